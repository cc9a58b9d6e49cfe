package dev.cubechat.wire.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How large a stanza may be: a larger one would end the stream of whoever sends it. */
public final class StanzaSize {
    /** The largest stanza that a chat server takes from a client, in bytes of UTF-8. */
    public static final int LARGEST = 256 * 1024;

    /** What one {@code char} can take: those that take four are written as two. */
    private static final int MOST_BYTES = 3;

    private StanzaSize() {}

    /**
     * Lets pass what the chat server takes.
     *
     * @throws Failure INVALID where it is larger
     */
    public static void check(Xml stanza) {
        Failure.throwAny(trouble(XmlText.write(stanza, Ns.CLIENT)));
    }

    /** How many bytes it has as XML. */
    public static int bytes(Xml stanza) {
        return XmlText.write(stanza, Ns.CLIENT).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Why the chat server does not take it, INVALID; for most, its length tells that it does. */
    public static Optional<Failure> trouble(String written) {
        if ((long) written.length() * MOST_BYTES <= LARGEST) {
            return Optional.empty();
        }
        int bytes = written.getBytes(StandardCharsets.UTF_8).length;
        return bytes > LARGEST ? Optional.of(refusal(bytes)) : Optional.empty();
    }

    private static Failure refusal(int bytes) {
        return new Failure(
                FailureKind.INVALID,
                "Not sent: it is "
                        + bytes
                        + " bytes as XML; the chat server takes "
                        + LARGEST
                        + " at most.");
    }
}
