package dev.cubechat.cli;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Reads points in time as people and scripts write them; days are those of the clock's zone. */
public final class Moments {
    private static final Pattern UNIX_SECONDS = Pattern.compile("[0-9]{9,11}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern OFFSET = Pattern.compile(".*(Z|[+-]\\d{2}:?\\d{2})");

    /** To the service a greater number is one of milliseconds, and so of long ago. */
    private static final Instant LAST = Instant.ofEpochSecond(99_999_999_999L);

    private final Clock clock;

    public Moments(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads {@code 2026-01-02T10:00:00Z}, {@code 2026-01-02T10:00}, {@code 2026-01-02}, {@code
     * today}, {@code yesterday}, {@code now}, {@code 30m} (ago), or unix seconds. One after the
     * last second that the service can tell from milliseconds, in the year 5138, is that second:
     * nothing is later.
     *
     * @throws IllegalArgumentException where it is none of these
     */
    public Instant parse(String text) {
        Instant meant =
                switch (text) {
                    case "now" -> clock.instant();
                    case "today" -> startOf(LocalDate.now(clock));
                    case "yesterday" -> startOf(LocalDate.now(clock).minusDays(1));
                    default -> written(text, clock.instant());
                };
        return meant.isAfter(LAST) ? LAST : meant;
    }

    private Instant written(String text, Instant now) {
        try {
            if (UNIX_SECONDS.matcher(text).matches()) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            if (DATE.matcher(text).matches()) {
                return startOf(LocalDate.parse(text));
            }
            if (text.length() > 10 && text.charAt(10) == 'T') {
                return OFFSET.matcher(text.substring(11)).matches()
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
            }
        } catch (DateTimeException noSuchTime) {
            throw wrong(text, noSuchTime);
        }
        Duration ago = Durations.find(text).orElseThrow(() -> wrong(text, null));
        return now.minus(ago);
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static IllegalArgumentException wrong(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "a time is 2026-01-02T10:00:00Z, 2026-01-02, today, yesterday, an age such as 30m,"
                        + " 2h or 7d, or unix seconds, not \""
                        + text
                        + "\"",
                cause);
    }
}
