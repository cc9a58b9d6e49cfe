package dev.cubechat.service.call;

import dev.cubechat.model.Failure;

import java.time.Duration;

/** Waits between one look and the next. */
public final class Nap {
    private Nap() {}

    /**
     * Waits that long.
     *
     * @param stopped what to say where this thread is told to stop meanwhile
     * @throws Failure INTERRUPTED then
     */
    public static void take(Duration time, String stopped) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            throw Failure.interrupted(stopped, stop);
        }
    }
}
