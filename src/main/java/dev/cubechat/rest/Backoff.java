package dev.cubechat.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a request is sent again: a random part of 1, 2, 4 … 60 seconds, so that
 * many clients do not come back together, or as long as the server says.
 */
final class Backoff {
    static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long FIRST_MILLIS = 1000;
    private static final long SPREAD_MILLIS = 250;

    private final InstantSource clock;
    private final RandomGenerator random;

    Backoff(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The wait after the given attempt, counted from 1. */
    Duration after(int attempt) {
        long most = Math.min(LONGEST.toMillis(), FIRST_MILLIS << Math.min(attempt - 1, 10));
        return Duration.ofMillis(random.nextLong(most + 1));
    }

    /** The wait that the server asked for; nothing where it is longer than we are ready to wait. */
    Optional<Duration> afterAskedFor(Duration asked) {
        return asked.compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(asked.plusMillis(random.nextLong(SPREAD_MILLIS)));
    }

    /** Reads a {@code Retry-After} header: seconds, or a date; nothing where it is neither. */
    Optional<Duration> readRetryAfter(String header) {
        String text = header.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant then =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration wait = Duration.between(clock.instant(), then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
