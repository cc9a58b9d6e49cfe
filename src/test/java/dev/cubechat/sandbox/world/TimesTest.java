package dev.cubechat.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "1772360000, 1772360000",
        "1620656869.0, 1620656869",
        "1772360000123, 1772360000",
        "253402300799, 253402300799",
        "-5, -5",
        "2026-03-01T10:13:20Z, 1772360000",
        "2026-03-01T10:13:20.688Z, 1772360000",
        "2026-03-01T12:13:20+02:00, 1772360000",
        "2026-03-01T10:13:20, 1772360000",
        "2026-03-01T10:13, 1772359980",
        "2026-03-01, 1772323200",
    })
    void a_time_in_a_filter_is_seconds_or_iso_and_in_utc_where_it_names_no_zone(
            String written, long seconds) {
        assertThat(Times.seconds(written)).contains(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30",
                "2026-03-01T",
                "2026-03-01 10:13:20",
                "10:13"
            })
    void what_is_no_time_is_none(String written) {
        assertThat(Times.seconds(written)).isEmpty();
    }

    @Test
    void milliseconds_have_thirteen_digits() {
        assertThat(Times.seconds(1_772_360_000_123L)).isEqualTo(1_772_360_000L);
        assertThat(Times.seconds(999_999_999_999L)).isEqualTo(999_999_999_999L);
        assertThat(Times.seconds(1_000_000_000_000L)).isEqualTo(1_000_000_000L);
    }
}
