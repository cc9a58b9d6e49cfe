package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.wire.xmpp.Xml;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** How long the server has for its answer. */
class AskingTest {
    private static final String LARGE = "x".repeat(100_000);

    private final Requests requests = new Requests(new Random(1));
    private final Outbox outbox =
            new Outbox(Duration.ZERO, () -> 0, (after, what) -> {}, sent -> {}, lost -> {});
    private final Asking asking = new Asking(requests, outbox, "localhost");

    @Test
    void an_answer_has_the_time_that_what_was_sent_before_takes_on_a_slow_line() {
        outbox.open(new SlowCarrier(Thread.currentThread()));
        var unused = outbox.send(Xml.of("message", "jabber:client").text(LARGE));

        Xml answer = asking.request(Xml.of("iq", "jabber:client").attr("id", "q"), Duration.ZERO);

        assertThat(answer.attr("type")).hasValue("result");
    }

    /** Has the answer to a request when the one who asks has begun to wait for it. */
    private final class SlowCarrier implements Outbox.Carrier {
        private final Thread asker;

        SlowCarrier(Thread asker) {
            this.asker = asker;
        }

        @Override
        public boolean write(List<RawStanza> stanzas) {
            if (stanzas.getLast().hasId("q")) {
                Thread.ofPlatform().daemon().start(this::answer);
            }
            return true;
        }

        private void answer() {
            while (asker.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            requests.answered(Xml.of("iq", "jabber:client").attr("id", "q").attr("type", "result"));
        }

        @Override
        public void probe(long newest) {}
    }
}
