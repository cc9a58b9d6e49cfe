package dev.cubechat.cli.waiting;

import java.time.Duration;

/**
 * Interrupts the thread that set it when the time is over, whatever that thread is waiting for
 * then. Set and closed by one thread.
 */
final class Alarm implements AutoCloseable {
    private final Thread sleeper;
    private final Runnable hangUp;
    private final Thread clock;
    private boolean closed;
    private boolean rang;

    private Alarm(Thread sleeper, Duration time, Runnable hangUp) {
        this.sleeper = sleeper;
        this.hangUp = hangUp;
        this.clock = Thread.ofVirtual().unstarted(() -> ringAfter(time));
    }

    /**
     * One that rings after this time.
     *
     * @param hangUp ends a waiting that no interrupt reaches
     */
    static Alarm in(Duration time, Runnable hangUp) {
        Alarm alarm = new Alarm(Thread.currentThread(), time, hangUp);
        alarm.clock.start();
        return alarm;
    }

    /** Whether the time was over before this was closed. */
    synchronized boolean rang() {
        return rang;
    }

    private void ringAfter(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException inTime) {
            Thread.currentThread().interrupt();
            return;
        }
        synchronized (this) {
            if (!closed) {
                rang = true;
                sleeper.interrupt();
                hangUp.run();
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        clock.interrupt();
    }
}
