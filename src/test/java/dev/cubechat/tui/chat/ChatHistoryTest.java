package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.WITH_JON;
import static dev.cubechat.tui.chat.Scene.arrives;
import static dev.cubechat.tui.chat.Scene.many;
import static dev.cubechat.tui.chat.Scene.message;
import static dev.cubechat.tui.chat.Scene.messageId;
import static dev.cubechat.tui.chat.Scene.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Message;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;

import org.junit.jupiter.api.Test;

import java.util.List;

/** How one moves through what was said. */
class ChatHistoryTest {
    @Test
    void what_is_scrolled_away_is_not_read() {
        Scene scene = Scene.withJon(80, 24, many(60));
        scene.presses(Name.PAGE_UP).effects();
        scene.hears(arrives(message(100, JON, "down here", 0)));

        assertThat(scene.effects(Errand.MarkRead.class)).isEmpty();
        assertThat(scene.screen()).contains("↓1 new").doesNotContain("│  down here");

        scene.presses(Key.of(Name.END, Held.CTRL));
        assertThat(scene.effects(Errand.MarkRead.class)).hasSize(1);
        assertThat(scene.screen()).contains("│  down here");
    }

    @Test
    void history_is_asked_for_before_the_oldest_when_one_scrolls_up() {
        Scene scene = Scene.of(80, 24).says("/open @jon");
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(many(50)), false);
        Errand.LoadHistory asked = scene.effects(Errand.LoadHistory.class).getLast();
        assertThat(asked.reach()).isEqualTo(new Errand.Reach.Newest());

        scene.presses(Name.PAGE_UP, Name.PAGE_UP);

        assertThat(scene.effects(Errand.LoadHistory.class))
                .containsExactly(
                        new Errand.LoadHistory(
                                WITH_JON,
                                new Errand.Reach.Before(many(50)[0].dateSent(), many(50)[0].id()),
                                90));
    }

    @Test
    void older_history_that_comes_in_above_moves_nothing() {
        Scene scene = Scene.of(80, 24).says("/open @jon");
        var all = many(150);
        scene.historyCame(
                WITH_JON, new Errand.Reach.Newest(), List.of(all).subList(100, 150), false);
        scene.presses(Name.PAGE_UP, Name.PAGE_UP);
        List<String> before = numbers(scene);

        scene.historyCame(
                WITH_JON,
                new Errand.Reach.Before(all[100].dateSent(), all[100].id()),
                List.of(all).subList(0, 100),
                true);

        assertThat(numbers(scene)).endsWith(before.toArray(String[]::new));
    }

    @Test
    void a_message_that_arrives_while_one_reads_older_ones_moves_nothing() {
        Scene scene = Scene.withJon(80, 24, many(60)).presses(Name.PAGE_UP);
        List<String> before = numbers(scene);

        scene.hears(arrives(message(99, JON, "psst", 0)))
                .hears(new ChatEvent.Deleted(messageId(1), WITH_JON, JON, JON));

        assertThat(numbers(scene)).isEqualTo(before);
    }

    @Test
    void what_was_missed_while_offline_is_there_once() {
        Scene scene = Scene.withJon(80, 24, message(1, JON, "one", 60));
        scene.hears(new ChatEvent.State(ConnectionState.RECONNECTING, ConnectionState.READY, null));
        scene.hears(new ChatEvent.State(ConnectionState.READY, ConnectionState.RECONNECTING, null));
        scene.hears(arrives(message(1, JON, "one", 60))).hears(arrives(message(2, JON, "two", 30)));
        scene.historyCame(
                WITH_JON,
                new Errand.Reach.Newest(),
                List.of(message(1, JON, "one", 60), message(2, JON, "two", 30)),
                true);

        assertThat(scene.rowsWith("│  one")).hasSize(1);
        assertThat(scene.rowsWith("│  two")).hasSize(1);
    }

    @Test
    void where_too_much_happened_the_newest_page_is_asked_for_again() {
        Scene scene =
                Scene.withJon(80, 24, message(1, JON, "one", 600))
                        .happens(new Event.Overrun(List.of(WITH_JON)));
        assertThat(scene.effects(Errand.LoadHistory.class)).hasSize(1);

        scene.historyCame(
                WITH_JON, new Errand.Reach.Newest(), List.of(message(50, JON, "fifty", 5)), false);

        assertThat(scene.screen()).contains("fifty").doesNotContain("│  one");
    }

    @Test
    void who_goes_to_the_newest_while_older_history_is_on_its_way_gets_there() {
        Scene scene = Scene.withJon(80, 24, many(60));
        Message old = message(900, JON, "long ago", 90_000).in(WITH_JON);
        scene.happens(
                        new Event.Found(
                                new Errand.Search("ago", List.of()),
                                List.of(),
                                List.of(old),
                                List.of()))
                .presses(Name.ENTER);
        Errand.LoadHistory older = scene.effects(Errand.LoadHistory.class).getFirst();

        scene.presses(Name.ESCAPE).presses(Key.of(Name.END, Held.CTRL));
        scene.happens(
                new Event.HistoryCame(
                        older, List.of(message(901, JON, "longer ago", 95_000)), true));
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(many(60)), true);

        assertThat(scene.screen()).contains(many(60)[59].body()).doesNotContain("longer ago");
        assertThat(scene.screen()).doesNotContain("↓Ctrl-End");
    }

    @Test
    void searching_here_goes_to_older_and_older_matches() {
        Scene scene = Scene.withJon(80, 24, many(80)).says("/find number 7");
        assertThat(scene.rowsWith("▌ number 79")).hasSize(1);

        scene.ctrl("f").ctrl("f");
        assertThat(scene.rowsWith("▌ number 77")).hasSize(1);

        scene.presses(Name.ESCAPE, Name.ESCAPE);
        assertThat(scene.screen()).doesNotContain("looking for");
    }
}
