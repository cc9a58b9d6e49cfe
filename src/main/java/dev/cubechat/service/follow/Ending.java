package dev.cubechat.service.follow;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * When to stop following by oneself; whichever comes first.
 *
 * @param count after so many events, states not counted; 0 for no end
 * @param time after this time; null for no end
 * @param idle after so long without an event; null for no end
 */
public record Ending(long count, @Nullable Duration time, @Nullable Duration idle) {
    /** Only when someone stops it. */
    public static final Ending NEVER = new Ending(0, null, null);
}
