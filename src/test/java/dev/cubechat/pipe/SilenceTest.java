package dev.cubechat.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class SilenceTest {
    private long now;

    private final Silence silence = new Silence(Duration.ofMinutes(5), () -> now);

    @Test
    void what_a_suspended_program_slept_longer_than_it_wanted_is_not_the_servers_silence() {
        passes(Duration.ofMinutes(1));
        long from = now;
        passes(Duration.ofHours(8));
        silence.sleptSince(from, Duration.ofSeconds(1).toNanos());

        boolean asleep = silence.tooLong().isPresent();
        passes(Duration.ofMinutes(4));

        assertThat(asleep).isFalse();
        assertThat(silence.tooLong().isPresent()).isTrue();
    }

    @Test
    void who_is_woken_early_has_waited_no_less() {
        for (int second = 0; second <= 300; second++) {
            long from = now;
            passes(Duration.ofSeconds(1));
            silence.sleptSince(from, Duration.ofSeconds(2).toNanos());
        }

        assertThat(silence.tooLong().isPresent()).isTrue();
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }
}
