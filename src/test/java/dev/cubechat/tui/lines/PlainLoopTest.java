package dev.cubechat.tui.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Errands;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.plain.Plain;
import dev.cubechat.tui.plain.Way;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

@Timeout(30)
class PlainLoopTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UserId MIRA = new UserId(101);
    private static final DialogId CLIMBERS = new DialogId("5eed00000000000000000002");
    private static final DialogTarget TARGET = new DialogTarget.Name("Climbers");
    private static final MessageId ID = new MessageId("65f000000000000000000001");

    private final Recording voice = new Recording();
    private boolean interrupted;

    @Test
    void a_program_is_told_what_happened_until_the_connection_was_closed() {
        loop(true).run(post -> new Service(post, null));

        assertThat(voice.told)
                .containsExactly(
                        new ChatEvent.Acknowledged(ID, CLIMBERS),
                        new ChatEvent.State(ConnectionState.CLOSED, ConnectionState.READY, null));
    }

    @Test
    void a_program_is_told_so_also_where_it_did_not_end_well() {
        Failure why = new Failure(FailureKind.BLOCKED, "No.");

        assertThatThrownBy(() -> loop(true).run(post -> new Service(post, why)))
                .isInstanceOf(Failure.class);

        assertThat(voice.told).hasSize(2);
    }

    @Test
    void what_was_heard_by_a_thread_that_is_told_to_stop_is_told_too() {
        loop(true)
                .run(
                        post ->
                                new Service(
                                        event -> {
                                            Thread.currentThread().interrupt();
                                            post.accept(event);
                                            interrupted |= Thread.interrupted();
                                        },
                                        null));

        assertThat(voice.told)
                .containsExactly(
                        new ChatEvent.Acknowledged(ID, CLIMBERS),
                        new ChatEvent.State(ConnectionState.CLOSED, ConnectionState.READY, null));
        assertThat(interrupted).isTrue();
    }

    @Test
    void a_person_who_has_left_is_told_nothing_more() {
        loop(false).run(post -> new Service(post, null));

        assertThat(voice.told).isEmpty();
        assertThat(voice.said).noneMatch(line -> line.contains("Disconnected"));
    }

    private PlainLoop loop(boolean records) {
        Way way =
                new Way(
                        TARGET,
                        records,
                        true,
                        false,
                        Set.of(),
                        Duration.ofSeconds(30),
                        ZoneOffset.UTC);
        return new PlainLoop(new Plain(way, () -> ID), new One("hello"), voice, () -> NOON);
    }

    /** Has one line. */
    private static final class One implements LineSource {
        private @Nullable String line;

        One(String line) {
            this.line = line;
        }

        @Override
        public @Nullable String next() {
            String next = line;
            line = null;
            return next;
        }

        @Override
        public void close() {}
    }

    /** Does all errands at once; what it hears of them it tells when it is closed, no sooner. */
    private record Service(Consumer<Event> post, @Nullable Failure refusal) implements Errands {
        @Override
        public void run(Errand errand) {
            switch (errand) {
                case Errand.LoadMe me ->
                        post.accept(new Event.SignedIn(Cast.user(MIRA, "mira", "Mira")));
                case Errand.LoadDialogs dialogs -> post.accept(new Event.DialogsCame(List.of()));
                case Errand.FindDialog find ->
                        post.accept(
                                new Event.DialogCame(
                                        Cast.dialog(
                                                CLIMBERS,
                                                DialogType.GROUP,
                                                "Climbers",
                                                List.of(MIRA),
                                                0,
                                                null,
                                                null),
                                        find));
                case Errand.LoadHistory history ->
                        post.accept(new Event.HistoryCame(history, List.of(), true));
                case Errand.Send send when refusal != null ->
                        post.accept(new Event.Failed(send, refusal));
                default -> post.accept(new Event.Done(errand, null));
            }
        }

        @Override
        public void close() {
            tell(new ChatEvent.Acknowledged(ID, CLIMBERS));
            tell(new ChatEvent.State(ConnectionState.CLOSED, ConnectionState.READY, null));
        }

        private void tell(ChatEvent event) {
            post.accept(new Event.Heard(NOON, event));
        }
    }

    private static final class Recording implements Voice {
        private final List<String> said = new ArrayList<>();
        private final List<ChatEvent> told = new ArrayList<>();

        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public void tell(Instant at, ChatEvent event) {
            told.add(event);
        }

        @Override
        public void complain(Failure failure) {}
    }
}
