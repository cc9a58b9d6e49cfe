package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.xmpp.Xml;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What counts as sent, with a clock that stands still until it is set. */
class OutboxTest {
    private static final Duration AT_LEAST = Duration.ofMillis(15);

    private final List<RawStanza> written = new ArrayList<>();
    private final List<Integer> lots = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<Runnable> moments = new ArrayList<>();
    private int probes;
    private long nanos;
    private final List<Xml> told = new ArrayList<>();
    private final Outbox outbox =
            new Outbox(AT_LEAST, () -> nanos, this::later, told::add, lost -> {});

    private void later(Duration after, Runnable what) {
        waits.add(after);
        moments.add(what);
    }

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

    private static Rejection rejection(String id) {
        return new Rejection(id, null, "101-9999@localhost");
    }

    private void acknowledged(int which) {
        acknowledged(which, which + 1);
    }

    private void acknowledged(int from, int to) {
        outbox.acknowledged(List.copyOf(written.subList(from, to)));
    }

    /** The last moment passes, and what is asked then is answered. */
    private void acknowledgedOnceMore() {
        moments.getLast().run();
        answered();
    }

    private void answered() {
        outbox.acknowledged(List.of());
    }

    @Test
    void what_was_acknowledged_is_sent_when_the_server_has_answered_once_more() {
        open();
        CompletableFuture<Void> sent = send();

        acknowledged(0);
        int early = probes;
        moments.getFirst().run();
        boolean before = sent.isDone();
        answered();

        assertThat(early).isEqualTo(1);
        assertThat(probes).isEqualTo(2);
        assertThat(before).isFalse();
        assertThat(sent).isCompleted();
    }

    @Test
    void what_the_server_has_not_confirmed_is_under_way() {
        open();
        CompletableFuture<Void> first = send();
        CompletableFuture<Void> second = send();
        int each = "<message id=\"m0\"/>".length();

        long both = outbox.bytesUnderWay();
        acknowledged(0);

        assertThat(both).isEqualTo(2L * each);
        assertThat(outbox.bytesUnderWay()).isEqualTo(each);
        assertThat(List.of(first, second)).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void who_is_stopped_while_sending_still_sends_where_there_is_room() {
        open();
        Thread.currentThread().interrupt();

        CompletableFuture<Void> sent = send();
        boolean stopped = Thread.interrupted();

        assertThat(written).hasSize(1);
        assertThat(sent).isNotDone();
        assertThat(stopped).isTrue();
    }

    @Test
    void a_refusal_before_the_second_answer_counts() {
        open();
        CompletableFuture<Void> sent = send();
        acknowledged(0);
        moments.getFirst().run();

        outbox.refused(rejection("m0"), new Failure(FailureKind.BLOCKED, "Blocked."));
        answered();

        assertThat(sent).isCompletedExceptionally();
    }

    @Test
    void a_refusal_holds_up_nothing_that_was_acknowledged_after_it() {
        open();
        CompletableFuture<Void> refused = send();
        CompletableFuture<Void> accepted = send();
        acknowledged(0);
        acknowledged(1);

        outbox.refused(rejection("m0"), new Failure(FailureKind.BLOCKED, "Blocked."));
        acknowledgedOnceMore();
        acknowledgedOnceMore();

        assertThat(refused).isCompletedExceptionally();
        assertThat(accepted).isCompleted();
    }

    @ParameterizedTest
    @CsvSource({"1, 14", "10, 30", "20, 30", "1000, 0"})
    void the_longer_a_server_takes_to_acknowledge_the_longer_it_may_take_to_refuse(
            int took, int more) {
        open();
        CompletableFuture<Void> sent = send();
        nanos += Duration.ofMillis(took).toNanos();
        acknowledged(0);
        acknowledgedOnceMore();

        assertThat(waits).containsExactly(Duration.ofMillis(more));
        assertThat(sent).isCompleted();
    }

    @Test
    void a_server_that_asks_and_does_not_read_gets_so_many_answers_and_no_more() {
        open();
        for (int i = 0; i < 2000; i++) {
            outbox.answer(answer(i));
        }
        int first = written.size();
        int asked = probes;

        answered();

        assertThat(first).isEqualTo(40);
        assertThat(asked).isEqualTo(1);
        assertThat(written).hasSize(80);
        for (int i = 0; i < 40; i++) {
            answered();
        }
        assertThat(written).hasSize(1040);
    }

    @Test
    void answers_and_messages_do_not_stand_in_each_others_way() {
        open();
        for (int i = 0; i < 50; i++) {
            outbox.answer(answer(i));
        }

        CompletableFuture<Void> sent = send();
        acknowledged(0, 20);
        acknowledged(40);
        acknowledgedOnceMore();

        assertThat(sent).isCompleted();
        assertThat(written).hasSize(51);
    }

    private static RawStanza answer(int number) {
        return new RawStanza(Xml.of("iq", "jabber:client").attr("id", "a" + number));
    }

    @Test
    void what_is_acknowledged_meanwhile_waits_for_its_own_answer() {
        open();
        CompletableFuture<Void> first = send();
        CompletableFuture<Void> second = send();
        acknowledged(0);
        acknowledged(1);

        acknowledgedOnceMore();

        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        acknowledgedOnceMore();
        assertThat(second).isCompleted();
    }

    @Test
    void what_is_asked_for_later_messages_serves_earlier_ones_too() {
        open();
        CompletableFuture<Void> first = send();
        CompletableFuture<Void> second = send();
        acknowledged(0);
        int before = probes;

        moments.getFirst().run();
        acknowledged(1);
        boolean early = first.isDone();
        answered();

        assertThat(early).isFalse();
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        assertThat(probes).isEqualTo(before + 1);
    }

    @Test
    void after_a_loss_the_server_is_asked_again() {
        open();
        CompletableFuture<Void> sent = send();
        acknowledged(0);
        moments.getFirst().run();

        outbox.shut();
        answered();
        boolean byTheGreeting = sent.isDone();
        open();
        answered();

        assertThat(byTheGreeting).isFalse();
        assertThat(sent).isCompleted();
        assertThat(probes).isEqualTo(3);
    }

    @Test
    void a_moment_that_passes_without_a_link_is_made_up_for() {
        open();
        CompletableFuture<Void> sent = send();
        acknowledged(0);
        outbox.shut();
        moments.getFirst().run();

        open();
        answered();

        assertThat(sent).isCompleted();
    }

    @Test
    void a_server_that_does_not_answer_each_request_is_reminded() {
        open();
        CompletableFuture<Void> first = send();
        CompletableFuture<Void> second = send();
        acknowledged(0, 2);
        moments.getFirst().run();
        answered();
        nanos = Duration.ofSeconds(10).toNanos();
        int before = probes;
        boolean early = first.isDone();

        outbox.remind();
        int after = probes;
        answered();

        assertThat(early).isFalse();
        assertThat(after).isEqualTo(before + 1);
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
    }

    @Test
    void an_answer_that_is_on_its_way_when_the_server_is_reminded_ends_no_wait() {
        open();
        CompletableFuture<Void> sent = send();
        outbox.remind();
        acknowledged(0);
        int before = probes;
        moments.getFirst().run();
        for (int answer = 1; answer < before; answer++) {
            answered();
        }

        outbox.refused(rejection("m0"), new Failure(FailureKind.BLOCKED, "Blocked."));
        answered();

        assertThat(sent).isCompletedExceptionally();
    }

    @Test
    void what_a_slow_server_answers_late_ends_no_wait_for_a_refusal() {
        open();
        CompletableFuture<Void> sent = send();
        nanos = Duration.ofSeconds(10).toNanos();
        outbox.remind();
        acknowledged(0);
        moments.getLast().run();
        boolean asked = probes == 3;
        answered();

        outbox.refused(rejection("m0"), new Failure(FailureKind.BLOCKED, "Blocked."));
        answered();

        assertThat(asked).isTrue();
        assertThat(sent).isCompletedExceptionally();
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

        outbox.refused(rejection("m1"), new Failure(FailureKind.BLOCKED, "Blocked."));
        acknowledged(0, 2);
        answered();
        acknowledgedOnceMore();

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

        acknowledgedOnceMore();
        acknowledgedOnceMore();

        assertThat(any).isCompleted();
        assertThat(one).isCompleted();
        assertThat(told).hasSize(1);
    }

    @Test
    void what_is_larger_than_the_server_takes_is_refused_and_never_goes_out() {
        open();
        CompletableFuture<Void> ampersands = outbox.send(saying("&".repeat(60_000)));
        CompletableFuture<Void> words = outbox.send(saying("ß".repeat(140_000)), 0);
        Optional<CompletableFuture<Void>> now = outbox.sendIfUp(saying("x".repeat(300_000)));
        CompletableFuture<Void> ordinary = outbox.send(saying("ß".repeat(130_000)));
        acknowledged(0);
        acknowledgedOnceMore();

        assertThat(List.of(ampersands, words, now.orElseThrow()))
                .allSatisfy(
                        refused ->
                                assertThat(refused.exceptionNow())
                                        .isInstanceOfSatisfying(
                                                Failure.class,
                                                why ->
                                                        assertThat(why.kind())
                                                                .isEqualTo(FailureKind.INVALID)));
        assertThat(ampersands.exceptionNow())
                .hasMessageContaining("300039 bytes as XML; the chat server takes 262144");
        assertThat(ordinary).isCompleted();
        assertThat(written).hasSize(1);
        assertThat(outbox.isSettled()).isTrue();
    }

    private static Xml saying(String text) {
        return Xml.of("message", "jabber:client").attr("id", "m").child("body", text);
    }
}
