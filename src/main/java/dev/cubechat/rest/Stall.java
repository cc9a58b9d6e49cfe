package dev.cubechat.rest;

import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Breaks a connection off whose body no longer moves, or whose thread is told to stop: where the
 * other side stops reading, writing to a socket waits without end, and nothing interrupts it. For
 * one body; made by the thread that sends it.
 */
final class Stall {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Duration patience;
    private final Thread sender = Thread.currentThread();
    private volatile long movedNanos = System.nanoTime();
    private volatile boolean stalled;
    private volatile boolean over;

    /**
     * @param patience how long nothing may move
     */
    Stall(Duration patience) {
        this.patience = patience;
    }

    /** Some of the body has left. */
    void moved() {
        movedNanos = System.nanoTime();
    }

    /** The body is on its way over this connection now. */
    void watch(ModalCloseable connection) {
        moved();
        Thread.ofVirtual().name("stall").start(() -> breakOff(connection));
    }

    /** A connection that was broken off for standing still is one that timed out. */
    IOException orWhatHappened(IOException broken) {
        if (!stalled) {
            return broken;
        }
        var late = new SocketTimeoutException("nothing moved for " + patience);
        late.initCause(broken);
        return late;
    }

    private void breakOff(ModalCloseable connection) {
        while (!over) {
            stalled = System.nanoTime() - movedNanos > patience.toNanos();
            if (stalled || sender.isInterrupted()) {
                connection.close(CloseMode.IMMEDIATE);
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** The body has left and was answered, or never will be. */
    void over() {
        over = true;
    }
}
