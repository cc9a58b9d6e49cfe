package dev.cubechat.tui.term;

/**
 * When to draw: at most so many times a second, fewer where the terminal is slow to take it. All
 * times are nanoseconds of one clock.
 */
final class Pace {
    private static final long MILLI = 1_000_000;
    private static final long NEAR = 16 * MILLI;
    private static final long FAR = 33 * MILLI;
    private static final long SLOW = 50 * MILLI;
    private static final long LONGEST = 250 * MILLI;

    private final long usual;
    private long interval;
    private long next;

    /**
     * @param far whether a network is in between
     */
    Pace(boolean far, long now) {
        this.usual = far ? FAR : NEAR;
        this.interval = usual;
        this.next = now;
    }

    /** How long to wait before what changed is drawn; 0 for not at all. */
    long due(long now) {
        return Math.max(0, next - now);
    }

    /** Drawing began and ended then. */
    void drew(long began, long ended) {
        if (ended - began > SLOW) {
            interval = Math.min(LONGEST, interval * 2);
        } else {
            interval = Math.max(usual, interval - interval / 10);
        }
        next = Math.max(began + interval, ended + (ended - began > SLOW ? interval : 0));
    }

    long interval() {
        return interval;
    }
}
