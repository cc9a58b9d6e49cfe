package dev.cubechat.rest;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * A request as it stands on the wire, without our headers.
 *
 * @param method any HTTP method, in letters of any case
 * @param target path and query below the address of the API, percent-encoded
 * @param body goes as JSON; null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // sent once and compared by nobody
public record RawRequest(String method, String target, byte @Nullable [] body) {

    private static final int LONGEST_METHOD = 20;

    /**
     * Checks what a person typed.
     *
     * @throws Failure USAGE where it cannot be sent as it is
     */
    public RawRequest {
        if (!isMethod(method)) {
            throw new Failure(FailureKind.USAGE, "\"" + method + "\" is not an HTTP method.");
        }
        method = method.toUpperCase(Locale.ROOT);
        if (!target.startsWith("/") || target.startsWith("//")) {
            throw new Failure(
                            FailureKind.USAGE,
                            "\"" + target + "\" is not a path below the address of the API.")
                    .withHint("Paths begin with one slash: /chat/Dialog");
        }
        if (!isVisibleAscii(target)) {
            throw new Failure(
                    FailureKind.USAGE,
                    "The path may hold no spaces and no letters beyond ASCII: percent-encode"
                            + " them.");
        }
    }

    private static boolean isMethod(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return !word.isEmpty() && word.length() <= LONGEST_METHOD;
    }

    private static boolean isVisibleAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
