package dev.cubechat.tui.term;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads what is typed, in a thread of its own, and can be told to leave the terminal to another
 * program: it must not sit in a read then, or it would take that program's first key.
 */
final class Keyboard implements AutoCloseable {
    private static final int AT_ONCE = 8 * 1024;
    private static final long REST = TimeUnit.SECONDS.toNanos(2);

    /** Reads that end at once with nothing: a terminal without input takes a second. */
    private static final int NOTHINGS = 20;

    private static final long AT_LEAST = TimeUnit.MILLISECONDS.toNanos(100);

    private final InputStream in;
    private final Consumer<Input> inputs;
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
        synchronized (this) {
            wanted = false;
            if (!reading) {
                return;
            }
        }
        nudge.run();
        synchronized (this) {
            long end = System.nanoTime() + REST;
            for (long left = REST; reading && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
    }

    /** Reads again. */
    synchronized void resume() {
        wanted = true;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
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
    private synchronized boolean begin() throws InterruptedException {
        while (!wanted && !closed) {
            wait();
        }
        reading = !closed;
        return reading;
    }

    private synchronized void end() {
        reading = false;
        notifyAll();
    }
}
