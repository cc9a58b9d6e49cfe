package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.TimeZone;
import java.util.TreeSet;

class LocalClockTest {
    private static final Instant FROM = Instant.parse("2012-01-01T00:30:00.123456789Z");
    private static final Instant TO = Instant.parse("2032-01-01T00:00:00Z");

    @Test
    void both_forms_of_a_zone_show_the_same_time() {
        for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            TimeZone older = TimeZone.getTimeZone(name);
            ZoneId zone = ZoneId.of(name);
            for (Instant time = FROM; time.isBefore(TO); time = time.plus(Duration.ofHours(71))) {
                assertThat(LocalClock.in(older, time))
                        .as("%s at %s", name, time)
                        .isEqualTo(LocalDateTime.ofInstant(time, zone));
            }
        }
    }

    @Test
    void the_hour_at_which_clocks_change_shows_on_time() {
        TimeZone berlin = TimeZone.getTimeZone("Europe/Berlin");

        assertThat(LocalClock.in(berlin, Instant.parse("2026-10-25T00:59:59.999Z")))
                .isEqualTo("2026-10-25T02:59:59.999");
        assertThat(LocalClock.in(berlin, Instant.parse("2026-10-25T01:00:00Z")))
                .isEqualTo("2026-10-25T02:00:00");
    }

    @Test
    void times_that_no_chat_has_are_shown_all_the_same() {
        TimeZone berlin = TimeZone.getTimeZone("Europe/Berlin");

        assertThat(LocalClock.in(berlin, Instant.ofEpochSecond(31_556_889_000_000_000L)).getYear())
                .isGreaterThan(900_000_000);
        assertThat(LocalClock.in(berlin, Instant.EPOCH.minusSeconds(1)))
                .isEqualTo("1970-01-01T00:59:59");
    }

    @Test
    void any_other_clock_has_its_own_zone() {
        Instant time = Instant.parse("2026-11-22T12:00:00Z");
        Clock there = Clock.fixed(time, ZoneId.of("Asia/Kolkata"));

        assertThat(LocalClock.dial(there).apply(time)).isEqualTo("2026-11-22T17:30:00");
        assertThat(LocalClock.dial(new LocalClock()).apply(time))
                .isEqualTo(LocalDateTime.ofInstant(time, ZoneId.systemDefault()));
    }
}
