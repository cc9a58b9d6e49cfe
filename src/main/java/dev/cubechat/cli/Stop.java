package dev.cubechat.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends long-running work cleanly when the person or the system stops the program: the thread that
 * does it is interrupted, and gets a moment to say goodbye. Work that is not registered here simply
 * ends with the process.
 */
public final class Stop {
    private final List<Work> running = new ArrayList<>();

    private record Work(Thread thread, CountDownLatch done) {}

    /** Runs something that must be able to end cleanly. */
    public void cleanly(Runnable work) {
        Work mine = new Work(Thread.currentThread(), new CountDownLatch(1));
        synchronized (running) {
            running.add(mine);
        }
        try {
            work.run();
        } finally {
            synchronized (running) {
                running.remove(mine);
            }
            mine.done().countDown();
        }
    }

    /** Interrupts what runs and waits for its end, at most this long; called by another thread. */
    public void now(Duration patience) {
        List<Work> works;
        synchronized (running) {
            works = List.copyOf(running);
        }
        works.forEach(work -> work.thread().interrupt());
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (Work work : works) {
                boolean ended =
                        work.done().await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (!ended) {
                    return;
                }
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
