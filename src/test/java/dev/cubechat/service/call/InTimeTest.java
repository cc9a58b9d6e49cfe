package dev.cubechat.service.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

@Timeout(30)
class InTimeTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void an_answer_and_a_failure_are_handed_on() {
        Failure missing = new Failure(FailureKind.NOT_FOUND, "Gone.");

        assertThat(InTime.ask(LONG, () -> "here")).isEqualTo("here");
        assertThatThrownBy(
                        () ->
                                InTime.ask(
                                        LONG,
                                        () -> {
                                            throw missing;
                                        }))
                .isSameAs(missing);
    }

    @Test
    void what_takes_longer_is_not_waited_for_and_broken_off() throws Exception {
        CountDownLatch brokenOff = new CountDownLatch(1);

        assertThatThrownBy(() -> InTime.ask(Duration.ofMillis(1), () -> forEver(brokenOff)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        late -> assertThat(late.kind()).isEqualTo(FailureKind.TIMED_OUT));
        brokenOff.await();
    }

    private static String forEver(CountDownLatch brokenOff) {
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException stop) {
            brokenOff.countDown();
            return "too late";
        }
    }
}
