package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

class WireTimeTest {

    @Test
    void seconds_come_as_number_text_fraction_or_milliseconds() {
        assertThat(WireTime.seconds(Json.of(1772361000))).contains(1772361000L);
        assertThat(WireTime.seconds(Json.of("1772361000"))).contains(1772361000L);
        assertThat(WireTime.seconds(Json.of("1620656869.0"))).contains(1620656869L);
        assertThat(WireTime.seconds(new Json.Dec(new BigDecimal("1620656869.75"))))
                .contains(1620656869L);
        assertThat(WireTime.seconds(Json.of(1772361000999L))).contains(1772361000L);
        assertThat(WireTime.seconds(Json.of("1772361000999"))).contains(1772361000L);
        assertThat(WireTime.seconds(Json.of(0))).contains(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1e30", "1..2", "99999999999999999999", "."})
    void what_is_no_time_is_none(String text) {
        assertThat(WireTime.seconds(Json.of(text))).isEmpty();
        assertThat(WireTime.instant(Json.of(text))).isEmpty();
    }

    @Test
    void numbers_beyond_all_times_are_none() {
        assertThat(WireTime.seconds(Json.of(Long.MAX_VALUE))).isEmpty();
        assertThat(WireTime.seconds(Json.of(-1))).isEmpty();
        assertThat(WireTime.seconds(new Json.Dec(new BigDecimal("1e1000000")))).isEmpty();
        assertThat(WireTime.seconds(new Json.Dec(new BigDecimal("1e-1000000")))).isEmpty();
    }

    @Test
    void moments_come_as_iso_text_or_as_seconds() {
        Instant moment = Instant.parse("2026-02-03T04:05:06Z");

        assertThat(WireTime.instant(Json.of("2026-02-03T04:05:06Z"))).contains(moment);
        assertThat(WireTime.instant(Json.of("2026-02-03T04:05:06.688Z")))
                .contains(moment.plusMillis(688));
        assertThat(WireTime.instant(Json.of("2026-02-03T06:05:06+02:00"))).contains(moment);
        assertThat(WireTime.instant(Json.of(moment.getEpochSecond()))).contains(moment);
        assertThat(WireTime.instant(Json.Nil.NIL)).isEmpty();
    }

    @Test
    void moments_are_written_in_whole_seconds() {
        assertThat(WireTime.write(Instant.parse("2026-02-03T04:05:06.688Z")))
                .isEqualTo("2026-02-03T04:05:06Z");
    }

    @Test
    void the_expiration_header_is_written_and_read() {
        Instant moment = Instant.parse("2026-03-01T12:30:00Z");

        assertThat(WireTime.writeExpiration(moment)).isEqualTo("2026-03-01 12:30:00 UTC");
        assertThat(WireTime.readExpiration("2026-03-01 12:30:00 UTC")).contains(moment);
        assertThat(WireTime.readExpiration("tomorrow")).isEmpty();
        assertThat(WireTime.readExpiration("tomorrow UTC")).isEmpty();
        assertThat(WireTime.readExpiration("2026-03-01 12:30:00 PST")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'Sun, 01 Mar 2026 12:30:00 GMT', 2026-03-01T12:30:00Z",
        "'Thu, 31 Dec 2026 23:59:59 GMT', 2026-12-31T23:59:59Z",
        "'Sun, 01 anF 2026 12:30:00 GMT', ",
        "'Sun, 01 Mai 2026 12:30:00 GMT', ",
        "'Sun, 31 Feb 2026 12:30:00 GMT', ",
        "'Sun, 01 Mar 2026 12:30:00 CET', ",
        "'Sunday, 01-Mar-26 12:30:00 GMT', ",
        "yesterday, ",
    })
    void the_date_header_is_read(String header, Instant moment) {
        assertThat(WireTime.readDate(header)).isEqualTo(Optional.ofNullable(moment));
    }
}
