package dev.cubechat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "30s, PT30S",
        "5m, PT5M",
        "2h, PT2H",
        "1d, PT24H",
        "1w, PT168H",
        "1h30m, PT1H30M",
        "45, PT45S",
    })
    void a_length_of_time_is_read(String typed, Duration meant) {
        assertThat(Durations.parse(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-5s", "5 s", "PT5S", "1.5h", "99999999999s"})
    void anything_else_is_refused(String typed) {
        assertThatThrownBy(() -> Durations.parse(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as 30s");
    }
}
