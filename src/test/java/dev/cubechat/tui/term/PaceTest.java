package dev.cubechat.tui.term;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLI = 1_000_000;

    @Test
    void frames_keep_a_distance_and_the_first_keeps_none() {
        Pace pace = new Pace(false, 0);

        assertThat(pace.due(0)).isZero();
        pace.drew(0, MILLI);
        assertThat(pace.due(2 * MILLI)).isEqualTo(14 * MILLI);
        assertThat(pace.due(16 * MILLI)).isZero();
    }

    @Test
    void over_a_network_there_are_half_as_many() {
        Pace pace = new Pace(true, 0);

        pace.drew(0, MILLI);

        assertThat(pace.due(0)).isEqualTo(33 * MILLI);
    }

    @Test
    void a_slow_terminal_gets_fewer_and_recovers_slowly() {
        Pace pace = new Pace(false, 0);
        for (int i = 0; i < 10; i++) {
            pace.drew(0, 60 * MILLI);
        }
        assertThat(pace.interval()).isEqualTo(250 * MILLI);

        pace.drew(1000 * MILLI, 1001 * MILLI);
        assertThat(pace.interval()).isEqualTo(225 * MILLI);
        for (long i = 2; i < 100; i++) {
            pace.drew(1000 * i * MILLI, (1000 * i + 1) * MILLI);
        }

        assertThat(pace.interval()).isEqualTo(16 * MILLI);
    }

    @Test
    void what_changes_without_a_pause_is_drawn_half_as_often_until_there_is_one() {
        Pace pace = new Pace(false, 0);
        long now = 0;
        for (int i = 0; i < 40; i++) {
            now += pace.due(now);
            pace.drew(now, now + MILLI);
        }
        assertThat(pace.due(now)).isEqualTo(33 * MILLI);

        now += 200 * MILLI;
        assertThat(pace.due(now)).isZero();
        for (int i = 0; i < 10; i++) {
            now += 200 * MILLI;
            pace.drew(now, now + MILLI);
        }

        assertThat(pace.due(now)).isEqualTo(16 * MILLI);
    }

    @Test
    void pictures_that_keys_hurry_are_no_pause() {
        Pace pace = new Pace(false, 0);
        long now = 0;
        for (int i = 0; i < 60; i++) {
            now += 5 * MILLI;
            pace.drew(now, now + MILLI);
        }

        assertThat(pace.due(now)).isEqualTo(33 * MILLI);
    }
}
