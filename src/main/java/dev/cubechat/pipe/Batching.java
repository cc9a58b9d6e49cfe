package dev.cubechat.pipe;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How many records become one message.
 *
 * @param lines at most so many
 * @param window what comes within this time after the first; null to wait until there are enough
 */
public record Batching(int lines, @Nullable Duration window) {
    /** Each record is a message. */
    public static final Batching NONE = new Batching(1, null);

    public Batching {
        if (lines < 1) {
            throw new IllegalArgumentException("a message needs a record: " + lines);
        }
    }
}
