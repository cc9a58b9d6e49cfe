package dev.cubechat.pipe;

import dev.cubechat.journal.Entry;
import dev.cubechat.journal.Journal;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Sent;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The pipe's side of its journal, or of none. What the journal knows is taken message by message,
 * as the input comes again. Used by the pipe's thread.
 */
final class Ledger {
    /** So few messages that no history knows are left in doubt where the program is killed. */
    private static final int MOST_OUT = 64;

    private final @Nullable Journal journal;
    private Optional<Entry> earlier;
    private boolean unsynced;

    Ledger(@Nullable Journal journal) {
        this.journal = journal;
        this.earlier = journal == null ? Optional.empty() : journal.earlier();
    }

    /** Whether messages may have been sent of which even the journal does not know. */
    boolean isResumed() {
        return journal != null && journal.resumed();
    }

    /** What is known of the next message, if anything is. */
    Optional<Entry> earlier() {
        return earlier;
    }

    /**
     * These are the records that the journal knows as its next message.
     *
     * @throws Failure USAGE where they are not
     */
    void match(Entry entry, Bundle bundle) {
        if (bundle.size() != entry.records() || !bundle.hash().equals(entry.hash())) {
            throw otherInput(
                    "record " + bundle.first() + " is not the one that it knows at this place");
        }
    }

    /** The message that was matched is in the window; another is the next. */
    void advance() {
        earlier = journal == null ? Optional.empty() : journal.earlier();
    }

    /**
     * The input has ended.
     *
     * @throws Failure USAGE where the journal knows more of it
     */
    void matchEnd(long records) {
        if (earlier.isPresent()) {
            throw otherInput("the input ends after " + records + " records, and it knows more");
        }
    }

    /** The id of the message at this place, where ids come from the journal. */
    Optional<MessageId> id(long number) {
        return Optional.ofNullable(journal).map(it -> it.id(number));
    }

    /** The message is going to be sent. */
    void plan(Slot slot) {
        if (journal == null) {
            return;
        }
        Entry entry =
                Entry.open(
                        slot.number, slot.bundle.size(), slot.bundle.hash(), slot.id, slot.dialog);
        journal.plan(isTracked(slot) ? entry.stayed() : entry);
        unsynced = true;
    }

    /**
     * Whether it can go out. Of a message that no history will know another run must hear whether
     * it left, so few of them are out at the same time.
     *
     * @param flying how many are on their way
     */
    boolean lets(Slot slot, int flying) {
        return !isTracked(slot) || room(flying) > 0;
    }

    /** How many more such messages can be out. */
    int room(int flying) {
        return MOST_OUT - flying;
    }

    /** Whether it must be written down that it may leave. */
    boolean asksFor(Slot slot) {
        return isTracked(slot) && !slot.isOut;
    }

    /** The message may leave after the next {@link #sync}. */
    void out(Slot slot) {
        if (journal != null && asksFor(slot)) {
            journal.out(slot.number);
            slot.isOut = true;
            unsynced = true;
        }
    }

    /** The message did not leave, or was not taken. */
    void stayed(Slot slot) {
        // Of what is being put aside the journal knows more already.
        if (journal != null && slot.isOut && slot.aside == null && isTracked(slot)) {
            journal.stayed(slot.number);
            slot.isOut = false;
        }
    }

    /** Whether the journal alone can tell whether it left. */
    private boolean isTracked(Slot slot) {
        return journal != null && slot.letter != null && !slot.isKept();
    }

    /** What is planned may be sent, and what is leaving put aside, when this returns. */
    void sync() {
        if (journal != null && unsynced) {
            journal.sync();
            unsynced = false;
        }
    }

    /** The message is refused, and about to be put aside at the place that it was given. */
    void leaving(Slot slot) {
        if (journal != null && slot.error != null) {
            journal.leaving(slot.number, slot.error, slot.toAside());
            unsynced = true;
        }
    }

    /** The message arrived. */
    void sent(Slot slot) {
        if (journal != null) {
            journal.sent(slot.number);
            slot.wasSettled = true;
        }
    }

    /** The message has come to its end; one in doubt stays open. */
    void settle(Slot slot) {
        if (journal == null || slot.wasSettled) {
            return;
        }
        if (slot.status == Sent.Status.SENT) {
            sent(slot);
        } else if (slot.givenUp && slot.error != null) {
            journal.refused(slot.number, slot.error);
        } else if (slot.status == Sent.Status.FAILED) {
            stayed(slot);
        }
    }

    /** What was settled outlives this process when this returns. */
    void write() {
        if (journal != null) {
            journal.write();
        }
    }

    private static Failure otherInput(String difference) {
        return new Failure(
                        FailureKind.USAGE,
                        "The journal belongs to another input: " + difference + ".")
                .withHint("Give the same input from its beginning, or name another journal.");
    }
}
