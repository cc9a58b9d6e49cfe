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

    /** What is read from so many characters takes a few times as much memory. */
    private static final long ROOM_CHARS = 4 * 1024 * 1024;

    private static final long BRAKE_MILLIS = 200;

    private final Listener listener;
    private final Consumer<String> trace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<News> queue = new ArrayDeque<>();
    private final List<News> heldBack = new ArrayList<>();
    private final Runnable onTooMuchHeldBack;
    private final Consumer<Error> onBroken;
    private long chars;
    private boolean holding;
    private boolean ended;
    private @Nullable Thread teller;

    /** What is told, and how many characters of a stanza it keeps in memory. */
    private record News(Consumer<Listener> telling, int chars) {}

    /**
     * Nothing is told yet.
     *
     * @param onTooMuchHeldBack called on the thread that posts where there is no more room for what
     *     is held back: it is to {@link #release} it, if that can be done
     * @param onBroken called on the thread that tells where something was not told that cannot be
     *     told again, as where there is no more memory
     */
    Events(
            Listener listener,
            Consumer<String> trace,
            Runnable onTooMuchHeldBack,
            Consumer<Error> onBroken) {
        this.listener = listener;
        this.trace = trace;
        this.onTooMuchHeldBack = onTooMuchHeldBack;
        this.onBroken = onBroken;
    }

    /** What the listener is to be told next. */
    void post(Consumer<Listener> news) {
        post(news, 0);
    }

    /**
     * The same with a stanza.
     *
     * @param length its characters
     */
    void post(Consumer<Listener> news, int length) {
        boolean tooMuch;
        lock.lock();
        try {
            chars += length;
            (holding ? heldBack : queue).add(new News(news, length));
            if (!holding) {
                startOrWake();
            }
            tooMuch = holding && isFull();
        } finally {
            lock.unlock();
        }
        if (tooMuch) {
            onTooMuchHeldBack.run();
        }
    }

    /** What the listener is to be told before anything that is held back. */
    void postFirst(Consumer<Listener> news) {
        lock.lock();
        try {
            queue.add(new News(news, 0));
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
            return !ended && (queue.size() + heldBack.size() >= ROOM || chars >= ROOM_CHARS);
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
        for (News news = take(); news != null; news = take()) {
            try {
                news.telling().accept(listener);
            } catch (RuntimeException bug) {
                trace.accept("xmpp: the listener failed: " + bug);
            } catch (Error broken) {
                // Left to itself it would end this thread, and nobody would be told any more.
                onBroken.accept(broken);
            }
        }
    }

    private @Nullable News take() {
        lock.lock();
        try {
            while (queue.isEmpty()) {
                if (ended) {
                    return null;
                }
                changed.awaitUninterruptibly();
            }
            boolean full = isFull();
            News news = queue.remove();
            chars -= news.chars();
            if (full && !isFull()) {
                changed.signalAll();
            }
            return news;
        } finally {
            lock.unlock();
        }
    }
}
