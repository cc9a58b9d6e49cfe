package dev.cubechat.pipe;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the pipe's thread is told by others: records from the input, for which there is little room,
 * and what became of messages, which are only as many as were sent. Safe for threads.
 */
final class Mailbox {
    private static final int ROOM_BYTES = 1024 * 1024;
    private static final int ROOM = 2_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition roomier = lock.newCondition();
    private final Deque<Piece> input = new ArrayDeque<>();
    private List<Runnable> news = new ArrayList<>();
    private long bytes;
    private boolean ended;
    private boolean woken;
    private @Nullable IOException broken;

    /** A record of the input; waits where too many others wait already. */
    void put(Piece piece) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (bytes > ROOM_BYTES || input.size() >= ROOM) {
                roomier.await();
            }
            input.add(piece);
            bytes += piece.bytes().length;
            if (input.size() == 1) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes all records of the input, on a thread of its own. */
    void fill(Splitter splitter) {
        try {
            for (Piece piece = splitter.next(); piece != null; piece = splitter.next()) {
                put(piece);
            }
            end(null);
        } catch (IOException broken) {
            end(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error broken) {
            // Left to itself it would end this thread, and more input be waited for without end.
            end(new IOException(broken.toString(), broken));
        }
    }

    /**
     * The input has ended.
     *
     * @param why what broke it; null where it ended well
     */
    void end(@Nullable IOException why) {
        lock.lock();
        try {
            ended = true;
            broken = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Something to be done by the pipe's thread. */
    void tell(Runnable what) {
        lock.lock();
        try {
            news.add(what);
            if (news.size() == 1) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Something may have changed. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next record, if there is one already. */
    @Nullable Piece poll() {
        lock.lock();
        try {
            Piece piece = input.poll();
            if (piece != null) {
                bytes -= piece.bytes().length;
                // Not for each, or its thread would be woken for each.
                if (bytes <= ROOM_BYTES / 2 && input.size() <= ROOM / 2) {
                    roomier.signalAll();
                }
            }
            return piece;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there are no records any more, and none will come. */
    boolean isOver() {
        lock.lock();
        try {
            return ended && input.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** What broke the input, if something did. */
    @Nullable IOException broken() {
        lock.lock();
        try {
            return broken;
        } finally {
            lock.unlock();
        }
    }

    /** What is to be done now. */
    List<Runnable> news() {
        lock.lock();
        try {
            List<Runnable> all = news;
            news = new ArrayList<>();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for something new.
     *
     * @param forInput whether a record of the input, or its end, counts
     */
    void await(long nanos, boolean forInput) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (left > 0 && !woken && news.isEmpty() && !(forInput && hasInput())) {
                left = changed.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasInput() {
        return !input.isEmpty() || ended;
    }
}
