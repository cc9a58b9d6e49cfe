package dev.cubechat.pipe;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Sent;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * What becomes of a pipe as a whole: whether it stops and where, and what is said in the end. Used
 * by the pipe's thread.
 */
final class Outcome {
    private final boolean stopsAtRefusal;
    private @Nullable Failure trouble;

    /** The refused message at which the pipe stops: what comes before it is still sent. */
    private long stopAt = Long.MAX_VALUE;

    private long failed;
    private long unknown;

    /**
     * Nothing has happened yet.
     *
     * @param stopsAtRefusal whether a record that cannot be sent is the last
     */
    Outcome(boolean stopsAtRefusal) {
        this.stopsAtRefusal = stopsAtRefusal;
    }

    /** Nothing more is taken from the input; the first reason is the one that counts. */
    void stop(Failure why) {
        if (trouble == null) {
            trouble = why;
        }
    }

    boolean isStopping() {
        return trouble != null;
    }

    /** Whether it comes before the message at which the pipe stops. */
    boolean isBeforeEnd(long number) {
        return number < stopAt;
    }

    /**
     * The record cannot be sent.
     *
     * @throws Failure where that is no fault of the record
     */
    void refuse(Slot slot, Failure why) {
        throwUnlessOfTheRecord(why);
        slot.failed(why);
        if (stopsAtRefusal && slot.number < stopAt) {
            stopAt = slot.number;
            trouble = isStopped() ? trouble : why;
        }
    }

    /** Goes on only where it is a fault of the record. */
    static void throwUnlessOfTheRecord(Failure why) {
        if (!isOfTheRecord(why)) {
            throw why;
        }
    }

    static boolean isOfTheRecord(Failure why) {
        return switch (why.kind()) {
            case UNREACHABLE,
                    TIMED_OUT,
                    RATE_LIMITED,
                    NOT_SIGNED_IN,
                    CONFIGURATION,
                    OUTCOME_UNKNOWN,
                    INTERRUPTED ->
                    false;
            default -> true;
        };
    }

    /** The lines of this message are told. */
    void count(Slot slot) {
        failed += slot.status == Sent.Status.FAILED ? slot.bundle.size() : 0;
        unknown += slot.status == Sent.Status.UNKNOWN ? slot.bundle.size() : 0;
    }

    /** Why not all was sent, when all was said; empty where all was. */
    Optional<Failure> trouble() {
        Failure first = trouble;
        if (isStopped()) {
            return Optional.ofNullable(first);
        }
        if (unknown > 0) {
            String why = first == null ? "" : " " + first.sentence();
            return Optional.of(
                    new Failure(
                                    FailureKind.OUTCOME_UNKNOWN,
                                    counted(unknown) + " may have arrived, or not." + why)
                            .withHint("With --journal another run finds out what it can."));
        }
        if (first == null && failed > 0) {
            String were = failed == 1 ? " was" : " were";
            return Optional.of(
                    new Failure(FailureKind.PARTIAL, counted(failed) + were + " not sent."));
        }
        return Optional.ofNullable(first);
    }

    /** Whether somebody stops it; then that is what is said, whatever comes in the last moment. */
    private boolean isStopped() {
        return trouble != null && trouble.kind() == FailureKind.INTERRUPTED;
    }

    private static String counted(long records) {
        return records == 1 ? "1 record" : records + " records";
    }
}
