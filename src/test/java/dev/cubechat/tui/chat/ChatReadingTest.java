package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.KAI;
import static dev.cubechat.tui.chat.Scene.MIRA;
import static dev.cubechat.tui.chat.Scene.NOON;
import static dev.cubechat.tui.chat.Scene.TEAM;
import static dev.cubechat.tui.chat.Scene.WITH_JON;
import static dev.cubechat.tui.chat.Scene.arrives;
import static dev.cubechat.tui.chat.Scene.message;
import static dev.cubechat.tui.chat.Scene.messageId;
import static dev.cubechat.tui.chat.Scene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key.Name;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** What comes, and what of it counts as read. */
class ChatReadingTest {
    @Test
    void an_old_count_of_unread_goes_when_all_at_hand_was_read() {
        Scene scene = Scene.of(80, 24).says("/open #Team ☕");
        scene.historyCame(
                TEAM,
                new Errand.Reach.Newest(),
                List.of(read(message(1, KAI, "old news", 600), MIRA)),
                true);

        assertThat(scene.rowsWith("Team ☕")).noneMatch(row -> row.contains("7 │"));
    }

    @Test
    void what_is_on_the_screen_counts_as_read_once() {
        Scene scene = Scene.withJon(80, 24).hears(arrives(message(1, JON, "hi", 0)));

        assertThat(scene.effects(Errand.MarkRead.class))
                .containsExactly(
                        new Errand.MarkRead(WITH_JON, List.of(new Errand.Seen(messageId(1), JON))));
        scene.later(Duration.ofSeconds(5)).presses(Name.LEFT);
        assertThat(scene.effects(Errand.MarkRead.class)).isEmpty();
    }

    @Test
    void nothing_counts_as_read_while_the_window_has_no_focus() {
        Scene scene = Scene.withJon(80, 24).happens(new Event.Focused(false));
        scene.hears(arrives(message(1, JON, "hi", 0)));

        List<Effect> meanwhile = scene.effects();
        assertThat(meanwhile).noneMatch(Errand.MarkRead.class::isInstance);
        assertThat(meanwhile)
                .contains(new Effect.Bell(), new Effect.Title("(129) Jon Wonder · cubechat"));
        assertThat(scene.screen()).contains("── new ──");

        scene.happens(new Event.Focused(true));
        assertThat(scene.effects(Errand.MarkRead.class)).hasSize(1);
    }

    @Test
    void a_message_in_another_dialog_raises_its_badge_and_is_not_read() {
        Scene scene = Scene.withJon(80, 24);
        Message said = Cast.message(messageId(9), TEAM, KAI, "pizza", NOON.getEpochSecond());
        scene.hears(new ChatEvent.Arrived(said, true, true, true, null, null));

        assertThat(scene.rowsWith("Team ☕"))
                .singleElement()
                .asString()
                .startsWith("Team ☕              8");
        assertThat(scene.rowsWith("Kai: pizza")).hasSize(1);
        assertThat(scene.effects(Errand.MarkRead.class)).isEmpty();
    }

    @Test
    void many_messages_at_once_are_marked_in_few_errands() {
        Scene scene = Scene.withJon(80, 24);
        for (int i = 1; i <= 200; i++) {
            scene.hears(arrives(message(i, JON, "m" + i, 0)));
        }
        scene.later(Duration.ofSeconds(1));

        assertThat(scene.effects(Errand.MarkRead.class)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void exploring_leaves_no_trace() {
        Scene scene = Scene.withJon(Scene.options().exploring(true), 80, 24);
        scene.hears(arrives(message(1, JON, "hi", 0))).types("hello");
        scene.happens(new Event.Focused(false))
                .later(Duration.ofMinutes(5))
                .happens(new Event.Focused(true));
        scene.says("").says("/inactive").says("/read").says("/watch @jon");

        assertThat(scene.effects())
                .noneMatch(Errand.MarkRead.class::isInstance)
                .noneMatch(Errand.MarkAllRead.class::isInstance)
                .noneMatch(Errand.Typing.class::isInstance)
                .noneMatch(Errand.Active.class::isInstance)
                .noneMatch(Errand.Watch.class::isInstance);
    }

    @Test
    void an_edit_and_a_delete_happen_in_place() {
        Scene scene =
                Scene.withJon(80, 24, message(1, JON, "tpyo", 60), message(2, JON, "secret", 30));
        scene.hears(
                new ChatEvent.Edited(
                        messageId(1), WITH_JON, JON, JON, "typo", false, Json.Obj.EMPTY));
        scene.hears(new ChatEvent.Deleted(messageId(2), WITH_JON, JON, JON));

        assertThat(scene.screen())
                .contains("typo (edited)", "(message deleted)")
                .doesNotContain("secret", "tpyo");
    }

    @Test
    void a_self_destroying_message_goes_when_its_time_is_over() {
        Scene scene = Scene.withJon(80, 24);
        scene.hears(
                new ChatEvent.Arrived(
                        message(1, JON, "burn this", 0),
                        false,
                        true,
                        false,
                        Duration.ofSeconds(10),
                        null));
        assertThat(scene.screen()).contains("burn this (disappears)");

        assertThat(scene.later(Duration.ofSeconds(10)).screen()).doesNotContain("│  burn this");
    }

    @Test
    void who_stops_writing_without_a_word_is_forgotten_after_a_while() {
        Scene scene = Scene.withJon(80, 24).hears(new ChatEvent.Typing(WITH_JON, JON, JON, false));
        scene.later(Duration.ofSeconds(5));
        assertThat(scene.chat().wake()).contains(NOON.plusSeconds(30));

        assertThat(scene.later(Duration.ofSeconds(25)).screen()).doesNotContain("is typing");
    }

    @Test
    void a_dialog_that_nobody_knew_is_asked_for() {
        Scene scene = Scene.withJon(80, 24);
        var said = message(5, KAI, "new here", 0).in(Scene.dialogId(0xbbbb));
        scene.hears(arrives(said));

        assertThat(scene.effects(Errand.LoadDialog.class))
                .containsExactly(new Errand.LoadDialog(Scene.dialogId(0xbbbb)));
    }

    @Test
    void who_was_removed_from_a_group_unseen_is_told_when_it_is_opened() {
        Scene scene = Scene.of(80, 24).says("/open #Team ☕");
        Errand.LoadHistory asked = scene.effects(Errand.LoadHistory.class).getLast();

        scene.happens(
                new Event.Failed(asked, new Failure(FailureKind.NOT_ALLOWED, "403: forbidden.")));

        assertThat(scene.screen()).contains("You are no longer in Team ☕.");
        assertThat(scene.rowsWith("lunch?")).isEmpty();
    }
}
