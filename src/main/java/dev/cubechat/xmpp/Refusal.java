package dev.cubechat.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

import java.util.Set;

/** Says in our words why the server refused a stanza (xmpp.md, section 17). */
final class Refusal {
    private static final Set<String> TOO_MUCH = Set.of("resource-constraint", "policy-violation");

    private Refusal() {}

    /**
     * The refusal as a failure.
     *
     * @param what what was asked, to begin the sentence with, such as "The message"
     * @param ofPerson whether it was for a person: only they block somebody
     */
    static Failure of(StanzaError error, String what, boolean ofPerson) {
        FailureKind kind = kind(error, ofPerson);
        String text = error.text();
        String told = text == null || text.isBlank() ? error.condition() : text.strip();
        String verb =
                kind == FailureKind.BLOCKED
                        ? " was not delivered; the recipient may block you, or you them: "
                        : " was refused by the chat server: ";
        return new Failure(kind, what + verb + told + (told.endsWith(".") ? "" : "."));
    }

    /** The refusal of a request that goes to the server itself, whom nobody blocks. */
    static Failure byServer(StanzaError error, Xml request) {
        return switch (error.condition()) {
            case "service-unavailable", "feature-not-implemented" ->
                    new Failure(
                                    FailureKind.INVALID,
                                    "This chat server does not offer " + asked(request) + ".")
                            .withHint("ConnectyCube's does, unless an application has it off.");
            default -> of(error, "The request", false);
        };
    }

    private static String asked(Xml request) {
        return request.elements().findFirst().map(Xml::namespace).orElse(request.name());
    }

    private static FailureKind kind(StanzaError error, boolean ofPerson) {
        if (error.type().equals("wait") && TOO_MUCH.contains(error.condition())) {
            // Some servers give it the number of an error of theirs.
            return FailureKind.RATE_LIMITED;
        }
        int code = error.code() > 0 ? error.code() : legacyCode(error.condition());
        return switch (code) {
            case 401 -> FailureKind.NOT_SIGNED_IN;
            case 403, 405, 407 -> FailureKind.NOT_ALLOWED;
            case 404 -> FailureKind.NOT_FOUND;
            case 406 -> ofPerson ? FailureKind.BLOCKED : FailureKind.NOT_ALLOWED;
            case 503 -> ofPerson ? FailureKind.BLOCKED : FailureKind.UNREACHABLE;
            case 409 -> FailureKind.CONFLICT;
            case 500, 504 -> FailureKind.UNREACHABLE;
            default -> error.type().equals("wait") ? FailureKind.RATE_LIMITED : FailureKind.INVALID;
        };
    }

    /** The number that goes with a condition, for servers that leave it out (XEP-0086). */
    private static int legacyCode(String condition) {
        return switch (condition) {
            case "not-authorized" -> 401;
            case "forbidden" -> 403;
            case "item-not-found", "gone", "recipient-unavailable", "remote-server-not-found" ->
                    404;
            case "not-allowed" -> 405;
            case "not-acceptable" -> 406;
            case "registration-required", "subscription-required" -> 407;
            case "conflict" -> 409;
            case "internal-server-error" -> 500;
            case "service-unavailable" -> 503;
            case "remote-server-timeout" -> 504;
            default -> 0;
        };
    }
}
