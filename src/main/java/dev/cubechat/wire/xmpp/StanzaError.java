package dev.cubechat.wire.xmpp;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Why a stanza was refused (protocol page xmpp.md, section 17; RFC 6120, section 8.3).
 *
 * @param code the legacy number that the official SDKs report; 0 where it was missing
 * @param type {@code cancel}, {@code auth}, {@code modify} or {@code wait}
 * @param condition the defined condition, such as {@code forbidden}
 * @param text a sentence for a person; null where there was none
 */
public record StanzaError(int code, String type, String condition, @Nullable String text) {
    /** The recipient blocks the sender, or nobody answers such requests. */
    public static final StanzaError SERVICE_UNAVAILABLE =
            new StanzaError(503, "cancel", "service-unavailable", "Service not available.");

    /** A message to the room of a dialog one is not in. */
    public static final StanzaError FORBIDDEN =
            new StanzaError(403, "auth", "forbidden", "You are not an occupant of this dialog.");

    /** A system message to a room. */
    public static final StanzaError FEATURE_NOT_IMPLEMENTED =
            new StanzaError(501, "cancel", "feature-not-implemented", "Feature not implemented.");

    /** There is no such user, dialog or message. */
    public static final StanzaError ITEM_NOT_FOUND =
            new StanzaError(404, "cancel", "item-not-found", "The requested item does not exist.");

    /** The stanza lacks something it must have. */
    public static final StanzaError BAD_REQUEST =
            new StanzaError(400, "modify", "bad-request", "The stanza cannot be understood.");

    /** Not with this role, or not on somebody else's message. */
    public static final StanzaError NOT_ALLOWED =
            new StanzaError(405, "cancel", "not-allowed", "This is not allowed.");

    /** Somebody else has it. */
    public static final StanzaError CONFLICT =
            new StanzaError(409, "cancel", "conflict", "It is in use by another session.");

    /** The server has too much to do just now. */
    public static final StanzaError RESOURCE_CONSTRAINT =
            new StanzaError(500, "wait", "resource-constraint", "Too much at once; try later.");

    /** The server is in trouble. */
    public static final StanzaError INTERNAL_SERVER_ERROR =
            new StanzaError(500, "wait", "internal-server-error", "Something went wrong.");

    /** A stanza before the resource was bound. */
    public static final StanzaError NOT_AUTHORIZED =
            new StanzaError(
                    401,
                    "auth",
                    "not-authorized",
                    "You must authenticate session first, before you can send any message or"
                            + " presence packet.");

    /** The same error with another sentence. */
    public StanzaError saying(String sentence) {
        return new StanzaError(code, type, condition, sentence);
    }

    /**
     * The answer to a refused stanza: its children, then the error, addressed back. A message comes
     * back from the bare address it was sent to, anything else from the full one.
     */
    public Xml replyTo(Xml refused) {
        String to = refused.attr("to").orElse(null);
        boolean message = refused.name().equals("message");
        return refused.attr("from", to != null && message ? Jid.parse(to).bare() : to)
                .attr("to", refused.attr("from").orElse(null))
                .attr("type", "error")
                .child(toXml());
    }

    private Xml toXml() {
        Xml error =
                Xml.of("error", Ns.CLIENT)
                        .attr("code", Integer.toString(code))
                        .attr("type", type)
                        .child(Xml.of(condition, Ns.STANZA_ERRORS));
        return text == null
                ? error
                : error.child(Xml.of("text", Ns.STANZA_ERRORS).attr("xml:lang", "en").text(text));
    }

    /** The error in an answer; nothing where the stanza is no error. */
    public static Optional<StanzaError> read(Xml stanza) {
        if (!stanza.attr("type").filter("error"::equals).isPresent()) {
            return Optional.empty();
        }
        Xml error = stanza.find("error", Ns.CLIENT).orElse(Xml.of("error", Ns.CLIENT));
        String condition =
                error.elements()
                        .filter(child -> child.namespace().equals(Ns.STANZA_ERRORS))
                        .map(Xml::name)
                        .filter(name -> !name.equals("text"))
                        .findFirst()
                        .orElse("undefined-condition");
        int code =
                error.attr("code")
                        .filter(text -> text.matches("\\d{1,5}"))
                        .map(Integer::parseInt)
                        .orElse(0);
        return Optional.of(
                new StanzaError(
                        code,
                        error.attr("type").orElse("cancel"),
                        condition,
                        error.find("text", Ns.STANZA_ERRORS).map(Xml::text).orElse(null)));
    }
}
