package dev.cubechat.sandbox.xmpp;

import dev.cubechat.wire.xmpp.StreamNonza;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Counts the stanzas of one stream in both directions and keeps what the client has not yet
 * acknowledged (XEP-0198; protocol page xmpp.md, section 23). Its session owns it and locks.
 */
final class StreamManagement {
    private final Deque<Parcel> unacknowledged = new ArrayDeque<>();
    private long handled;
    private long acknowledged;

    /** About how many characters wait. */
    private long length;

    StreamManagement() {
        this(0, 0);
    }

    /** With counters that have run before. */
    StreamManagement(long handled, long acknowledged) {
        this.handled = handled;
        this.acknowledged = acknowledged;
    }

    /** A stanza came from the client. */
    void came() {
        handled = (handled + 1) % StreamNonza.MODULUS;
    }

    /** How many came, modulo 2^32. */
    long handled() {
        return handled;
    }

    /** A stanza goes to the client. */
    void goes(Parcel parcel) {
        unacknowledged.add(parcel);
        length += parcel.length();
    }

    /** Whether the client can have handled so many: not fewer than before, not more than sent. */
    boolean canBe(long clientHandled) {
        return newly(clientHandled) <= unacknowledged.size();
    }

    /**
     * The client has handled so many.
     *
     * @return how many of them are news
     */
    long acknowledge(long clientHandled) {
        long news = newly(clientHandled);
        for (long i = 0; i < news; i++) {
            Parcel parcel = unacknowledged.remove();
            length -= parcel.length();
            parcel.arrived();
        }
        acknowledged = clientHandled;
        return news;
    }

    /** What went and was not acknowledged, oldest first. */
    List<Parcel> unacknowledged() {
        return List.copyOf(unacknowledged);
    }

    int waiting() {
        return unacknowledged.size();
    }

    /** About how many characters were not acknowledged. */
    long length() {
        return length;
    }

    private long newly(long clientHandled) {
        return Math.floorMod(clientHandled - acknowledged, StreamNonza.MODULUS);
    }
}
