package dev.cubechat.service.follow;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.xmpp.Awaited;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Asks the service for a follower, so that its silence stops nothing else: another thread waits for
 * the answer, and on this one what is due by the clock is done meanwhile. What came of it is told
 * in its order, for nothing else is handed over until the answer is there or given up. Used by one
 * thread, the follower's.
 */
final class Asking {
    private static final Duration A_WHILE = Duration.ofSeconds(10);
    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);
    private static final Duration SHORTEST_NAP = Duration.ofMillis(20);

    /** How long an answer is waited for. */
    enum Patience {
        /** Until the end. */
        LONG,
        /** Until the end while nothing else happens, and otherwise for a while. */
        WHILE_QUIET,
        /** For a moment, even at the end. */
        SHORT
    }

    private final Timing timing;
    private final BooleanSupplier quiet;
    private final Duration aWhile;
    private final Duration aMoment;

    /**
     * @param quiet whether nothing else waits to be handed over
     */
    Asking(Timing timing, BooleanSupplier quiet) {
        this(timing, quiet, A_WHILE, A_MOMENT);
    }

    Asking(Timing timing, BooleanSupplier quiet, Duration aWhile, Duration aMoment) {
        this.timing = timing;
        this.quiet = quiet;
        this.aWhile = aWhile;
        this.aMoment = aMoment;
    }

    /**
     * The answer to a question.
     *
     * @throws Failure what the question ends with; UNREACHABLE where it was given up; INTERRUPTED
     *     where this thread was told to stop
     */
    <T> T ask(Patience patience, Supplier<T> question) {
        if (timing.isOver() && patience != Patience.SHORT) {
            throw noTime();
        }
        FutureTask<T> answer = new FutureTask<>(question::get);
        Thread asker = Thread.ofVirtual().name("cubechat asking").start(answer);
        try {
            return await(patience, answer);
        } catch (InterruptedException stopped) {
            throw Failure.interrupted("Stopped while the service was asked.", stopped);
        } finally {
            // Where nobody waits any more, this breaks the request off.
            asker.interrupt();
        }
    }

    private <T> T await(Patience patience, Future<T> answer) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            try {
                Duration nap = timing.isOver() ? SHORTEST_NAP : timing.napWhileAsking(LONGEST_NAP);
                return answer.get(nap.toNanos(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException failed) {
                throw Awaited.reason(failed);
            } catch (TimeoutException notYet) {
                timing.tick();
                Duration waited = Duration.ofNanos(System.nanoTime() - begun);
                if (timing.isOver() && isLastMoment(patience, waited)) {
                    throw noTime();
                }
                if (isTooLong(patience, waited)) {
                    throw silent(waited);
                }
            }
        }
    }

    private boolean isTooLong(Patience patience, Duration waited) {
        boolean isWhile = waited.compareTo(aWhile) >= 0;
        boolean idle = isWhile && timing.isIdle();
        return switch (patience) {
            case LONG -> idle;
            case WHILE_QUIET -> idle || (isWhile && !quiet.getAsBoolean());
            case SHORT -> waited.compareTo(aMoment) >= 0;
        };
    }

    private static boolean isLastMoment(Patience patience, Duration waited) {
        return patience != Patience.SHORT || waited.compareTo(LAST_MOMENT) >= 0;
    }

    private static Failure noTime() {
        return new Failure(
                FailureKind.UNREACHABLE, "The service did not answer before the time was over.");
    }

    private static Failure silent(Duration waited) {
        return new Failure(
                FailureKind.UNREACHABLE,
                "The service gave no answer within " + waited.toSeconds() + " s.");
    }
}
