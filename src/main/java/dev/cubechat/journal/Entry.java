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
 * @param refusal the word for why it was given up, where the fate is LEAVING or REFUSED; else null
 * @param aside where its records begin in the file for such, where the fate is LEAVING; else null
 */
public record Entry(
        long number,
        int records,
        String hash,
        MessageId id,
        @Nullable DialogId dialog,
        Fate fate,
        @Nullable String refusal,
        @Nullable Long aside) {

    /** What became of a message. */
    public enum Fate {
        /** It was chosen, and never left. */
        PLANNED,
        /** It may have been sent, or not. */
        OPEN,
        /** The server has acknowledged it. */
        SENT,
        /** It was given up; its records may have been put aside, in part or not at all. */
        LEAVING,
        /** It was given up for good. */
        REFUSED
    }

    /** A message that was chosen and may be sent from then on. */
    public static Entry open(
            long number, int records, String hash, MessageId id, @Nullable DialogId dialog) {
        return new Entry(number, records, hash, id, dialog, Fate.OPEN, null, null);
    }

    /** The word for why it was given up. */
    String why() {
        return Objects.requireNonNull(refusal, "it was not given up");
    }

    /** Where its records begin in the file for such. */
    long place() {
        return Objects.requireNonNull(aside, "it is not being put aside");
    }

    /** The same where it did not leave, and does not before that is written down. */
    public Entry stayed() {
        return new Entry(number, records, hash, id, dialog, Fate.PLANNED, null, null);
    }

    Entry out() {
        return new Entry(number, records, hash, id, dialog, Fate.OPEN, null, null);
    }

    Entry sent() {
        return new Entry(number, records, hash, id, dialog, Fate.SENT, null, null);
    }

    Entry leaving(String why, long place) {
        return new Entry(number, records, hash, id, dialog, Fate.LEAVING, why, place);
    }

    Entry refused(String why) {
        return new Entry(number, records, hash, id, dialog, Fate.REFUSED, why, null);
    }
}
