package dev.cubechat.sandbox.xmpp;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does small things later, on one thread. Any thread may ask; once closed it does nothing more. */
final class Timers implements AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;

    Timers() {
        executor =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().daemon().name("xmpp timers").factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        executor.setRemoveOnCancelPolicy(true);
    }

    /**
     * Does it after this time.
     *
     * @return what can cancel it
     */
    Future<?> after(Duration time, Runnable work) {
        return executor.schedule(work, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does it as soon as can be, on another thread. */
    void soon(Runnable work) {
        executor.execute(work);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
