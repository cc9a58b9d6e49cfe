package dev.cubechat.export;

import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;

import java.util.Comparator;

/**
 * Where a message stands in history, and how much of the file it takes.
 *
 * @param length of its row in bytes
 */
record Row(long second, MessageId id, int length) implements Comparable<Row> {
    private static final Comparator<Row> ORDER =
            Comparator.comparingLong(Row::second).thenComparing(Row::id);

    static Row of(Message message, int length) {
        return new Row(message.dateSent(), message.id(), length);
    }

    /** By where it stands; the length does not matter. */
    @Override
    public int compareTo(Row other) {
        return ORDER.compare(this, other);
    }
}
