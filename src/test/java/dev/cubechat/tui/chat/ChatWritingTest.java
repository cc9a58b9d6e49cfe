package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.MIRA;
import static dev.cubechat.tui.chat.Scene.TEAM;
import static dev.cubechat.tui.chat.Scene.WITH_JON;
import static dev.cubechat.tui.chat.Scene.many;
import static dev.cubechat.tui.chat.Scene.message;
import static dev.cubechat.tui.chat.Scene.messageId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;
import dev.cubechat.tui.Mouse;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a person writes, and what becomes of it before it is sent. */
class ChatWritingTest {
    @Test
    void the_others_are_told_once_that_one_writes_and_that_one_stopped() {
        Scene scene = Scene.withJon(80, 24).types("hello there");
        assertThat(scene.effects(Errand.Typing.class))
                .containsExactly(new Errand.Typing(WITH_JON, true));

        scene.later(Duration.ofSeconds(31));
        assertThat(scene.effects(Errand.Typing.class))
                .containsExactly(new Errand.Typing(WITH_JON, false));

        scene.types("!").presses(Name.ENTER);
        assertThat(scene.effects())
                .containsSubsequence(
                        new Errand.Typing(WITH_JON, true), new Errand.Typing(WITH_JON, false));
    }

    @Test
    void writing_a_command_or_leaving_tells_nobody_that_one_writes() {
        Scene scene = Scene.withJon(80, 24).types("/status");
        assertThat(scene.effects(Errand.Typing.class)).isEmpty();

        scene.ctrl("u").types("hm").alt("2");
        assertThat(scene.effects(Errand.Typing.class))
                .containsExactly(
                        new Errand.Typing(WITH_JON, true), new Errand.Typing(WITH_JON, false));
    }

    @Test
    void a_draft_stays_with_its_dialog_and_is_kept() {
        Scene scene = Scene.withJon(80, 24).types("half a sen");
        scene.later(Duration.ofSeconds(3));
        assertThat(scene.effects(Errand.SaveDraft.class))
                .containsExactly(new Errand.SaveDraft(WITH_JON, "half a sen"));

        scene.alt("2");
        assertThat(scene.screen()).doesNotContain("> half").contains("draft: half a sen");
        scene.alt("1");
        assertThat(scene.screen()).contains("> half a sen");
    }

    @Test
    void drafts_of_the_last_time_are_there_again() {
        Scene scene =
                Scene.of(80, 24).happens(new Event.DraftsCame(Map.of(WITH_JON, "as I was saying")));
        scene.says("/open @jon");

        assertThat(scene.screen()).contains("> as I was saying");
        scene.presses(Name.ENTER).later(Duration.ofSeconds(3));
        assertThat(scene.effects()).contains(new Errand.SaveDraft(WITH_JON, ""));
    }

    @Test
    void a_pasted_text_with_line_ends_is_not_sent() {
        Scene scene = Scene.withJon(80, 24).happens(new Event.Pasted("one\ntwo\n\u001b[31mthree"));

        assertThat(scene.effects(Errand.Send.class)).isEmpty();
        assertThat(scene.screen()).contains("> one", "  two", "  �[31mthree");
    }

    @Test
    void a_mistyped_command_stays_and_is_not_sent() {
        Scene scene = Scene.withJon(80, 24).says("/hlep");

        assertThat(scene.effects(Errand.Send.class)).isEmpty();
        assertThat(scene.screen())
                .contains("There is no command /hlep. Did you mean /help?")
                .contains("> /hlep");
    }

    @Test
    void tab_completes_commands_people_and_emoji() {
        Scene scene = Scene.withJon(80, 24);

        assertThat(scene.types("/statu").presses(Name.TAB).screen()).contains("> /status");
        assertThat(scene.ctrl("u").types("hi @jo").presses(Name.TAB).screen())
                .contains("> hi @jon");
        assertThat(scene.ctrl("u").types(":tada").presses(Name.TAB).screen()).contains("> 🎉");
        assertThat(scene.ctrl("u").types("/open #te").presses(Name.TAB).screen())
                .contains("> /open #Team ☕");
    }

    @Test
    void up_on_an_empty_line_changes_ones_last_message() {
        Scene scene =
                Scene.withJon(80, 24, message(1, MIRA, "tpyo", 60), message(2, JON, "hm?", 30));
        scene.presses(Name.UP);
        assertThat(scene.screen()).contains("changing your message", "> tpyo");

        scene.ctrl("u").says("typo");

        assertThat(scene.effects(Errand.EditMessage.class))
                .containsExactly(new Errand.EditMessage(WITH_JON, messageId(1), "typo", false));
        scene.happens(
                new Event.Done(
                        new Errand.EditMessage(WITH_JON, messageId(1), "typo", false), null));
        assertThat(scene.screen()).contains("typo (edited)");
    }

    @Test
    void escape_brings_back_what_was_being_written_before_the_change() {
        Scene scene = Scene.withJon(80, 24, message(1, MIRA, "old", 60)).types("new thought");
        scene.presses(Key.of(Name.UP, Held.CTRL)).types("e");
        assertThat(scene.screen()).contains("> old");

        assertThat(scene.presses(Name.ESCAPE).screen()).contains("> new thought");
    }

    @Test
    void ctrl_c_gives_up_a_change_and_not_what_was_being_written_before() {
        Scene scene = Scene.withJon(80, 24, message(1, MIRA, "old", 60)).types("new thought");
        scene.presses(Key.of(Name.UP, Held.CTRL)).types("e!");

        assertThat(scene.ctrl("c").screen()).contains("> new thought");
        assertThat(scene.ctrl("c").screen()).contains("> Write a message");
    }

    @Test
    void a_change_that_was_refused_is_there_to_be_had_again() {
        Scene scene = Scene.withJon(80, 24, message(1, MIRA, "old", 60));
        scene.presses(Name.UP).says(" and new");
        Errand.EditMessage asked = scene.effects(Errand.EditMessage.class).getFirst();

        scene.happens(new Event.Failed(asked, new Failure(FailureKind.BLOCKED, "No.")));

        assertThat(scene.screen()).contains("Not changed: No.", "> old and new");
        assertThat(scene.effects()).contains(new Errand.SaveDraft(WITH_JON, "old and new"));
    }

    @Test
    void a_change_that_was_refused_while_something_else_is_written_comes_back_by_up() {
        Scene scene = Scene.withJon(80, 24, message(1, MIRA, "old", 60));
        scene.presses(Name.UP).says(" and new").types("by the way");
        Errand.EditMessage asked = scene.effects(Errand.EditMessage.class).getFirst();

        scene.happens(new Event.Failed(asked, new Failure(FailureKind.BLOCKED, "No.")));

        assertThat(scene.screen()).contains("> by the way");
        assertThat(scene.presses(Name.UP).screen()).contains("> old and new");
        assertThat(scene.presses(Name.DOWN).screen()).contains("> by the way");
    }

    @Test
    void a_change_refused_by_a_group_that_one_was_removed_from_stays_with_the_person() {
        Scene scene = Scene.of(110, 24).says("/open #Team ☕");
        Message own = message(1, MIRA, "old", 60).in(TEAM);
        scene.historyCame(TEAM, new Errand.Reach.Newest(), List.of(own), true);
        scene.presses(Name.UP).says(" and new");
        Errand.EditMessage asked = scene.effects(Errand.EditMessage.class).getFirst();
        Failure why = new Failure(FailureKind.NOT_ALLOWED, "No.");

        scene.happens(new Event.Failed(asked, why));
        scene.happens(new Event.Failed(new Errand.LoadDialog(TEAM), why));

        assertThat(scene.screen()).contains("Your text is below.", "> old and new");
    }

    @Test
    void a_message_that_is_no_longer_at_hand_is_changed_all_the_same() {
        Scene scene = Scene.withJon(80, 24, message(1, MIRA, "old", 60));
        scene.presses(Name.UP).types(" and new");
        scene.historyCame(
                WITH_JON, new Errand.Reach.Newest(), List.of(message(9, JON, "hm", 5)), false);

        scene.presses(Name.ENTER);

        assertThat(scene.effects(Errand.EditMessage.class))
                .containsExactly(
                        new Errand.EditMessage(WITH_JON, messageId(1), "old and new", false));
    }

    @Test
    void the_text_for_a_message_that_was_deleted_meanwhile_stays() {
        Scene scene = Scene.withJon(80, 24, message(1, MIRA, "old", 60));
        scene.presses(Name.UP).types(" and new");
        scene.hears(new ChatEvent.Deleted(messageId(1), WITH_JON, MIRA, JON));

        scene.presses(Name.ENTER);

        assertThat(scene.effects(Errand.EditMessage.class)).isEmpty();
        assertThat(scene.screen()).contains("This message was deleted.", "> old and new");
    }

    @Test
    void enter_sends_what_was_typed_until_a_completion_is_chosen() {
        Scene scene = Scene.withJon(80, 24).types("/re");

        assertThat(scene.screen()).endsWith(" Tab choose  Enter send  Esc close\n");
        assertThat(scene.presses(Name.TAB).screen()).endsWith(" Enter take  Tab next  Esc close\n");
    }

    @Test
    void the_length_of_a_long_message_is_told() {
        Scene scene = Scene.withJon(80, 24).happens(new Event.Pasted("ä".repeat(1_234)));

        assertThat(scene.screen().lines().toList().getLast()).endsWith("1,234 letters");
    }

    @Test
    void what_is_written_before_the_first_dialog_opens_stands_there() {
        Scene scene = Scene.of(80, 24).types("hello J");

        scene.presses(Key.of(Name.DOWN, Held.ALT)).types("on");

        assertThat(scene.screen()).contains("> hello Jon");
    }

    @Test
    void quitting_keeps_the_draft_and_stops_writing() {
        Scene scene = Scene.withJon(80, 24).types("wait");
        scene.effects();
        scene.ctrl("q");

        assertThat(scene.effects())
                .containsExactly(
                        new Errand.Typing(WITH_JON, false),
                        new Errand.SaveDraft(WITH_JON, "wait"),
                        new Effect.Quit());
    }

    @Test
    void what_could_stand_there_is_not_put_elsewhere_after_a_click() {
        Scene scene = Scene.withJon(100, 30).types("hello @jo");
        assertThat(scene.screen()).contains("@jon  Jon Wonder");

        scene.happens(new Event.Pointed(new Mouse(Mouse.Deed.PRESS, 28, 28)));
        assertThat(scene.screen()).doesNotContain("@jon  Jon Wonder");

        assertThat(scene.presses(Name.TAB).rowsWith("> hello @jo")).hasSize(1);
    }

    @Test
    void what_could_stand_there_is_not_put_into_another_text_from_the_editor() {
        Scene scene = Scene.withJon(100, 30).types("hello @jo").ctrl("x").ctrl("e");
        scene.happens(new Event.Edited("x"));

        assertThat(scene.presses(Name.TAB).rowsWith("> x")).hasSize(1);
    }

    @Test
    void a_click_in_a_long_text_sets_the_cursor_where_it_was_clicked() {
        Scene scene = Scene.withJon(100, 30);
        scene.happens(new Event.Pasted("l1\nl2\nl3\nl4\nl5\nl6\nl7\nl8\nl9\nl10"));
        List<String> rows = scene.screen().lines().toList();
        int row = 0;
        while (!rows.get(row).contains("l7")) {
            row++;
        }

        scene.happens(new Event.Pointed(new Mouse(Mouse.Deed.PRESS, 60, row))).types("!");

        assertThat(scene.screen()).contains("l7!");
    }

    @Test
    void a_message_that_waits_is_not_sent_twice() {
        Scene scene = Scene.withJon(100, 30);
        scene.hears(
                new ChatEvent.State(ConnectionState.RECONNECTING, ConnectionState.READY, "cut"));
        scene.says("waits").presses(Key.of(Name.UP, Held.CTRL)).types("t");

        assertThat(scene.effects(Errand.Send.class)).hasSize(1);
        assertThat(scene.screen()).contains("That message did not fail.");
    }

    @Test
    void who_wants_to_download_from_a_message_without_a_file_is_told() {
        Scene scene = Scene.withJon(100, 30, message(1, JON, "no file", 5));

        scene.says("/download " + messageId(1));

        assertThat(scene.screen()).contains("There is no file in that message.");
    }

    @Test
    void what_was_not_sent_can_be_sent_again_also_after_one_looked_at_older_messages() {
        Scene scene = Scene.withJon(80, 24, many(60)).says("in vain");
        Errand.Send sent = scene.effects(Errand.Send.class).getFirst();
        scene.happens(new Event.Failed(sent, new Failure(FailureKind.BLOCKED, "They block you.")));
        Message old = message(500, JON, "long ago", 900_000);
        scene.happens(
                        new Event.Found(
                                new Errand.Search("long", List.of()),
                                List.of(),
                                List.of(old),
                                List.of()))
                .presses(Name.ENTER);

        scene.effects();
        scene.presses(Key.of(Name.END, Held.CTRL));
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(many(40)), true);

        assertThat(scene.rowsWith("not sent (/retry): They block you.")).hasSize(1);
        assertThat(scene.screen()).doesNotContain("1 to send");
        scene.says("/retry");
        assertThat(scene.effects(Errand.Send.class))
                .singleElement()
                .satisfies(again -> assertThat(again.draft().id()).isEqualTo(sent.draft().id()));
    }
}
