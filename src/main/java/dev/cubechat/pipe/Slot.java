package dev.cubechat.pipe;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Sent;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** One message on its way through the pipe. Only the pipe's thread touches it. */
final class Slot {
    /** How far it is. */
    enum Stage {
        /** It can be sent. */
        READY,
        /** It was sent, and nothing is known yet. */
        FLYING,
        /** It may have arrived, or not. */
        IN_DOUBT,
        /** Its line can be told. */
        DONE
    }

    final long number;
    final Bundle bundle;
    final MessageId id;
    final @Nullable Letter letter;
    final Courier.@Nullable Place place;
    final @Nullable DialogId dialog;
    @Nullable Draft draft;
    Stage stage = Stage.READY;
    Sent.Status status = Sent.Status.UNKNOWN;
    @Nullable String error;
    @Nullable String reason;
    int attempts;

    /** Whether an earlier run may have sent it. */
    boolean leftEarlier;

    /** Whether the journal says of it that it may be on its way, where it does so at all. */
    boolean isOut;

    /** Whether an earlier run has sent it, or given it up. */
    boolean earlier;

    /** Whether the journal knows what became of it. */
    boolean wasSettled;

    /** Where its records stand, or will, in the file for refused ones; null where not there. */
    @Nullable Long aside;

    /** Whether it was refused, and all is done that is to be done with such. */
    boolean givenUp;

    /** Whether nothing is wrong with it, and it was not sent all the same. */
    private boolean unsent;

    Slot(
            long number,
            Bundle bundle,
            MessageId id,
            @Nullable Letter letter,
            Courier.@Nullable Place place,
            @Nullable DialogId dialog) {
        this.number = number;
        this.bundle = bundle;
        this.id = id;
        this.letter = letter;
        this.place = place;
        this.dialog = dialog;
    }

    /** Whether it may have been sent: in this run, or in an earlier one. */
    boolean mayHaveLeft() {
        return leftEarlier || attempts > 0;
    }

    /** Whether the history has it once it has arrived. */
    boolean isKept() {
        return letter != null && letter.save();
    }

    /** Whether it can go at once, with nothing to be uploaded first. */
    boolean isMade() {
        return draft != null || toLetter().enclosures().isEmpty();
    }

    boolean isRefused() {
        return stage == Stage.DONE && status == Sent.Status.FAILED && !unsent;
    }

    Letter toLetter() {
        return Objects.requireNonNull(letter, "a message without a letter is never sent");
    }

    long toAside() {
        return Objects.requireNonNull(aside, "a message without a place is never put aside");
    }

    Courier.Place toPlace() {
        return Objects.requireNonNull(place, "a message without a place is never sent");
    }

    void done(Sent.Status what) {
        stage = Stage.DONE;
        status = what;
    }

    void unknown(String why) {
        done(Sent.Status.UNKNOWN);
        error = FailureKind.OUTCOME_UNKNOWN.word();
        reason = why;
    }

    void failed(Failure why) {
        done(Sent.Status.FAILED);
        error = why.kind().word();
        reason = why.sentence();
    }

    /** It did not leave after all. */
    void stayed() {
        stage = Stage.READY;
        attempts--;
    }

    /** The pipe ended first. */
    void unsent(Failure why) {
        notTaken(why);
        reason = "The pipe ended before it was sent: " + why.sentence();
    }

    /** The server took neither it nor others, and another run may send it. */
    void notTaken(Failure why) {
        failed(why);
        unsent = true;
    }

    /** There is something to be said of where its records were put. */
    void toldOfAside(String what) {
        reason = reason == null ? what : reason + " " + what;
    }

    /** Adds a line for each record. */
    void addLines(List<Piped> lines) {
        long end = bundle.first() + bundle.size();
        for (long record = bundle.first(); record < end; record++) {
            lines.add(new Piped(record, status, id, dialog, attempts, earlier, error, reason));
        }
    }
}
