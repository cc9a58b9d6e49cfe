package dev.cubechat.pipe;

import dev.cubechat.journal.Entry;
import dev.cubechat.journal.Journal;
import dev.cubechat.model.DialogId;
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

    void plan(long number, Bundle bundle, MessageId id, @Nullable DialogId dialog) {
        if (journal != null) {
            journal.plan(number, bundle.size(), bundle.hash(), id, dialog);
            unsynced = true;
        }
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

    /** The message has come to its end; one in doubt stays open. */
    void settle(Slot slot) {
        if (journal == null || slot.wasSettled) {
            return;
        }
        if (slot.status == Sent.Status.SENT) {
            journal.sent(slot.number);
        } else if (slot.givenUp && slot.error != null) {
            journal.refused(slot.number, slot.error);
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
