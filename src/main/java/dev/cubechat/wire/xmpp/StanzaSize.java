package dev.cubechat.wire.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.nio.charset.StandardCharsets;

/** How large a stanza may be: a larger one would end the stream of whoever gets it. */
public final class StanzaSize {
    private StanzaSize() {}

    /**
     * Lets pass what the chat server takes.
     *
     * @throws Failure INVALID where it is larger
     */
    public static void check(Xml stanza) {
        int bytes = XmlText.write(stanza, Ns.CLIENT).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > XmlText.LARGEST) {
            throw refusal(bytes);
        }
    }

    /** Says that so many bytes are too many. */
    public static Failure refusal(int bytes) {
        return new Failure(
                FailureKind.INVALID,
                "Not sent: it is "
                        + bytes
                        + " bytes as XML; the chat server takes "
                        + XmlText.LARGEST
                        + " at most.");
    }
}
