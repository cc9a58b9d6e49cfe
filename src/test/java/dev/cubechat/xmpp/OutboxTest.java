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
    private static final Duration AT_LEAST = Duration.ofMillis(50);

    private final List<RawStanza> written = new ArrayList<>();
    private final List<Integer> lots = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();
    private long nanos;
    private final List<Xml> told = new ArrayList<>();
    private final Outbox outbox =
            new Outbox(AT_LEAST, () -> nanos, this::later, told::add, lost -> {});

    private void later(Duration after, Runnable what) {
        waits.add(after);
        ends.add(what);
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
                    public void probe(long newest) {}
                });
    }

    private void acknowledgedAfter(Duration time, int which) {
        acknowledgedAfter(time, which, which + 1);
    }

    private void acknowledgedAfter(Duration time, int from, int to) {
        nanos += time.toNanos();
        outbox.acknowledged(List.copyOf(written.subList(from, to)));
    }

    @Test
    void a_refusal_is_awaited_as_long_as_the_acknowledgement_took() {
        open();
        CompletableFuture<Void> sent = send();

        acknowledgedAfter(Duration.ofMillis(300), 0);

        assertThat(waits).containsExactly(Duration.ofMillis(300));
        assertThat(sent).isNotDone();
        outbox.refused("m0", new Failure(FailureKind.BLOCKED, "Blocked."));
        ends.getFirst().run();
        assertThat(sent).isCompletedExceptionally();
    }

    @Test
    void a_quick_server_is_given_a_moment_and_a_slow_one_not_for_ever() {
        open();
        CompletableFuture<Void> quick = send();
        acknowledgedAfter(Duration.ofMillis(1), 0);
        ends.getFirst().run();
        CompletableFuture<Void> slow = send();
        acknowledgedAfter(Duration.ofMinutes(1), 1);
        ends.getLast().run();

        assertThat(waits).containsExactly(AT_LEAST, Duration.ofSeconds(1));
        assertThat(quick).isCompleted();
        assertThat(slow).isCompleted();
    }

    @Test
    void of_several_the_slowest_says_how_long() {
        open();
        CompletableFuture<Void> first = send();
        CompletableFuture<Void> second = send();
        CompletableFuture<Void> third = send();
        acknowledgedAfter(Duration.ofMillis(100), 0);
        acknowledgedAfter(Duration.ofMillis(100), 1);
        acknowledgedAfter(Duration.ofMillis(200), 2);

        ends.getFirst().run();

        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        assertThat(waits).containsExactly(Duration.ofMillis(100), Duration.ofMillis(400));
        ends.getLast().run();
        assertThat(second).isCompleted();
        assertThat(third).isCompleted();
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
        acknowledgedAfter(Duration.ofMillis(1), 0, 440);
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

        acknowledgedAfter(Duration.ZERO, 0, 100);

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
        acknowledgedAfter(Duration.ZERO, 0, 2);
        ends.getFirst().run();

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
        acknowledgedAfter(Duration.ZERO, 0);
        acknowledgedAfter(Duration.ZERO, 1);

        ends.getFirst().run();
        ends.getLast().run();

        assertThat(any).isCompleted();
        assertThat(one).isCompleted();
        assertThat(told).hasSize(1);
    }
}
