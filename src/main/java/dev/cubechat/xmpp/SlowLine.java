package dev.cubechat.xmpp;

import java.time.Duration;

/**
 * The slowest line that one can chat over, of 32 kbit/s. How far what is sent has come cannot be
 * seen: systems and networks keep some hundred kilobytes of it on the way.
 */
public final class SlowLine {
    private static final long BYTES_PER_MILLISECOND = 4;

    private SlowLine() {}

    /** How long so much takes there. */
    public static Duration timeFor(long bytes) {
        return Duration.ofMillis(bytes / BYTES_PER_MILLISECOND);
    }
}
