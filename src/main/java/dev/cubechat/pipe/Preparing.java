package dev.cubechat.pipe;

import dev.cubechat.journal.Entry;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Sent;

/**
 * Makes messages of records: finds out what they say and where they go, and has them written down.
 * Used by the pipe's thread.
 */
final class Preparing {
    private final LetterReader reader;
    private final Courier courier;
    private final Ledger ledger;
    private final Recovery recovery;
    private final Outcome outcome;
    private final Whereabouts whereabouts = new Whereabouts();

    Preparing(
            LetterReader reader,
            Courier courier,
            Ledger ledger,
            Recovery recovery,
            Outcome outcome) {
        this.reader = reader;
        this.courier = courier;
        this.ledger = ledger;
        this.recovery = recovery;
        this.outcome = outcome;
    }

    /** A message that an earlier run has chosen. */
    Slot known(long number, Entry entry, Bundle bundle) {
        ledger.match(entry, bundle);
        Slot slot =
                switch (entry.fate()) {
                    case PLANNED, OPEN -> open(number, entry, bundle);
                    case SENT, LEAVING, REFUSED -> decided(number, entry, bundle);
                };
        ledger.advance();
        return slot;
    }

    private Slot decided(long number, Entry entry, Bundle bundle) {
        remember(entry, bundle);
        Slot slot = new Slot(number, bundle, entry.id(), null, null, entry.dialog());
        slot.earlier = true;
        slot.wasSettled = entry.fate() != Entry.Fate.LEAVING;
        slot.error = entry.refusal();
        slot.aside = entry.aside();
        slot.done(entry.fate() == Entry.Fate.SENT ? Sent.Status.SENT : Sent.Status.FAILED);
        return slot;
    }

    /** A message that no earlier run knows. */
    Slot fresh(long number, Bundle bundle) {
        MessageId id = ledger.id(number).orElseGet(courier::nextId);
        Slot slot = written(number, id, bundle);
        checkDialog(slot);
        if (!outcome.isStopping()) {
            ledger.plan(slot);
        }
        if (recovery.isProbing() && slot.stage == Slot.Stage.READY) {
            slot.stage = Slot.Stage.IN_DOUBT;
        }
        return slot;
    }

    /** A message that is not going to be sent in this run; nothing of it is written down. */
    Slot unwritten(long number, Bundle bundle) {
        MessageId id = ledger.id(number).orElseGet(courier::nextId);
        return new Slot(number, bundle, id, null, null, null);
    }

    /** A message that an earlier run has written down, and may have sent. */
    private Slot open(long number, Entry entry, Bundle bundle) {
        boolean left = entry.fate() == Entry.Fate.OPEN;
        DialogId dialog = entry.dialog();
        remember(entry, bundle);
        if (dialog == null || !left) {
            Slot slot = written(number, entry.id(), bundle);
            checkDialog(slot);
            slot.leftEarlier = left;
            slot.isOut = left;
            if (slot.stage == Slot.Stage.READY) {
                slot.stage = Slot.Stage.IN_DOUBT;
            }
            return slot;
        }
        Slot slot;
        try {
            slot = addressed(number, entry.id(), bundle);
            slot.stage = Slot.Stage.IN_DOUBT;
        } catch (Failure failure) {
            // That run found the dialog, so there the message may be.
            Outcome.throwUnlessOfTheRecord(failure);
            slot = new Slot(number, bundle, entry.id(), null, null, dialog);
            slot.unknown("It may have left, and nobody can look: " + failure.sentence());
        }
        checkDialog(slot);
        slot.leftEarlier = true;
        slot.isOut = true;
        return slot;
    }

    /** Where the message went then, if a dialog was typed for it, or written into it. */
    private void remember(Entry entry, Bundle bundle) {
        DialogId dialog = entry.dialog();
        if (dialog != null) {
            reader.target(bundle.joined()).ifPresent(target -> whereabouts.was(target, dialog));
        }
    }

    private void checkDialog(Slot slot) {
        Letter letter = slot.letter;
        if (letter != null) {
            whereabouts.check(letter.to(), slot.dialog);
        }
    }

    /**
     * The message with the way that it goes.
     *
     * @throws Failure where it has none, or is no message
     */
    private Slot addressed(long number, MessageId id, Bundle bundle) {
        if (bundle.isTooLong()) {
            throw LetterReader.invalid("it is longer than " + Splitter.LONGEST + " bytes");
        }
        Letter letter = reader.read(bundle.joined());
        Courier.Place place = courier.place(letter.to());
        return new Slot(number, bundle, id, letter, place, place.dialog());
    }

    private Slot written(long number, MessageId id, Bundle bundle) {
        try {
            return addressed(number, id, bundle);
        } catch (Failure failure) {
            Slot slot = new Slot(number, bundle, id, null, null, null);
            outcome.refuse(slot, failure);
            return slot;
        }
    }
}
