package dev.cubechat.journal;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * What a journal knows of one message.
 *
 * @param number its place in the run, from 1
 * @param records how many records of the input it is made of
 * @param hash of those records, 16 hexadecimal digits, so that another input is noticed
 * @param dialog where it goes; null where that was not known beforehand
 * @param refusal the word for why it was given up, where the fate is REFUSED; else null
 */
public record Entry(
        long number,
        int records,
        String hash,
        MessageId id,
        @Nullable DialogId dialog,
        Fate fate,
        @Nullable String refusal) {

    /** What became of a message. */
    public enum Fate {
        /** It may have been sent, or not. */
        OPEN,
        /** The server has acknowledged it. */
        SENT,
        /** It was given up for good. */
        REFUSED
    }

    /** A message that was chosen and not sent yet. */
    public static Entry open(
            long number, int records, String hash, MessageId id, @Nullable DialogId dialog) {
        return new Entry(number, records, hash, id, dialog, Fate.OPEN, null);
    }

    /** The word for why it was given up. */
    String why() {
        return Objects.requireNonNull(refusal, "it was not given up");
    }

    Entry sent() {
        return new Entry(number, records, hash, id, dialog, Fate.SENT, null);
    }

    Entry refused(String why) {
        return new Entry(number, records, hash, id, dialog, Fate.REFUSED, why);
    }
}
