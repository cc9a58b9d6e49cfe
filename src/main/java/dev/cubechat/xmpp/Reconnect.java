package dev.cubechat.xmpp;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to try again after the link was lost.
 *
 * @param attempts how many times in a row; 0 means without end, -1 never
 * @param first the pause after the first failed attempt; it doubles with every further one
 * @param longest the longest pause
 */
public record Reconnect(int attempts, Duration first, Duration longest) {
    /** Not at all: a lost link stays lost until someone connects again. */
    public static final Reconnect NEVER = new Reconnect(-1, Duration.ZERO, Duration.ZERO);

    /** Without end, with pauses from one second to half a minute. */
    public static final Reconnect DEFAULT =
            new Reconnect(0, Duration.ofSeconds(1), Duration.ofSeconds(30));

    private static final long SOON_MILLIS = 200;
    private static final int MOST_DOUBLINGS = 20;

    public Reconnect {
        if (attempts < -1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("not a way to reconnect: " + attempts);
        }
    }

    /** So many times in a row, always after exactly the same pause. */
    public static Reconnect every(int attempts, Duration pause) {
        return new Reconnect(attempts, pause, pause);
    }

    boolean enabled() {
        return attempts >= 0;
    }

    /** Whether there is to be another attempt after so many that failed. */
    public boolean allows(int failed) {
        return enabled() && (attempts == 0 || failed < attempts);
    }

    /**
     * How long to wait before the next attempt. The first comes almost at once. A tenth is left to
     * chance, so that a server that comes back is not met by everybody in one moment.
     */
    public Duration pause(int failed, RandomGenerator random) {
        if (failed == 0) {
            long most = Math.min(first.toMillis(), SOON_MILLIS);
            return Duration.ofMillis(random.nextLong(most + 1));
        }
        if (first.equals(longest)) {
            return first;
        }
        long doubled = first.toMillis() << Math.min(failed - 1, MOST_DOUBLINGS);
        long pause = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(pause - random.nextLong(pause / 10 + 1));
    }
}
