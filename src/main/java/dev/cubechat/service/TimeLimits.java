package dev.cubechat.service;

import java.time.Duration;

/**
 * How long somebody waits.
 *
 * @param reply for each answer of the service
 * @param chat for each step of connecting to the chat server, though never longer than usual
 */
public record TimeLimits(Duration reply, Duration chat) {
    /** As long as anybody waits who does not say otherwise. */
    public static final TimeLimits USUAL = of(Duration.ofSeconds(30));

    /** The same for both. */
    public static TimeLimits of(Duration each) {
        return new TimeLimits(each, each);
    }

    /** What a command makes of its own time-out: it ends connecting by itself. */
    public TimeLimits ofOwnUse() {
        Duration shorter = reply.compareTo(USUAL.reply) < 0 ? reply : USUAL.reply;
        return new TimeLimits(shorter, USUAL.chat);
    }
}
