package dev.cubechat.service.follow;

import java.time.Duration;

/**
 * A moment by which something must be over. It counts time as it passes, whatever is done to the
 * clock on the wall meanwhile.
 */
public record Deadline(long nanos) {
    /** So long from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    public boolean isOver() {
        return nanos - System.nanoTime() <= 0;
    }

    /** How long until then, but no longer than this. */
    public Duration left(Duration atMost) {
        Duration left = Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
        return left.compareTo(atMost) < 0 ? left : atMost;
    }
}
