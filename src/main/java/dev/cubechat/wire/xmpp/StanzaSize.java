package dev.cubechat.wire.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How large a stanza may be: a larger one would end the stream of whoever gets it. */
public final class StanzaSize {
    /** What one {@code char} can take: those that take four are written as two. */
    private static final int MOST_BYTES = 3;

    private StanzaSize() {}

    /**
     * Lets pass what the chat server takes.
     *
     * @throws Failure INVALID where it is larger
     */
    public static void check(Xml stanza) {
        trouble(XmlText.write(stanza, Ns.CLIENT))
                .ifPresent(
                        tooLarge -> {
                            throw tooLarge;
                        });
    }

    /** Why the chat server does not take it, INVALID; for most, its length tells that it does. */
    public static Optional<Failure> trouble(String written) {
        if ((long) written.length() * MOST_BYTES <= XmlText.LARGEST) {
            return Optional.empty();
        }
        int bytes = written.getBytes(StandardCharsets.UTF_8).length;
        return bytes > XmlText.LARGEST ? Optional.of(refusal(bytes)) : Optional.empty();
    }

    private static Failure refusal(int bytes) {
        return new Failure(
                FailureKind.INVALID,
                "Not sent: it is "
                        + bytes
                        + " bytes as XML; the chat server takes "
                        + XmlText.LARGEST
                        + " at most.");
    }
}
