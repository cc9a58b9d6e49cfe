package dev.cubechat.xmpp;

import java.time.Duration;

/**
 * How long to wait for what. A dead link is noticed at the latest after twice {@code pingInterval}
 * and once {@code pingTimeout}, and the time that a {@link SlowLine} takes for what is under way.
 *
 * @param connect for the TCP connection and the TLS handshake together
 * @param reply for each answer of the server while logging in
 * @param pingInterval how long the server may be silent before it is asked whether it is there
 * @param pingTimeout how long it may take to answer that
 * @param refusal how long after a message the server may still refuse it, at least, however quickly
 *     it has acknowledged it
 */
public record Patience(
        Duration connect,
        Duration reply,
        Duration pingInterval,
        Duration pingTimeout,
        Duration refusal) {
    /** A dead link is noticed within 28 seconds, or as much later as what is under way takes. */
    public static final Patience DEFAULT =
            new Patience(
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(8),
                    Duration.ofMillis(15));

    public Patience {
        check("connect", connect);
        check("reply", reply);
        check("pingInterval", pingInterval);
        check("pingTimeout", pingTimeout);
        check("refusal", refusal);
    }

    /** The same patience with other pings. */
    public Patience withPing(Duration interval, Duration timeout) {
        return new Patience(connect, reply, interval, timeout, refusal);
    }

    /** The same, but nobody waits longer than that while connecting and logging in. */
    public Patience within(Duration most) {
        return new Patience(
                shorter(connect, most), shorter(reply, most), pingInterval, pingTimeout, refusal);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void check(String what, Duration time) {
        if (time.toMillis() <= 0 || time.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(what + " must be a positive time: " + time);
        }
    }
}
