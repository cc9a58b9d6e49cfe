package dev.cubechat.pipe;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps to a rate. Whoever wakes a little late catches up, or a thousand a second would be fewer:
 * clocks wake nobody to the millisecond. Used by the pipe's thread.
 */
final class Pace {
    private static final long CATCHING_UP = TimeUnit.MILLISECONDS.toNanos(20);

    private final LongSupplier nanos;
    private final long between;
    private long next;

    Pace(Rate rate, LongSupplier nanos) {
        this.nanos = nanos;
        this.between = rate.between().toNanos();
        this.next = nanos.getAsLong();
    }

    boolean isUnlimited() {
        return between == 0;
    }

    /** How long the next message must wait. */
    long patience() {
        return between == 0 ? 0 : Math.max(0, next - nanos.getAsLong());
    }

    /** One has gone out. */
    void went() {
        next = Math.max(next, nanos.getAsLong() - Math.max(between, CATCHING_UP)) + between;
    }
}
