package dev.cubechat.xmpp;

import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/** A stanza in the {@link Outbox}, whose lock guards it. */
final class Outgoing {
    /** For a stanza that may go out on any stream. */
    static final long ANY_STREAM = -1;

    final RawStanza stanza;
    final CompletableFuture<Void> done = new CompletableFuture<>();

    /** What to tell of; null where only the sender is told. Thousands wait at a time. */
    final @Nullable Xml told;

    private final long stream;

    /** Its place among all that were handed over. */
    long number;

    long writtenNanos;

    /** How long the acknowledgement took. */
    long tookNanos;

    /** Whether the server refused it before it acknowledged it. */
    boolean refused;

    Outgoing(Xml xml, long stream) {
        this.stanza = new RawStanza(xml);
        this.stream = stream;
        this.told = stream == ANY_STREAM ? xml : null;
    }

    /** Whether it may go out on this stream, and on no other. */
    boolean isFor(long one) {
        return stream == one;
    }

    boolean mayGoOn(long now) {
        return stream == ANY_STREAM || stream == now;
    }
}
