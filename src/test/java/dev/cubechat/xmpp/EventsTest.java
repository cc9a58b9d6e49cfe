package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

@Timeout(30)
class EventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Queue<String> trace = new ConcurrentLinkedQueue<>();

    @Test
    void what_is_held_back_is_told_after_the_state_and_in_order() {
        Heard heard = new Heard();
        Events events = new Events(heard, trace::add, () -> {}, broken -> {});
        ChatEvent state = new ChatEvent.State(ConnectionState.READY, null, null);

        events.holdBack();
        events.post(listener -> listener.event(typing(1)));
        events.post(listener -> listener.event(typing(2)));
        events.postFirst(listener -> listener.event(state));
        events.release();
        events.post(listener -> listener.event(typing(3)));
        events.end(PATIENCE);

        assertThat(heard.events()).containsExactly(state, typing(1), typing(2), typing(3));
    }

    @Test
    void a_listener_that_fails_hears_the_next_event_all_the_same() {
        Heard heard = new Heard();
        Events events = new Events(heard, trace::add, () -> {}, broken -> {});

        events.post(
                listener -> {
                    throw new IllegalStateException("clumsy");
                });
        events.post(listener -> listener.event(typing(1)));
        events.end(PATIENCE);

        assertThat(heard.events()).containsExactly(typing(1));
        assertThat(trace).singleElement().asString().contains("clumsy");
    }

    @Test
    void a_listener_for_which_there_is_no_memory_is_reported_and_hears_the_next_event() {
        Heard heard = new Heard();
        List<Error> reported = new ArrayList<>();
        OutOfMemoryError full = new OutOfMemoryError("full");
        Events events = new Events(heard, trace::add, () -> {}, reported::add);

        events.post(
                listener -> {
                    throw full;
                });
        events.post(listener -> listener.event(typing(1)));
        events.end(PATIENCE);

        assertThat(reported).containsExactly(full);
        assertThat(heard.events()).containsExactly(typing(1));
    }

    @Test
    void large_stanzas_fill_the_room_sooner_even_while_they_are_held_back() throws Exception {
        Heard heard = new Heard();
        List<String> asked = new ArrayList<>();
        Events events = new Events(heard, trace::add, () -> asked.add("release"), broken -> {});

        events.holdBack();
        for (int i = 1; i <= 15; i++) {
            post(events, i, 256 * 1024);
        }
        boolean before = events.awaitRoom();
        boolean early = !asked.isEmpty();
        post(events, 16, 256 * 1024);
        boolean after = events.awaitRoom();
        events.release();
        events.end(PATIENCE);

        assertThat(before).isTrue();
        assertThat(early).isFalse();
        assertThat(after).isFalse();
        assertThat(asked).containsExactly("release");
        assertThat(heard.events()).hasSize(16);
    }

    @Test
    void what_was_told_makes_room_again() throws Exception {
        Heard heard = new Heard();
        Events events = new Events(heard, trace::add, () -> {}, broken -> {});

        post(events, 1, 5 * 1024 * 1024);
        heard.await("event", told -> told.events().size() == 1);

        assertThat(events.awaitRoom()).isTrue();
        events.end(PATIENCE);
    }

    private static void post(Events events, long user, int length) {
        events.post(listener -> listener.event(typing(user)), length);
    }

    @Test
    void a_slow_listener_holds_the_reader_and_loses_nothing() throws Exception {
        Heard heard = new Heard();
        Events events = new Events(heard, trace::add, () -> {}, broken -> {});
        CountDownLatch busy = new CountDownLatch(1);
        List<ChatEvent> all =
                LongStream.rangeClosed(1, 12_000).mapToObj(EventsTest::typing).toList();

        events.post(
                listener -> {
                    try {
                        assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException stop) {
                        throw new IllegalStateException(stop);
                    }
                });
        all.forEach(event -> events.post(listener -> listener.event(event)));
        boolean roomWhileBusy = events.awaitRoom();
        busy.countDown();
        events.end(PATIENCE);

        assertThat(roomWhileBusy).isFalse();
        assertThat(events.awaitRoom()).isTrue();
        assertThat(heard.events()).containsExactlyElementsOf(all);
    }

    private static ChatEvent typing(long user) {
        return new ChatEvent.Typing(null, new UserId(user), null, false);
    }
}
