package dev.cubechat.sandbox.world;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Times as the tables and the filters of requests write them. */
final class Times {
    /** Above this, a number of seconds is really a number of milliseconds (year 5138). */
    private static final long MILLISECONDS_BEGIN = 100_000_000_000L;

    private Times() {}

    /** Unix seconds of a {@code date_sent}, which some clients write in milliseconds. */
    static long seconds(long written) {
        return Math.abs(written) > MILLISECONDS_BEGIN ? written / 1000 : written;
    }

    /** Unix seconds of a filter's value: seconds, a decimal, or ISO-8601. */
    static Optional<Long> seconds(String written) {
        String text = written.strip();
        if (text.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?")) {
            return Optional.of(seconds(new BigDecimal(text).longValue()));
        }
        try {
            return Optional.of(Instant.parse(text).getEpochSecond());
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
