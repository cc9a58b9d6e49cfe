package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.xmpp.Xml;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What counts as sent, with a clock that stands still until it is set. */
class OutboxTest {
    private static final Duration AT_LEAST = Duration.ofMillis(5);

    private final List<RawStanza> written = new ArrayList<>();
    private final List<Integer> lots = new ArrayList<>();
    private int probes;
    private long nanos;
    private final List<Xml> told = new ArrayList<>();
    private final Outbox outbox = new Outbox(AT_LEAST, () -> nanos, told::add, lost -> {});

    private CompletableFuture<Void> send() {
        return outbox.send(Xml.of("message", "jabber:client").attr("id", "m" + written.size()));
    }

    private void open() {
        outbox.open(
                new Outbox.Carrier() {
                    @Override
                    public boolean write(List<RawStanza> stanzas) {
                        lots.add(stanzas.size());
                        return written.addAll(stanzas);
                    }

                    @Override
                    public void probe(long newest) {
                        probes++;
                    }
                });
    }

    private void acknowledged(int which) {
        acknowledged(which, which + 1);
    }

    private void acknowledged(int from, int to) {
        outbox.acknowledged(List.copyOf(written.subList(from, to)));
    }

    private void acknowledgedOnceMoreAfter(Duration time) {
        nanos += time.toNanos();
        outbox.acknowledged(List.of());
    }

    @Test
    void what_was_acknowledged_is_sent_when_the_server_has_answered_once_more() {
        open();
        CompletableFuture<Void> sent = send();

        acknowledged(0);
        nanos += Duration.ofHours(1).toNanos();
        boolean before = sent.isDone();
        acknowledgedOnceMoreAfter(Duration.ZERO);

        assertThat(probes).isEqualTo(2);
        assertThat(before).isFalse();
        assertThat(sent).isCompleted();
    }

    @Test
    void a_refusal_before_the_second_answer_counts() {
        open();
        CompletableFuture<Void> sent = send();
        acknowledged(0);

        outbox.refused("m0", new Failure(FailureKind.BLOCKED, "Blocked."));
        acknowledgedOnceMoreAfter(AT_LEAST);

        assertThat(sent).isCompletedExceptionally();
    }

    @Test
    void a_server_that_answers_at_once_is_asked_until_a_moment_has_passed() {
        open();
        CompletableFuture<Void> sent = send();
        acknowledged(0);

        acknowledgedOnceMoreAfter(Duration.ofMillis(2));
        acknowledgedOnceMoreAfter(Duration.ofMillis(2));
        boolean early = sent.isDone();
        acknowledgedOnceMoreAfter(Duration.ofMillis(1));

        assertThat(early).isFalse();
        assertThat(sent).isCompleted();
        assertThat(probes).isEqualTo(4);
    }

    @Test
    void an_answer_to_what_was_asked_before_the_acknowledgement_is_none() {
        open();
        CompletableFuture<Void> first = send();
        acknowledged(0);
        CompletableFuture<Void> second = send();
        CompletableFuture<Void> third = send();
        nanos += AT_LEAST.toNanos();
        acknowledged(1);

        acknowledgedOnceMoreAfter(AT_LEAST);

        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        assertThat(third).isNotDone();
        acknowledgedOnceMoreAfter(AT_LEAST);
        assertThat(second).isCompleted();
    }

    @Test
    void what_is_asked_for_later_messages_serves_earlier_ones_too() {
        open();
        CompletableFuture<Void> first = send();
        CompletableFuture<Void> second = send();

        acknowledged(0);
        int asked = probes;
        nanos += AT_LEAST.toNanos();
        acknowledged(1);

        assertThat(asked).isEqualTo(2);
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
    }

    @Test
    void after_a_loss_the_server_is_asked_again() {
        open();
        CompletableFuture<Void> sent = send();
        acknowledged(0);

        outbox.shut();
        acknowledgedOnceMoreAfter(AT_LEAST);
        boolean byTheGreeting = sent.isDone();
        open();
        acknowledgedOnceMoreAfter(AT_LEAST);

        assertThat(byTheGreeting).isFalse();
        assertThat(sent).isCompleted();
        assertThat(probes).isEqualTo(3);
    }

    @Test
    void a_server_that_answers_several_requests_as_one_is_reminded() {
        open();
        CompletableFuture<Void> first = send();
        CompletableFuture<Void> second = send();
        acknowledged(0);
        acknowledged(1);
        acknowledgedOnceMoreAfter(AT_LEAST);

        outbox.remind();
        acknowledgedOnceMoreAfter(AT_LEAST);

        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
    }

    @Test
    void what_waits_for_room_can_be_called_back_and_what_is_under_way_cannot() {
        open();
        for (int number = 0; number < 500; number++) {
            CompletableFuture<Void> unused =
                    outbox.send(
                            Xml.of("message", "jabber:client").attr("id", "m" + number),
                            outbox.stream());
        }
        outbox.flush();

        List<String> back = outbox.recall(outbox.stream());

        assertThat(back).hasSize(60).startsWith("m440").endsWith("m499");
        acknowledged(0, 440);
        assertThat(written).hasSize(440);
        assertThat(outbox.isSettled()).isTrue();
    }

    @Test
    void what_waits_for_room_goes_out_together() {
        open();
        for (int i = 0; i < 520; i++) {
            CompletableFuture<Void> unused = send();
        }
        int full = written.size();

        acknowledged(0, 100);

        assertThat(full).isLessThan(500);
        assertThat(written).hasSize(520);
        assertThat(lots.getLast()).isEqualTo(520 - full);
    }

    @Test
    void what_is_for_one_stream_waits_for_more_or_for_the_last_of_a_burst() {
        open();
        for (int i = 0; i < 40; i++) {
            CompletableFuture<Void> unused =
                    outbox.send(Xml.of("message", "jabber:client").attr("id", "m" + i), 0);
        }
        int before = written.size();

        outbox.flush();

        assertThat(before).isEqualTo(32);
        assertThat(lots).containsExactly(32, 8);
        assertThat(written).last().matches(stanza -> stanza.hasId("m39"));
    }

    @Test
    void what_was_refused_before_its_acknowledgement_holds_nothing_up() {
        open();
        CompletableFuture<Void> first = send();
        CompletableFuture<Void> second = send();

        outbox.refused("m1", new Failure(FailureKind.BLOCKED, "Blocked."));
        acknowledged(0, 2);
        acknowledgedOnceMoreAfter(AT_LEAST);

        assertThat(first).isCompleted();
        assertThat(second).isCompletedExceptionally();
        assertThat(outbox.isSettled()).isTrue();
    }

    @Test
    void of_what_was_sent_for_one_stream_only_its_sender_is_told() {
        open();
        CompletableFuture<Void> any = send();
        CompletableFuture<Void> one = outbox.send(Xml.of("message", "jabber:client"), 0);
        outbox.flush();
        acknowledged(0);
        acknowledged(1);

        acknowledgedOnceMoreAfter(AT_LEAST);
        acknowledgedOnceMoreAfter(AT_LEAST);

        assertThat(any).isCompleted();
        assertThat(one).isCompleted();
        assertThat(told).hasSize(1);
    }
}
