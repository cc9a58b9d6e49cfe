package dev.cubechat.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private long now;
    private Pace thousand;

    @BeforeEach
    void begin() {
        thousand = new Pace(Rate.parse("1000/s"), () -> now);
    }

    @Test
    void who_wakes_a_little_late_each_time_keeps_to_the_rate() {
        int sent = 0;
        while (now < SECOND) {
            while (thousand.patience() == 0) {
                thousand.went();
                sent++;
            }
            now += thousand.patience() + 5 * MILLI / 2;
        }

        assertThat(sent).isBetween(990, 1001);
    }

    @Test
    void who_was_away_for_long_does_not_catch_up_with_all_of_it() {
        thousand.went();
        now = 10 * SECOND;

        int sent = 0;
        while (thousand.patience() == 0) {
            thousand.went();
            sent++;
        }

        assertThat(sent).isLessThanOrEqualTo(21);
    }

    @Test
    void at_a_slow_rate_one_follows_the_other_by_all_its_time() {
        Pace slow = new Pace(Rate.parse("2/s"), () -> now);
        slow.went();
        assertThat(slow.patience()).isEqualTo(SECOND / 2);

        now = SECOND * 5;
        slow.went();

        assertThat(slow.patience()).isLessThanOrEqualTo(SECOND / 2);
    }
}
