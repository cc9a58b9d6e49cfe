package dev.cubechat.xmpp;

import java.time.Duration;

/**
 * Ends a connection, on a thread of its own: Smack forgets that a thread was interrupted while it
 * ends a connection on it. Whoever is interrupted while waiting here waits on, and is interrupted
 * after.
 */
final class Goodbye {
    /** Longer than Smack's reply time-outs, to which it keeps by itself. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Thread thread;

    private Goodbye(Thread thread) {
        this.thread = thread;
    }

    /** Begins to. */
    static Goodbye say(Runnable ending) {
        return new Goodbye(Thread.ofPlatform().daemon().name("cubechat goodbye").start(ending));
    }

    /** Waits until it is said. */
    void await() {
        await(LONG);
    }

    /** Waits until it is said, or this has passed. */
    void await(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        boolean interrupted = false;
        boolean over = false;
        while (!over) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            try {
                over = thread.join(left) || !left.isPositive();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
