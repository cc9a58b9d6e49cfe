package dev.cubechat.cli;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends long-running work cleanly when the person or the system stops the program: the thread that
 * does it is interrupted, and gets a moment to say goodbye. Work that is not registered here simply
 * ends with the process. One for each run.
 */
public final class Stop {
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean asked;
    private @Nullable Thread working;
    private @Nullable Runnable hanging;

    /** Does something that must be able to end cleanly. */
    public void cleanly(Runnable work) {
        synchronized (this) {
            working = Thread.currentThread();
        }
        work.run();
    }

    /**
     * The same for work that waits where no interrupt reaches it.
     *
     * @param hangUp ends its waiting, once it was told to stop
     */
    public void cleanly(Runnable work, Runnable hangUp) {
        synchronized (this) {
            hanging = hangUp;
        }
        cleanly(work);
    }

    /** Does something that leaves things half-done only in some cases: cleanly in those. */
    public void cleanlyIf(boolean halfDone, Runnable work) {
        if (halfDone) {
            cleanly(work);
        } else {
            work.run();
        }
    }

    /** The run is over, and all has been said. */
    public void over() {
        over.countDown();
    }

    /** Whether the end was asked for, so that nobody need be told of it. */
    public boolean asked() {
        return asked;
    }

    /** Interrupts what runs and waits for its end, at most this long; called by another thread. */
    public void now(Duration patience) {
        asked = true;
        synchronized (this) {
            if (working == null || over.getCount() == 0) {
                return;
            }
            working.interrupt();
            if (hanging != null) {
                hanging.run();
            }
        }
        try {
            // Where it does not end in time the process ends all the same.
            boolean ignored = over.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
