package dev.cubechat.xmpp;

import dev.cubechat.wire.xmpp.XmlFramer;

import java.util.regex.Pattern;

/** Shows what goes over the stream without the passwords and tokens in it. */
final class StanzaVeil {
    /** What SASL says, and fields that are called what REST's secrets are called. */
    private static final Pattern SECRET =
            Pattern.compile(
                    "(<(?:[\\w.-]+:)?(?:auth|response|challenge|success|password|old_password|token"
                            + "|access_token|secret|auth_key|auth_secret|signature)"
                            + "(?:\\s[^<>]*)?(?<!/)>)[^<]+",
                    Pattern.CASE_INSENSITIVE);

    /** The address of a private file has the session's token in it (rest.md, section 10.4). */
    private static final Pattern IN_ADDRESS = Pattern.compile("(?i)([?&;]token=)[^&\"'<>\\s]+");

    private StanzaVeil() {}

    /** One piece of the stream as its text, with dots for what is secret. */
    static String over(XmlFramer.Piece piece) {
        return switch (piece) {
            case XmlFramer.Piece.Opened opened -> "<stream:stream>";
            case XmlFramer.Piece.Closed closed -> "</stream:stream>";
            case XmlFramer.Piece.Element element -> over(element.text());
            case XmlFramer.Piece.TooLarge large ->
                    over(large.tag()) + "… (" + large.bytes() + " bytes)";
        };
    }

    /** The text of a stanza, or of a part of one, with dots for what is secret. */
    static String over(String text) {
        String shown = SECRET.matcher(text).replaceAll("$1•••");
        return IN_ADDRESS.matcher(shown).replaceAll("$1•••");
    }
}
