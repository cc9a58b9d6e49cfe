package dev.cubechat.tui.live;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Does work on virtual threads: what has the same lane one after the other, all else at once. Safe
 * for threads.
 */
final class Lanes {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();

    /** What waits in each lane that is at work. */
    private final Map<Object, Queue<Runnable>> lanes = new HashMap<>();

    /** Does it when all that was given to this lane before is done. */
    void run(Object lane, Runnable work) {
        lock.lock();
        try {
            Queue<Runnable> waiting = lanes.get(lane);
            if (waiting != null) {
                waiting.add(work);
                return;
            }
            lanes.put(lane, new ArrayDeque<>());
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("cubechat errand").start(() -> drive(lane, work));
    }

    /** Does it at once. */
    void run(Runnable work) {
        run(new Object(), work);
    }

    /** Waits until nothing is at work, this long at most. */
    void awaitIdle(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (!lanes.isEmpty() && left > 0) {
                left = idle.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void drive(Object lane, Runnable first) {
        for (Runnable work = first; work != null; work = next(lane)) {
            work.run();
        }
    }

    private @Nullable Runnable next(Object lane) {
        lock.lock();
        try {
            Queue<Runnable> waiting = lanes.get(lane);
            Runnable next = waiting == null ? null : waiting.poll();
            if (next == null) {
                lanes.remove(lane);
                idle.signalAll();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }
}
