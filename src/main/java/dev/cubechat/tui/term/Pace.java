package dev.cubechat.tui.term;

/**
 * When to draw: at most so many times a second; half as many over a network and while there is no
 * end of what changes, since nobody reads that fast; fewer where the terminal is slow to take it.
 * All times are nanoseconds of one clock.
 */
final class Pace {
    private static final long MILLI = 1_000_000;
    private static final long NEAR = 16 * MILLI;
    private static final long FAR = 33 * MILLI;
    private static final long SLOW = 50 * MILLI;
    private static final long LONGEST = 250 * MILLI;

    /** After so many pictures without a pause, half a second, more are to be expected. */
    private static final int CEASELESS = 30;

    private final boolean far;
    private long interval;
    private long next;

    /** How many pictures have followed each other, none of them later than the next was due. */
    private int running;

    /**
     * @param far whether a network is in between
     */
    Pace(boolean far, long now) {
        this.far = far;
        this.interval = far ? FAR : NEAR;
        this.next = now;
    }

    /** How long to wait before what changed is drawn; 0 for not at all. */
    long due(long now) {
        return Math.max(0, next - now);
    }

    /** Drawing began and ended then. */
    void drew(long began, long ended) {
        running = began - next < interval ? running + 1 : 0;
        boolean slow = ended - began > SLOW;
        long usual = far || running > CEASELESS ? FAR : NEAR;
        interval =
                slow ? Math.min(LONGEST, interval * 2) : Math.max(usual, interval - interval / 10);
        next = Math.max(began + interval, ended + (slow ? interval : 0));
    }

    long interval() {
        return interval;
    }
}
