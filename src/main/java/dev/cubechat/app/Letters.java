package dev.cubechat.app;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.util.Map;
import java.util.Set;

/**
 * The letters of the command line and of the variables that we read. Where the locale is not
 * installed Java reads each letter beyond ASCII as a mark for what cannot be read; to send that, or
 * to sign in with it, would be worse than to do nothing.
 */
final class Letters {
    private static final char UNREADABLE = '\ufffd';
    private static final int SHOWN = 40;

    private static final String OURS = "CUBECHAT_";

    /** The variables besides our own whose letters tell where something is. */
    private static final Set<String> PLACES =
            Set.of(
                    "HOME",
                    "XDG_CONFIG_HOME",
                    "XDG_STATE_HOME",
                    "XDG_CACHE_HOME",
                    "SSL_CERT_FILE",
                    "HTTPS_PROXY",
                    "https_proxy");

    private Letters() {}

    /**
     * Lets pass what has been read.
     *
     * @param encoding in which Java has read the arguments and the environment
     * @throws Failure USAGE where an argument or a variable has lost letters; the variable's value
     *     is not told, since it may be a secret
     */
    static void check(String encoding, Map<String, String> environment, String... args) {
        // In UTF-8 the mark itself can be typed.
        if (encoding.equalsIgnoreCase("UTF-8")) {
            return;
        }
        for (int i = 0; i < args.length; i++) {
            if (hasLost(args[i])) {
                throw lost("Argument " + (i + 1), encoding, ": \"" + beginning(args[i]) + "\".");
            }
        }
        environment.entrySet().stream()
                .filter(variable -> isRead(variable.getKey()) && hasLost(variable.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .ifPresent(
                        name -> {
                            throw lost("The variable " + name, encoding, ".");
                        });
    }

    private static boolean isRead(String name) {
        return name.startsWith(OURS) || PLACES.contains(name);
    }

    private static boolean hasLost(String text) {
        return text.indexOf(UNREADABLE) >= 0;
    }

    private static Failure lost(String what, String encoding, String end) {
        return new Failure(
                        FailureKind.USAGE,
                        what
                                + " has letters that cannot be read in the encoding of this locale"
                                + " ("
                                + encoding
                                + ")"
                                + end)
                .withHint(
                        "Set LC_ALL to a UTF-8 locale of this machine, such as C.UTF-8: locale -a"
                                + " lists them.");
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
