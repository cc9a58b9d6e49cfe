package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Random;

class PlainTimeTest {
    @Test
    void it_reads_what_the_jdk_reads() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));

            assertThat(PlainTime.read(time.toString())).contains(time);
        }
    }

    @Test
    void it_writes_what_the_jdk_writes() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            Instant time =
                    Instant.ofEpochSecond(random.nextLong(-62_167_219_200L, 253_402_300_800L));

            assertThat(PlainTime.write(time)).contains(time.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0001-12-31T23:59:59Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z"
            })
    void also_the_ends_of_time_are_written_as_the_jdk_does(String text) {
        assertThat(WireTime.write(Instant.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T10:30:00.5Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T10:30:00+01:00",
                "2026-03-01 10:30:00Z",
                "2026-03-01T10:30:0xZ",
                "2026-03-01T10:/0:00Z",
                "x026-03-01T10:30:00Z",
                "20:6-03-01T10:30:00Z",
                "2026-03-01T10:30:00z",
                "2026-03-01T10-30:00Z",
                "-026-03-01T10:30:00Z",
                ""
            })
    void other_forms_are_left_to_others(String text) {
        assertThat(PlainTime.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-01T10:30:00Z", "2026-02-30T10:30:00Z", "0000-00-00T00:00:00Z"})
    void what_is_no_time_is_none(String text) {
        assertThat(WireTime.instant(Json.of(text))).isEmpty();
    }
}
