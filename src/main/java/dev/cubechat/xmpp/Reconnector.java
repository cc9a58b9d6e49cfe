package dev.cubechat.xmpp;

import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Watches over the link with one thread of its own: asks a silent server whether it is there, and
 * brings a lost link back, or gives up.
 */
final class Reconnector {
    /** What is watched over; all but {@link #isUp} is called on the one thread only. */
    interface Line {
        boolean isUp();

        /** Whether something has come since this was asked last, or still waits to be read. */
        boolean isBusy();

        /** Asks once more for what the server should have confirmed. */
        void remind();

        /** Asks the server whether it is there; the answer completes the future. */
        CompletableFuture<?> ask();

        /**
         * How much longer the answer may take, because of what is on its way before the question.
         */
        Duration ahead();

        /** Cuts a link that is dead. */
        void cut();

        /** Nothing goes out any more; the link is to come back. */
        void down(String reason);

        /** Nothing is tried for this long. */
        void waiting(Duration pause);

        /** Brings it back, with all that belongs to it. */
        void reopen();

        /** It will not come back. */
        void giveUp(ConnectionState last, Failure why);
    }

    private record Ended(String reason, boolean conflict) {}

    /** So often in a row our own lost session may hold our resource: usually for a minute. */
    static final int TAKEN_AT_MOST = 7;

    private static final Duration STOPPING = Duration.ofMillis(500);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Line line;
    private final Reconnect policy;
    private final Patience patience;
    private final Networks networks;
    private final RandomGenerator random;
    private final Consumer<String> trace;
    private @Nullable Ended ended;
    private @Nullable Failure broken;
    private boolean hurried;
    private boolean stopped;
    private @Nullable Thread watcher;

    /** The networks that were up when we looked last; on the one thread only. */
    private Set<String> up = Set.of();

    Reconnector(Line line, XmppSettings settings, RandomGenerator random) {
        this.line = line;
        this.policy = settings.reconnect();
        this.patience = settings.patience();
        this.networks = settings.networks();
        this.random = random;
        this.trace = settings.trace();
    }

    /** A link is about to be opened for the first time; what became of earlier ones is over. */
    synchronized void begin() {
        ended = null;
        broken = null;
    }

    /** Begins to watch over a link that has just been opened. */
    synchronized void start() {
        watcher = Thread.ofPlatform().daemon().name("cubechat link").start(this::watch);
    }

    /** The link has ended; any thread. */
    synchronized void linkEnded(String reason, boolean conflict) {
        ended = new Ended(reason, conflict);
        notifyAll();
    }

    /** The link is to be given up, for this; any thread. */
    synchronized void breakOff(Failure why) {
        broken = why;
        notifyAll();
    }

    /** Does not wait any longer before the next attempt. */
    synchronized void hurry() {
        hurried = true;
        notifyAll();
    }

    /** Stops watching and reconnecting; soon after this returns, nothing is attempted any more. */
    void stop() {
        Thread watching;
        synchronized (this) {
            stopped = true;
            notifyAll();
            watching = watcher;
        }
        if (watching == null || watching == Thread.currentThread()) {
            return;
        }
        watching.interrupt();
        try {
            if (!watching.join(STOPPING)) {
                trace.accept("xmpp: still connecting while closing");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            int streak = 0;
            while (true) {
                Ended how = awaitEnd(patience.pingInterval(), () -> false);
                if ((stopped() && how == null) || isBrokenOff()) {
                    return;
                }
                if (how == null) {
                    how = silence();
                }
                if (how == null) {
                    streak = 0;
                } else if (!line.isUp()) {
                    if (!recover(how, streak)) {
                        return;
                    }
                    streak++;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error bug) {
            trace.accept("xmpp: reconnecting failed: " + bug);
            line.giveUp(
                    ConnectionState.CLOSED,
                    new Failure(
                            FailureKind.UNREACHABLE,
                            "The connection to the chat server was lost, and could not be taken up"
                                    + " again.",
                            bug));
        }
    }

    /** Whether the link was to be given up; then it is by now. */
    private boolean isBrokenOff() {
        Failure why;
        synchronized (this) {
            why = broken;
            broken = null;
        }
        if (why == null) {
            return false;
        }
        line.cut();
        line.giveUp(ConnectionState.CLOSED, why);
        return true;
    }

    /** Asks a silent server whether it is there; says how the link ended, if it has. */
    private @Nullable Ended silence() throws InterruptedException {
        line.remind();
        if (line.isBusy()) {
            return null;
        }
        CompletableFuture<?> answer = line.ask();
        // What whenComplete returns is not done yet when it wakes us, so nobody looks at it.
        CompletableFuture<?> unused = answer.whenComplete((done, failed) -> wake());
        Duration atMost = patience.pingTimeout().plus(line.ahead());
        Ended how = awaitEnd(atMost, answer::isDone);
        if (how != null || isOver() || line.isBusy()) {
            return how;
        }
        if (answer.isDone() && !answer.isCompletedExceptionally()) {
            return null;
        }
        line.cut();
        return new Ended("no answer to a ping within " + told(atMost), false);
    }

    private static String told(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /**
     * Tries until it works or is hopeless.
     *
     * @param streak how many links before this one did not last
     */
    private boolean recover(Ended how, int streak) throws InterruptedException {
        line.down(how.reason());
        hasMoreNetworks();
        if (how.conflict()) {
            line.giveUp(
                    ConnectionState.FORCE_CLOSED,
                    new Failure(
                                    FailureKind.CONFLICT,
                                    "Another connection with the same resource took this one's"
                                            + " place.")
                            .withHint("Give each program that runs at the same time its own."));
            return false;
        }
        Failure last =
                new Failure(
                                FailureKind.UNREACHABLE,
                                "The connection to the chat server was lost: " + how.reason() + ".")
                        .withHint("Check the network connection, and connect again.");
        int taken = 0;
        for (int failed = 0; policy.allows(failed); failed++) {
            Duration pause = policy.pause(failed + streak, random);
            line.waiting(pause);
            pause(pause);
            if (stopped() || isBrokenOff()) {
                return false;
            }
            try {
                line.reopen();
                return true;
            } catch (Failure failure) {
                trace.accept("xmpp: not reconnected, " + failure.sentence());
                last = failure;
                if (failure.kind() == FailureKind.INTERRUPTED) {
                    return false;
                }
                if (failure.kind() == FailureKind.NOT_SIGNED_IN) {
                    line.giveUp(ConnectionState.AUTH_FAILED, failure);
                    return false;
                }
                taken = failure.kind() == FailureKind.CONFLICT ? taken + 1 : 0;
                if (ConnectTrouble.isConflict(failure) || taken == TAKEN_AT_MOST) {
                    line.giveUp(ConnectionState.FORCE_CLOSED, failure);
                    return false;
                }
            }
        }
        line.giveUp(ConnectionState.CLOSED, last);
        return false;
    }

    /** Waits until the link ends, {@code enough} holds, or the time is over. */
    private synchronized @Nullable Ended awaitEnd(Duration atMost, BooleanSupplier enough)
            throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos();
                ended == null && broken == null && !stopped && !enough.getAsBoolean() && left > 0;
                left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        Ended how = stopped ? null : ended;
        ended = null;
        return how;
    }

    private synchronized void pause(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        boolean more = false;
        for (long left = time.toNanos();
                !hurried && !stopped && broken == null && !more && left > 0; ) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, LOOK_NANOS));
            left = end - System.nanoTime();
            more = hasMoreNetworks();
        }
        hurried = false;
        // What ended until now is what is being mended.
        ended = null;
    }

    /** Whether a network has come up since this was asked last. */
    private boolean hasMoreNetworks() {
        try {
            Set<String> before = up;
            up = networks.up();
            return !before.containsAll(up);
        } catch (SocketException unreadable) {
            trace.accept("xmpp: the networks of this machine cannot be read, " + unreadable);
            return false;
        }
    }

    /** Whether there is nothing to watch over any more. */
    private synchronized boolean isOver() {
        return stopped || broken != null;
    }

    private synchronized boolean stopped() {
        return stopped;
    }

    private synchronized void wake() {
        notifyAll();
    }
}
