package dev.cubechat.pipe;

import java.time.Duration;

/**
 * How a pipe is to work.
 *
 * @param giveUp after how long without any progress
 */
public record Order(Manner manner, Batching batching, Rate rate, Duration giveUp) {
    /** What a broken network is given. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    public Order {
        if (giveUp.isNegative() || giveUp.isZero()) {
            throw new IllegalArgumentException("no time at all is no patience: " + giveUp);
        }
    }
}
