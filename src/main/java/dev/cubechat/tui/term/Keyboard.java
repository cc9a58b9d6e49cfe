package dev.cubechat.tui.term;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Reads what is typed, in a thread of its own, and can be told to leave the terminal to another
 * program: it must not sit in a read then, or it would take that program's first key.
 */
final class Keyboard implements AutoCloseable {
    private static final int AT_ONCE = 8 * 1024;
    private static final long REST_SECONDS = 2;

    /** Reads that end at once with nothing: a terminal without input takes a second. */
    private static final int NOTHINGS = 20;

    private static final long AT_LEAST = TimeUnit.MILLISECONDS.toNanos(100);

    private final InputStream in;
    private final Consumer<Input> inputs;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private boolean wanted = true;
    private boolean reading;
    private boolean closed;

    Keyboard(InputStream in, Consumer<Input> inputs) {
        this.in = in;
        this.inputs = inputs;
        this.thread = Thread.ofPlatform().name("keys").daemon().unstarted(this::read);
    }

    void start() {
        thread.start();
    }

    /**
     * Stops reading.
     *
     * @param nudge makes the terminal say something, which ends the read that waits; without an
     *     answer that takes a second
     */
    void rest(Runnable nudge) throws InterruptedException {
        lock.lock();
        try {
            wanted = false;
            if (!reading) {
                return;
            }
        } finally {
            lock.unlock();
        }
        nudge.run();
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(REST_SECONDS);
            while (reading && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Reads again. */
    void resume() {
        lock.lock();
        try {
            wanted = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        byte[] buffer = new byte[AT_ONCE];
        int nothings = 0;
        try {
            while (nothings < NOTHINGS && begin()) {
                long began = System.nanoTime();
                int count = in.read(buffer);
                end();
                if (count > 0) {
                    inputs.accept(new Input.Typed(ByteBuffer.wrap(Arrays.copyOf(buffer, count))));
                }
                nothings = count > 0 || System.nanoTime() - began > AT_LEAST ? 0 : nothings + 1;
            }
        } catch (IOException gone) {
            nothings = NOTHINGS;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
        if (nothings == NOTHINGS) {
            inputs.accept(new Input.Gone());
        }
    }

    /** Waits until reading is wanted; false for never again. */
    private boolean begin() throws InterruptedException {
        lock.lock();
        try {
            while (!wanted && !closed) {
                changed.await();
            }
            reading = !closed;
            return reading;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            reading = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
