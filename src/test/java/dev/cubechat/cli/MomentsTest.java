package dev.cubechat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

class MomentsTest {
    private final Moments moments =
            new Moments(
                    Clock.fixed(Instant.parse("2026-03-10T09:30:00Z"), ZoneId.of("Europe/Berlin")));

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T10:00:00Z, 2026-01-02T10:00:00Z",
        "2026-01-02T10:00Z, 2026-01-02T10:00:00Z",
        "2026-01-02T10:00:00+02:00, 2026-01-02T08:00:00Z",
        "2026-01-02T10:00, 2026-01-02T09:00:00Z",
        "2026-01-02, 2026-01-01T23:00:00Z",
        "today, 2026-03-09T23:00:00Z",
        "yesterday, 2026-03-08T23:00:00Z",
        "now, 2026-03-10T09:30:00Z",
        "30m, 2026-03-10T09:00:00Z",
        "2h, 2026-03-10T07:30:00Z",
        "7d, 2026-03-03T09:30:00Z",
        "1h30m, 2026-03-10T08:00:00Z",
        "1767348000, 2026-01-02T10:00:00Z",
        "99999999999, 5138-11-16T09:46:39Z",
        "5138-11-16T09:46:40Z, 5138-11-16T09:46:39Z",
        "9999-12-31, 5138-11-16T09:46:39Z",
        "9999-12-31T23:59:59Z, 5138-11-16T09:46:39Z",
    })
    void a_time_is_read_as_people_and_scripts_write_it(String typed, Instant meant) {
        assertThat(moments.parse(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-13-01", "2026-01-02T25:00", "5", "10x", "tomorrow"})
    void anything_else_is_refused_with_the_forms_there_are(String typed) {
        assertThatThrownBy(() -> moments.parse(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("yesterday")
                .hasMessageContaining("\"" + typed + "\"");
    }
}
