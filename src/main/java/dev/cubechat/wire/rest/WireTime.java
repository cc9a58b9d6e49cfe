package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** The ways in which the service writes time (rest.md, section 1.2). */
public final class WireTime {
    // Above this a number counts milliseconds: Flutter writes them into date_sent (section 18).
    static final long MOST_SECONDS = 100_000_000_000L;
    private static final long MOST_MILLISECONDS = 1000 * MOST_SECONDS;
    private static final int LONGEST_NUMBER = 40;
    private static final int DATE_LENGTH = 29;
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private WireTime() {}

    /** ISO-8601 in UTC with whole seconds, as the service writes {@code created_at}. */
    public static String write(Instant instant) {
        return PlainTime.write(instant)
                .orElseGet(() -> instant.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** The time in the {@code CB-Token-ExpirationDate} header, {@code 2026-03-01 12:30:00 UTC}. */
    public static String writeExpiration(Instant instant) {
        return write(instant).replace('T', ' ').replace("Z", " UTC");
    }

    /** Reads the {@code CB-Token-ExpirationDate} header; nothing where it has another form. */
    public static Optional<Instant> readExpiration(String header) {
        String text = header.strip();
        if (!text.endsWith(" UTC") && !text.endsWith(" GMT")) {
            return Optional.empty();
        }
        try {
            String clock = text.substring(0, text.length() - 4).strip();
            return Optional.of(
                    LocalDateTime.parse(clock, Expiration.FORM).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }

    /** Reads a {@code Date} header, {@code Sun, 01 Mar 2026 12:30:00 GMT}; nothing for others. */
    public static Optional<Instant> readDate(String header) {
        if (header.length() != DATE_LENGTH || !header.endsWith(" GMT")) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(header.substring(8, 11));
        if (month < 0 || month % 3 != 0) {
            return Optional.empty();
        }
        String number = Integer.toString(101 + month / 3).substring(1);
        String date = header.substring(12, 16) + "-" + number + "-" + header.substring(5, 7);
        return PlainTime.read(date + "T" + header.substring(17, 25) + "Z");
    }

    /** A time as ISO text or as unix seconds; nothing where it is neither. */
    public static Optional<Instant> instant(Json json) {
        if (json instanceof Json.Str text) {
            Optional<Instant> plain = PlainTime.read(text.value());
            if (plain.isPresent()) {
                return plain;
            }
        }
        Optional<Long> seconds = seconds(json);
        if (seconds.isPresent()) {
            return seconds.map(Instant::ofEpochSecond);
        }
        return json.asText().flatMap(WireTime::iso);
    }

    /** Unix seconds, also from text, with a fraction, or counted in milliseconds. */
    public static Optional<Long> seconds(Json json) {
        if (json instanceof Json.Int whole && whole.value() >= 0 && whole.value() < MOST_SECONDS) {
            return Optional.of(whole.value());
        }
        return number(json).filter(WireTime::isPlausible).map(WireTime::wholeSeconds);
    }

    private static Optional<BigDecimal> number(Json json) {
        return switch (json) {
            case Json.Int i -> Optional.of(BigDecimal.valueOf(i.value()));
            case Json.Dec d -> Optional.of(d.value());
            case Json.Str s -> decimal(s.value());
            default -> Optional.empty();
        };
    }

    /** Whether a number of {@link #seconds} counts milliseconds. */
    static boolean isInMilliseconds(Json json) {
        if (json instanceof Json.Int whole) {
            return whole.value() > MOST_SECONDS;
        }
        Optional<BigDecimal> number = number(json);
        return number.filter(WireTime::isPlausible)
                .filter(WireTime::countsMilliseconds)
                .isPresent();
    }

    private static boolean countsMilliseconds(BigDecimal number) {
        return number.compareTo(BigDecimal.valueOf(MOST_SECONDS)) > 0;
    }

    private static boolean isPlausible(BigDecimal number) {
        // A huge exponent would be expanded into as many digits.
        return Math.abs((long) number.scale()) <= LONGEST_NUMBER
                && number.signum() >= 0
                && number.compareTo(BigDecimal.valueOf(MOST_MILLISECONDS)) < 0;
    }

    private static long wholeSeconds(BigDecimal number) {
        BigDecimal seconds =
                countsMilliseconds(number)
                        ? number.divide(BigDecimal.valueOf(1000), 0, RoundingMode.DOWN)
                        : number.setScale(0, RoundingMode.DOWN);
        return seconds.longValueExact();
    }

    private static Optional<BigDecimal> decimal(String text) {
        String digits = text.strip();
        if (digits.isEmpty()
                || digits.length() > LONGEST_NUMBER
                || !digits.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(digits));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> iso(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notInUtc) {
            return withOffset(text);
        }
    }

    private static Optional<Instant> withOffset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    // In a class of its own: most runs never need the pattern, and building it costs time.
    private static final class Expiration {
        static final DateTimeFormatter FORM =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    }
}
