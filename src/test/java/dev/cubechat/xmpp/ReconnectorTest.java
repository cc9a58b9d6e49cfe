package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.AppId;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long a silent link is waited for. */
@Timeout(30)
class ReconnectorTest {
    private final CountDownLatch given = new CountDownLatch(1);
    private Reconnect again = Reconnect.NEVER;
    private volatile boolean up = true;
    private volatile String why = "";
    private volatile long askedNanos;
    private volatile long cutNanos;

    @Test
    void an_answer_behind_much_that_is_under_way_is_waited_for_so_much_longer() throws Exception {
        Reconnector reconnector = reconnector(Duration.ofMillis(1500));
        reconnector.start();

        assertThat(given.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(Duration.ofNanos(cutNanos - askedNanos))
                .isGreaterThanOrEqualTo(Duration.ofMillis(1510));
        reconnector.stop();
    }

    @Test
    void a_link_that_cannot_be_brought_back_for_lack_of_memory_is_given_up() throws Exception {
        again = Reconnect.every(1, Duration.ofMillis(1));
        Reconnector reconnector = reconnector(Duration.ZERO);
        reconnector.start();

        assertThat(given.await(20, TimeUnit.SECONDS)).isTrue();
        reconnector.stop();
    }

    @Test
    void what_broke_off_an_earlier_link_does_not_break_off_the_next() throws Exception {
        Reconnector reconnector = reconnector(Duration.ZERO);
        reconnector.breakOff(new Failure(FailureKind.UNREACHABLE, "The earlier one."));

        reconnector.begin();
        reconnector.start();

        assertThat(given.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(why).doesNotContain("The earlier one.");
        reconnector.stop();
    }

    private Reconnector reconnector(Duration ahead) {
        XmppSettings settings =
                XmppSettings.of(new AppId(9999), new UserId(101), "localhost", "cube")
                        .with(
                                Patience.DEFAULT.withPing(
                                        Duration.ofMillis(10), Duration.ofMillis(10)))
                        .with(again);
        return new Reconnector(new DeadLine(ahead), settings, new Random(1));
    }

    /** Nothing ever comes from it. */
    private final class DeadLine implements Reconnector.Line {
        private final Duration ahead;

        private DeadLine(Duration ahead) {
            this.ahead = ahead;
        }

        @Override
        public boolean isUp() {
            return up;
        }

        @Override
        public void remind() {}

        @Override
        public boolean isBusy() {
            return false;
        }

        @Override
        public CompletableFuture<?> ask() {
            askedNanos = System.nanoTime();
            return new CompletableFuture<>();
        }

        @Override
        public Duration ahead() {
            return ahead;
        }

        @Override
        public void cut() {
            cutNanos = System.nanoTime();
            up = false;
        }

        @Override
        public void down(String reason) {}

        @Override
        public void waiting(Duration pause) {}

        @Override
        public void reopen() {
            throw new OutOfMemoryError("unable to create native thread");
        }

        @Override
        public void giveUp(ConnectionState last, Failure why) {
            ReconnectorTest.this.why = why.sentence();
            given.countDown();
        }
    }
}
