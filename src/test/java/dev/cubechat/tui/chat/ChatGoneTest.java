package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.MIRA;
import static dev.cubechat.tui.chat.Scene.NOON;
import static dev.cubechat.tui.chat.Scene.WITH_JON;
import static dev.cubechat.tui.chat.Scene.arrives;
import static dev.cubechat.tui.chat.Scene.message;
import static dev.cubechat.tui.chat.Scene.messageId;
import static dev.cubechat.tui.chat.Scene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Message;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key.Name;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was deleted, or has destroyed itself, is gone wherever it was to be read. */
class ChatGoneTest {
    @Test
    void what_has_destroyed_itself_is_read_nowhere_and_not_unread() {
        Scene scene = elsewhere();
        scene.hears(destroying(message(41, JON, "code 4711", 0)));
        assertThat(listed(scene)).contains(" 1 ");
        assertThat(scene.screen()).contains("code 4711");

        scene.later(Duration.ofSeconds(5)).later(Duration.ofSeconds(1));

        assertThat(listed(scene)).doesNotContain(" 1 ");
        assertThat(scene.screen()).contains("see you").doesNotContain("4711");
        assertThat(scene.ctrl("k").screen())
                .containsPattern("Jon Wonder +see you")
                .doesNotContain("4711");
    }

    @Test
    void what_has_destroyed_itself_where_nobody_looked_yet_leaves_nothing() {
        Scene scene = Scene.of(100, 24);
        scene.hears(destroying(message(41, JON, "code 4711", 0)));

        scene.later(Duration.ofSeconds(5));

        assertThat(listed(scene)).doesNotContain(" 1 ");
        assertThat(scene.screen()).doesNotContain("4711");
    }

    @Test
    void what_was_deleted_before_it_was_read_is_not_unread() {
        Scene scene = elsewhere();
        scene.hears(arrives(message(41, JON, "oops", 0)));
        scene.hears(arrives(message(42, JON, "better", 0)));
        assertThat(listed(scene)).contains(" 2 ");

        scene.hears(deleted(41));

        assertThat(listed(scene)).contains(" 1 ");
        assertThat(scene.hears(deleted(42)).screen()).contains("(message deleted)");
        assertThat(listed(scene)).doesNotContain(" 1 ");
    }

    @Test
    void what_was_deleted_after_it_was_read_counts_nothing_down() {
        Scene scene = Scene.withJon(100, 24, read(message(40, JON, "read", 60), MIRA));
        scene.types("/open #Team ☕").presses(Name.ENTER);
        scene.hears(arrives(message(41, JON, "unread", 0)));

        scene.hears(deleted(40)).hears(deleted(40));

        assertThat(listed(scene)).contains(" 1 ");
    }

    @Test
    void a_failed_message_that_was_given_up_is_not_in_the_list() {
        Scene scene = Scene.withJon(100, 24, read(message(40, JON, "see you", 60), MIRA));
        scene.says("rather not");
        Errand.Send sent = scene.effects(Errand.Send.class).getFirst();
        scene.hears(
                new ChatEvent.Refused(
                        sent.draft().id(),
                        WITH_JON,
                        JON,
                        ChatEvent.Refused.Deed.SAY,
                        406,
                        "not-acceptable",
                        null));

        scene.says("/delete");

        assertThat(scene.screen()).contains("▌ see you").doesNotContain("rather not");
    }

    @Test
    void a_page_that_was_read_before_a_change_does_not_undo_it() {
        Scene scene = Scene.of(80, 24).says("/open @jon");
        scene.hears(deleted(3)).hears(edited(2, "number two"));

        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), page(), true);

        assertThat(scene.screen())
                .contains("number 1", "number two", "number 4")
                .doesNotContain("number 2")
                .doesNotContain("number 3");
    }

    @Test
    void a_page_that_is_read_anew_undoes_no_change_of_what_is_there() {
        Scene scene = Scene.withJon(80, 24, page().toArray(Message[]::new));
        scene.happens(new Event.Overrun(List.of(WITH_JON)));
        scene.hears(edited(2, "number two"));

        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), page(), true);

        assertThat(scene.screen()).contains("number two").doesNotContain("number 2");
    }

    @Test
    void a_change_that_nobody_told_comes_with_a_later_page() {
        Scene scene = Scene.withJon(80, 24, page().toArray(Message[]::new));
        scene.hears(edited(2, "number two"));
        scene.happens(new Event.Overrun(List.of(WITH_JON)));

        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), page(), true);

        assertThat(scene.screen()).contains("number 2").doesNotContain("number two");
    }

    @Test
    void what_was_deleted_or_taken_back_while_the_line_was_down_is_gone_when_it_is_up() {
        List<Message> before = new ArrayList<>(page());
        Reactions liked = new Reactions(List.of(), Map.of("👍", 1L));
        before.set(1, Scene.with(before.get(1), liked));
        before.add(message(5, JON, "number 5", 60));
        Scene scene = Scene.withJon(100, 24, before.toArray(Message[]::new));
        assertThat(scene.screen()).contains("👍", "number 3", "number 5");

        scene.happens(new Event.Overrun(List.of(WITH_JON)));
        List<Message> now = new ArrayList<>(page());
        now.remove(2);
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), now, true);

        assertThat(scene.screen())
                .contains("number 1", "number 2", "▌ number 4")
                .doesNotContain("👍")
                .doesNotContain("number 3")
                .doesNotContain("number 5");
    }

    @Test
    void what_was_deleted_while_the_line_was_down_is_gone_though_history_told_of_no_change() {
        Scene scene = Scene.withJon(100, 24, page().toArray(Message[]::new));
        scene.says("/open @taro");
        scene.historyCame(Scene.WITH_TARO, new Errand.Reach.Newest(), List.of(), true);
        scene.hears(new ChatEvent.Gap(NOON, NOON, true, 0, 0, 0, null)).effects();

        scene.says("/open @jon");
        assertThat(scene.effects(Errand.LoadHistory.class)).hasSize(1);
        List<Message> now = new ArrayList<>(page());
        now.remove(2);
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), now, true);

        assertThat(scene.screen()).contains("number 2", "number 4").doesNotContain("number 3");
    }

    @Test
    void what_only_the_screen_has_stays_whatever_history_has() {
        Scene scene = Scene.withJon(100, 24, page().toArray(Message[]::new));
        Message unsaved = message(50, JON, "not for history", 75);
        scene.hears(new ChatEvent.Arrived(unsaved, false, true, false, null, null));
        scene.says("on its way");
        lineIsLost(scene);
        scene.happens(new Event.Overrun(List.of(WITH_JON)));
        scene.hears(arrives(message(51, JON, "said since", 72)));

        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), page(), true);

        assertThat(scene.screen())
                .contains("not for history", " on its way  ", "said since", "number 4");
    }

    @Test
    void what_was_heard_and_then_deleted_while_the_line_was_down_is_gone_when_it_is_up() {
        Scene scene = Scene.withJon(100, 24, page().toArray(Message[]::new));
        scene.hears(arrives(message(5, JON, "number 5", 60)));
        lineIsLost(scene);
        scene.hears(arrives(message(6, JON, "number 6", 50)));
        scene.hears(new ChatEvent.Gap(NOON, NOON, true, 0, 0, 0, null));

        // History is a little behind.
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), page(), true);

        assertThat(scene.screen())
                .contains("number 4", "number 6")
                .doesNotContain("number 5", "(message deleted)");
    }

    @Test
    void what_was_heard_where_nobody_looked_yet_and_then_deleted_unheard_is_not_there() {
        Scene scene = Scene.of(100, 24);
        scene.hears(arrives(message(5, JON, "number 5", 60)));
        lineIsLost(scene);

        scene.says("/open @jon");
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(), true);

        assertThat(scene.screen()).doesNotContain("number 5");
    }

    private static void lineIsLost(Scene scene) {
        scene.later(Duration.ofSeconds(20));
        scene.hears(new ChatEvent.State(ConnectionState.RECONNECTING, ConnectionState.READY, null));
        scene.hears(new ChatEvent.State(ConnectionState.READY, ConnectionState.RECONNECTING, null));
    }

    @Test
    void what_stands_before_the_newest_page_stays() {
        Scene scene = Scene.withJon(100, 24, page().toArray(Message[]::new));
        scene.happens(new Event.Overrun(List.of(WITH_JON)));
        Message sameSecond = read(message(9, JON, "number 9", 80), MIRA);

        scene.historyCame(
                WITH_JON, new Errand.Reach.Newest(), List.of(sameSecond, page().getLast()), false);

        assertThat(scene.screen())
                .contains("number 1", "number 2", "number 3", "number 9", "number 4");
    }

    @Test
    void a_reaction_that_comes_while_a_page_is_on_its_way_stays() {
        Scene scene = Scene.withJon(100, 24, page().toArray(Message[]::new));
        scene.happens(new Event.Overrun(List.of(WITH_JON)));
        scene.hears(new ChatEvent.Reacted(messageId(2), WITH_JON, JON, "👍", null));

        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), page(), true);

        assertThat(scene.screen()).contains("👍");
    }

    /** Jon's last word was read, and another dialog is open. */
    private static Scene elsewhere() {
        return Scene.withJon(100, 24, read(message(40, JON, "see you", 60), MIRA))
                .types("/open #Team ☕")
                .presses(Name.ENTER);
    }

    private static String listed(Scene scene) {
        return scene.rowsWith("Jon Wonder").getFirst().split("│", -1)[0];
    }

    private static List<Message> page() {
        UserId reader = MIRA;
        return List.of(
                read(message(1, JON, "number 1", 100), reader),
                read(message(2, JON, "number 2", 90), reader),
                read(message(3, JON, "number 3", 80), reader),
                read(message(4, JON, "number 4", 70), reader));
    }

    private static ChatEvent destroying(Message message) {
        return new ChatEvent.Arrived(message, false, true, false, Duration.ofSeconds(5), null);
    }

    private static ChatEvent deleted(int number) {
        return new ChatEvent.Deleted(messageId(number), WITH_JON, JON, JON);
    }

    private static ChatEvent edited(int number, String text) {
        return new ChatEvent.Edited(
                messageId(number), WITH_JON, JON, JON, text, false, Json.Obj.EMPTY);
    }

    @Test
    void a_page_that_was_read_before_brings_nothing_back_that_left_no_trace() {
        Message[] said = {message(1, JON, "first", 100), message(2, JON, "second", 50)};
        Scene scene = Scene.withJon(80, 24, said);
        scene.hears(new ChatEvent.Gap(NOON, NOON, true, 0, 1, 0, null));
        scene.happens(
                new Event.Done(new Errand.DeleteMessage(WITH_JON, messageId(2), false), null));

        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(said), true);

        assertThat(scene.rowsWith("│  first")).hasSize(1);
        assertThat(scene.screen()).doesNotContain("second", "(message deleted)");
    }
}
