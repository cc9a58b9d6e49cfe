package dev.cubechat.xmpp;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The queue between the connection's threads and its listener, and the one thread that tells.
 *
 * <p>It does not refuse anything, since Smack's reader thread must never wait with a stanza in its
 * hands; {@link #awaitRoom} lets the reader wait before it takes the next one. Safe for threads.
 */
final class Events implements StanzaGate.Brake {
    private static final int ROOM = 10_000;
    private static final long BRAKE_MILLIS = 200;

    private final Listener listener;
    private final Consumer<String> trace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Consumer<Listener>> queue = new ArrayDeque<>();
    private final List<Consumer<Listener>> heldBack = new ArrayList<>();
    private boolean holding;
    private boolean ended;
    private @Nullable Thread teller;

    Events(Listener listener, Consumer<String> trace) {
        this.listener = listener;
        this.trace = trace;
    }

    /** What the listener is to be told next. */
    void post(Consumer<Listener> news) {
        lock.lock();
        try {
            if (holding) {
                heldBack.add(news);
            } else {
                queue.add(news);
                startOrWake();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What the listener is to be told before anything that is held back. */
    void postFirst(Consumer<Listener> news) {
        lock.lock();
        try {
            queue.add(news);
            startOrWake();
        } finally {
            lock.unlock();
        }
    }

    /** Keeps what is posted from now on until {@link #release}. */
    void holdBack() {
        lock.lock();
        try {
            holding = true;
        } finally {
            lock.unlock();
        }
    }

    void release() {
        lock.lock();
        try {
            holding = false;
            queue.addAll(heldBack);
            heldBack.clear();
            if (!queue.isEmpty()) {
                startOrWake();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(BRAKE_MILLIS);
            while (isFull() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !isFull();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the listener is far behind, so that the reader may be waiting for it. */
    boolean isFull() {
        lock.lock();
        try {
            return !ended && queue.size() >= ROOM;
        } finally {
            lock.unlock();
        }
    }

    /** Tells what is left, if it can be told in that time, and nothing after. */
    void end(Duration atMost) {
        Thread telling;
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
            telling = teller;
        } finally {
            lock.unlock();
        }
        if (telling == null || telling == Thread.currentThread()) {
            return;
        }
        try {
            if (!telling.join(atMost)) {
                trace.accept("xmpp: the listener is still at work after the connection closed");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void startOrWake() {
        if (teller == null && !ended) {
            teller = Thread.ofPlatform().daemon().name("cubechat events").start(this::tell);
        }
        changed.signalAll();
    }

    private void tell() {
        for (Consumer<Listener> news = take(); news != null; news = take()) {
            try {
                news.accept(listener);
            } catch (RuntimeException bug) {
                trace.accept("xmpp: the listener failed: " + bug);
            }
        }
    }

    private @Nullable Consumer<Listener> take() {
        lock.lock();
        try {
            while (queue.isEmpty()) {
                if (ended) {
                    return null;
                }
                changed.awaitUninterruptibly();
            }
            Consumer<Listener> news = queue.remove();
            if (queue.size() == ROOM - 1) {
                changed.signalAll();
            }
            return news;
        } finally {
            lock.unlock();
        }
    }
}
