package dev.cubechat.pipe;

import dev.cubechat.journal.Entry;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes records from the input, as long as messages are to be made of them. What was put together
 * and could not become a message yet is held, and comes first. Used by the pipe's thread.
 */
final class Intake {
    private final Mailbox mailbox;
    private final Bundler bundler;
    private final Ledger ledger;
    private final Preparing preparing;
    private final Outcome outcome;
    private long records;
    private @Nullable Bundle held;

    Intake(Mailbox mailbox, Bundler bundler, Ledger ledger, Preparing preparing, Outcome outcome) {
        this.mailbox = mailbox;
        this.bundler = bundler;
        this.ledger = ledger;
        this.preparing = preparing;
        this.outcome = outcome;
    }

    /**
     * The next message, if all of it is here.
     *
     * @param number what it is counted as
     * @throws Failure where it cannot be told what becomes of it; it is held
     */
    Optional<Slot> next(long number) {
        Optional<Entry> earlier = ledger.earlier();
        Bundle bundle = held != null ? held : bundle(earlier);
        held = bundle;
        if (bundle == null || (isPartOf(earlier, bundle) && isBroken())) {
            return Optional.empty();
        }
        Slot slot =
                earlier.isPresent()
                        ? preparing.known(number, earlier.get(), bundle)
                        : preparing.fresh(number, bundle);
        records += bundle.size();
        held = null;
        return Optional.of(slot);
    }

    private @Nullable Bundle bundle(Optional<Entry> earlier) {
        return earlier.isPresent() ? bundler.again(earlier.get().records()) : bundler.next();
    }

    private static boolean isPartOf(Optional<Entry> earlier, Bundle bundle) {
        return earlier.isPresent() && bundle.size() < earlier.get().records();
    }

    /** Whether something was put together that could not become a message yet. */
    boolean isHolding() {
        return held != null;
    }

    /** From now on no record is taken; of those that were taken the last make a message, too. */
    void stop() {
        bundler.stop();
    }

    /**
     * Whether all of the input became messages.
     *
     * @throws Failure USAGE where the journal knows more of it
     */
    boolean isOver() {
        if (held != null || !bundler.isOver()) {
            return false;
        }
        if (!isBroken()) {
            ledger.matchEnd(records);
        }
        return true;
    }

    /** Whether a record of the input, or its end, could be taken now. */
    boolean isHungry() {
        return !outcome.isStopping() && held == null && !bundler.isOver();
    }

    /** How long until a message is complete because its time is over. */
    long patience() {
        return ledger.earlier().isEmpty() ? bundler.patience() : Long.MAX_VALUE;
    }

    /**
     * What was read and did not become messages, as messages that are not going to be sent; empty
     * where the journal knows of it, which then knows more than we do.
     *
     * @param first what the first of them is counted as
     */
    List<Slot> rest(long first) {
        List<Slot> rest = new ArrayList<>();
        if (ledger.earlier().isEmpty()) {
            stop();
            Bundle next = held != null ? held : bundler.next();
            while (next != null) {
                rest.add(preparing.unwritten(first + rest.size(), next));
                next = bundler.next();
            }
        }
        return rest;
    }

    /** Whether the input broke off; what came before that is still sent. */
    private boolean isBroken() {
        IOException broken = mailbox.broken();
        if (broken != null) {
            String what = "Could not read the input to its end: " + broken.getMessage() + ".";
            outcome.stop(new Failure(FailureKind.USAGE, what, broken));
        }
        return broken != null;
    }
}
