package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;

class ReconnectTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void the_first_attempt_comes_almost_at_once_and_then_pauses_double_up_to_the_longest() {
        Random random = new Random(1);

        assertThat(Reconnect.DEFAULT.pause(0, random)).isLessThanOrEqualTo(Duration.ofMillis(200));
        assertThat(Reconnect.DEFAULT.pause(1, random)).isBetween(Duration.ofMillis(900), SECOND);
        assertThat(Reconnect.DEFAULT.pause(2, random))
                .isBetween(Duration.ofMillis(1800), Duration.ofSeconds(2));
        assertThat(Reconnect.DEFAULT.pause(1000, random))
                .isBetween(Duration.ofSeconds(27), Duration.ofSeconds(30));
    }

    @Test
    void attempts_are_counted_unless_they_have_no_end() {
        Reconnect twice = Reconnect.every(2, SECOND);

        assertThat(twice.allows(0)).isTrue();
        assertThat(twice.allows(1)).isTrue();
        assertThat(twice.allows(2)).isFalse();
        assertThat(Reconnect.DEFAULT.allows(1_000_000)).isTrue();
        assertThat(Reconnect.NEVER.allows(0)).isFalse();
    }

    @Test
    void a_longest_pause_shorter_than_the_first_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reconnect(0, SECOND, Duration.ofMillis(999)));
    }
}
