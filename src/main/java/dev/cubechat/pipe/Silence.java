package dev.cubechat.pipe;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long nothing has come back of what is under way. Time in which nothing was, or in which this
 * program itself stood still, is no silence. Used by the pipe's thread.
 */
final class Silence {
    private final Duration most;
    private final LongSupplier nanos;
    private long since;

    /** Why what is to go out is put off; null where something was taken since. */
    private @Nullable Failure later;

    /** Since when it is, and when that was found last. */
    private long laterSince;

    private long laterAgain;

    /**
     * @param most how long it may be
     */
    Silence(Duration most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /** Something came back, or there is something new to wait for. */
    void restart() {
        since = nanos.getAsLong();
    }

    /**
     * Somebody was to be woken after a while, and is awake now. What is over that is not the
     * server's: the program was suspended, or its machine.
     *
     * @param from when he went to sleep
     * @param asked how long he wanted to sleep at most
     */
    void sleptSince(long from, long asked) {
        long over = Math.max(0, nanos.getAsLong() - from - asked);
        since += over;
        laterSince += over;
    }

    /** Something was taken, or refused. */
    void end() {
        later = null;
        restart();
    }

    /** Something is to go out later, which is as good as nothing. */
    void putOff(Failure why) {
        laterAgain = nanos.getAsLong();
        laterSince = later == null ? laterAgain : laterSince;
        later = why;
    }

    /** Why not to wait any longer for what is under way; empty where there is patience left. */
    Optional<Failure> tooLong() {
        return nanos.getAsLong() - since > most.toNanos()
                ? Optional.of(failure())
                : Optional.empty();
    }

    /**
     * Why not to try again what is put off; empty where there is patience left. However long one
     * waits before trying again, nothing is given up before that.
     */
    Optional<Failure> putOffTooLong() {
        return later != null && laterAgain - laterSince > most.toNanos()
                ? Optional.of(failure())
                : Optional.empty();
    }

    private Failure failure() {
        long seconds = most.toSeconds();
        if (later == null) {
            String what = "The chat server has acknowledged nothing for " + seconds + " s.";
            return new Failure(FailureKind.UNREACHABLE, what)
                    .withHint("Run it again when the network is back.");
        }
        String what = "Nothing was taken for " + seconds + " s: ";
        return new Failure(later.kind(), what + later.sentence(), later)
                .withHint("Run it again later, or more slowly with --rate.");
    }
}
