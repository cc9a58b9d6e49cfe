package dev.cubechat.tui.desk;

import java.time.Instant;

/**
 * A sentence for the person, which goes away by itself.
 *
 * @param step what the person can do about it; empty for nothing
 */
public record Note(String text, String step, Kind kind, Instant until) {
    /** How much it matters. */
    public enum Kind {
        NOTICE,
        WARNING,
        ERROR
    }
}
