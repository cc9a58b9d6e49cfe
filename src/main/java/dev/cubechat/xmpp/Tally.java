package dev.cubechat.xmpp;

import dev.cubechat.wire.xmpp.StreamNonza;

/**
 * Follows what the server says about the stanzas it has handled, to know how many of those that it
 * never acknowledged it did handle, should it refuse to resume the stream (XEP-0198, section 5: the
 * {@code h} of {@code <failed/>}). Safe for threads.
 */
final class Tally {
    private long acknowledged;
    private long more;

    /** The server says this. */
    synchronized void heard(StreamNonza nonza) {
        switch (nonza) {
            case StreamNonza.Enabled _ -> acknowledged = 0;
            case StreamNonza.Ack(long handled) -> acknowledged = handled;
            case StreamNonza.Resumed(String _, long handled) -> acknowledged = handled;
            case StreamNonza.Failed failed -> {
                Long handled = failed.handled();
                more =
                        handled == null
                                ? 0
                                : Math.floorMod(handled - acknowledged, StreamNonza.MODULUS);
            }
            case StreamNonza.Enable _, StreamNonza.Request _, StreamNonza.Resume _ -> {
                // None of these tells a number of ours.
            }
        }
    }

    /**
     * How many of the oldest unacknowledged stanzas of the stream that failed to resume were
     * handled; asked once.
     *
     * @param most how many there are; a server that claims to have handled more is not believed
     */
    synchronized int settled(int most) {
        int count = more <= most ? (int) more : 0;
        more = 0;
        return count;
    }
}
