package dev.cubechat.sandbox.world;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Times as the tables and the filters of requests write them. */
final class Times {
    /**
     * From this on, a number of seconds is really a number of milliseconds: thirteen digits, the
     * milliseconds of 2001 and later. As seconds they would be later than the year 33658, while
     * twelve digits are what people write for "never", such as the end of the year 9999.
     */
    private static final long MILLISECONDS_BEGIN = 1_000_000_000_000L;

    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendLiteral('T')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalStart()
                    .parseLenient()
                    .appendOffsetId()
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    /** Unix seconds of a {@code date_sent}, which some clients write in milliseconds. */
    static long seconds(long written) {
        return Math.abs(written) >= MILLISECONDS_BEGIN ? written / 1000 : written;
    }

    /**
     * Unix seconds of a filter's value: seconds, a decimal, or ISO-8601, where a time without a
     * zone, or a day, is meant in UTC.
     */
    static Optional<Long> seconds(String written) {
        String text = written.strip();
        if (text.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?")) {
            return Optional.of(seconds(new BigDecimal(text).longValue()));
        }
        try {
            TemporalAccessor time =
                    ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(
                    switch (time) {
                        case OffsetDateTime exact -> exact.toEpochSecond();
                        case LocalDateTime local -> local.toEpochSecond(ZoneOffset.UTC);
                        default ->
                                LocalDate.from(time).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
                    });
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochSecond(row.getLong(column));
    }

    static @Nullable Instant maybeInstant(ResultSet row, String column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochSecond(seconds);
    }
}
