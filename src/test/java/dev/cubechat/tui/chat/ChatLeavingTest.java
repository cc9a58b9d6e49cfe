package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.KAI;
import static dev.cubechat.tui.chat.Scene.MIRA;
import static dev.cubechat.tui.chat.Scene.TEAM;
import static dev.cubechat.tui.chat.Scene.WITH_JON;
import static dev.cubechat.tui.chat.Scene.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key.Name;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What becomes of what was not sent when one leaves, or has to. */
class ChatLeavingTest {
    private final Failure unsent = new Failure(FailureKind.UNREACHABLE, "No way.");
    private final Failure unknown = new Failure(FailureKind.OUTCOME_UNKNOWN, "Lost.");

    @Test
    void what_was_not_sent_is_asked_about_and_becomes_a_draft() {
        Scene scene = down().says("hello").says("there").types("half");
        Errand.Send[] sent = scene.effects(Errand.Send.class).toArray(Errand.Send[]::new);

        scene.ctrl("q");
        assertThat(scene.screen()).contains("2 messages were not sent.", "y leave  Esc no");
        assertThat(scene.effects()).doesNotContain(new Effect.Quit());
        scene.types("y");
        assertThat(scene.effects())
                .contains(new Errand.Destroy())
                .doesNotContain(new Effect.Quit());
        scene.happens(new Event.Failed(sent[0], unsent)).happens(new Event.Failed(sent[1], unsent));
        scene.happens(new Event.Done(new Errand.Destroy(), null));

        assertThat(scene.effects())
                .containsSubsequence(
                        new Errand.SaveDraft(WITH_JON, "hello\nthere\nhalf"), new Effect.Quit());
    }

    @Test
    void whoever_leaves_is_told_that_a_file_is_not_kept() {
        Scene scene = down().says("/attach /etc/hostname");
        Errand.SendFile file = scene.effects(Errand.SendFile.class).getFirst();

        Errand.Send text = scene.says("see the file").effects(Errand.Send.class).getFirst();

        scene.ctrl("q");
        assertThat(scene.screen()).contains("Texts stay as drafts,", "files do not.");

        scene.types("y").happens(new Event.Failed(file, unsent));
        scene.happens(new Event.Failed(text, unsent));
        scene.happens(new Event.Done(new Errand.Destroy(), null));
        assertThat(scene.effects(Errand.SaveDraft.class))
                .containsExactly(new Errand.SaveDraft(WITH_JON, "see the file"));
    }

    @Test
    void who_stays_loses_nothing() {
        Scene scene = down().says("hello").ctrl("q").presses(Name.ESCAPE);

        assertThat(scene.screen()).doesNotContain("not sent").contains("│  hello");
        assertThat(scene.effects())
                .doesNotContain(new Effect.Quit())
                .doesNotContain(new Errand.Destroy());
    }

    @Test
    void what_may_have_arrived_becomes_no_draft_and_is_told() {
        Scene scene = down().says("hello");
        Errand.Send sent = scene.effects(Errand.Send.class).getFirst();
        scene.ctrl("q").types("y").happens(new Event.Failed(sent, unknown));
        scene.happens(new Event.Done(new Errand.Destroy(), null));

        assertThat(scene.screen()).contains("1 message may have arrived or not", "“hello”");
        assertThat(scene.effects()).doesNotContain(new Effect.Quit());
        scene.types("y");

        assertThat(scene.effects()).contains(new Effect.Quit());
        assertThat(scene.effects(Errand.SaveDraft.class)).isEmpty();
    }

    @Test
    void what_is_on_its_way_gets_a_moment_and_no_question() {
        Scene scene = Scene.withJon(80, 24).says("bye").ctrl("q");
        assertThat(scene.effects()).doesNotContain(new Effect.Quit());

        scene.hears(new ChatEvent.Acknowledged(Scene.messageId(0xf00001), WITH_JON));

        assertThat(scene.effects()).contains(new Effect.Quit());
    }

    @Test
    void what_does_not_arrive_in_a_moment_is_asked_about() {
        Scene scene = Scene.withJon(80, 24).says("bye").ctrl("q");

        scene.later(Duration.ofSeconds(2));

        assertThat(scene.screen()).contains("1 message was not sent.");
    }

    @Test
    void a_change_that_waits_is_shown_and_asked_about() {
        Scene scene = down(message(1, MIRA, "old", 60));
        scene.presses(Name.UP).says("er");
        assertThat(scene.screen()).contains("1 to send");
        assertThat(scene.says("/status").screen()).contains("1 waits to be sent");

        scene.ctrl("q");

        assertThat(scene.screen())
                .contains("1 change of a message was not sent, and is not kept.")
                .contains("y leave  Esc no");
        assertThat(scene.effects()).doesNotContain(new Effect.Quit());
        assertThat(scene.types("y").effects()).contains(new Effect.Quit());
    }

    @Test
    void messages_and_changes_that_wait_are_asked_about_together() {
        Scene scene = down(message(1, JON, "what?", 60), message(2, MIRA, "old", 50));
        scene.says("/delete last:me everyone").types("e").says("/react last 👍").says("hello");

        assertThat(scene.ctrl("q").screen().replaceAll("[\\s│]+", " "))
                .contains("1 message was not sent. What you wrote stays as a draft.")
                .contains("2 changes of messages were not sent, nor are kept.");
    }

    @Test
    void a_change_that_is_on_its_way_gets_a_moment_and_no_question() {
        Scene scene = Scene.withJon(80, 24, message(1, MIRA, "old", 60));
        scene.presses(Name.UP).says("er");
        Errand.EditMessage asked = scene.effects(Errand.EditMessage.class).getFirst();

        scene.ctrl("q");
        assertThat(scene.effects()).doesNotContain(new Effect.Quit());
        scene.happens(new Event.Done(asked, null));

        assertThat(scene.effects()).contains(new Effect.Quit());
    }

    @Test
    void a_change_that_was_refused_waits_no_more() {
        Scene scene = down(message(1, MIRA, "old", 60));
        scene.presses(Name.UP).says("er");
        Errand.EditMessage asked = scene.effects(Errand.EditMessage.class).getFirst();

        scene.happens(new Event.Failed(asked, unsent)).ctrl("q");

        assertThat(scene.effects()).contains(new Effect.Quit());
    }

    @Test
    void a_slash_that_was_text_is_text_again() {
        Scene scene = down().says("//etc is a folder");
        Errand.Send sent = scene.effects(Errand.Send.class).getFirst();

        scene.ctrl("q").types("y").happens(new Event.Failed(sent, unsent));
        scene.happens(new Event.Done(new Errand.Destroy(), null));

        assertThat(scene.effects()).contains(new Errand.SaveDraft(WITH_JON, "//etc is a folder"));
    }

    @Test
    void who_is_ended_keeps_drafts_and_what_was_not_sent_without_a_question() {
        Scene scene = down().says("hello").types("half");
        Errand.Send sent = scene.effects(Errand.Send.class).getFirst();

        scene.happens(new Event.Ending()).happens(new Event.Failed(sent, unsent));
        scene.happens(new Event.Done(new Errand.Destroy(), null));

        assertThat(scene.effects())
                .containsSubsequence(
                        new Errand.SaveDraft(WITH_JON, "half"),
                        new Errand.Destroy(),
                        new Errand.SaveDraft(WITH_JON, "hello\nhalf"),
                        new Effect.Quit());
    }

    @Test
    void what_was_written_in_a_group_that_one_was_removed_from_stays_with_the_person() {
        Scene scene = Scene.of(110, 24).says("/open #Team ☕").says("anybody?").types("I think");

        scene.hears(new ChatEvent.Kicked(TEAM, JON));

        assertThat(scene.screen())
                .contains("removed you from Team ☕. Your text is below.")
                .contains("> anybody?", "  I think");
        assertThat(scene.alt("1").screen()).startsWith(" Jon Wonder").contains("> anybody?");
    }

    @Test
    void what_was_written_in_a_group_that_is_not_open_is_where_no_dialog_is() {
        Scene scene = Scene.of(110, 24).says("/open #Team ☕").types("I think").alt("1");

        scene.hears(new ChatEvent.Kicked(TEAM, KAI));
        assertThat(scene.screen()).contains("/close shows your text.").contains("> Write");
        scene.says("/close");

        assertThat(scene.screen()).contains("> I think");
    }

    @Test
    void a_message_that_a_group_refused_stays_with_the_person() {
        Scene scene = Scene.of(110, 24).says("/open #Team ☕").says("anybody?");
        Errand.Send sent = scene.effects(Errand.Send.class).getFirst();
        Failure why = new Failure(FailureKind.NOT_ALLOWED, "No.");

        scene.happens(new Event.Failed(sent, why));
        scene.happens(new Event.Failed(new Errand.LoadDialog(TEAM), why));

        assertThat(scene.screen())
                .contains("You are no longer in Team ☕. Your text is below.")
                .contains("> anybody?");
    }

    private static Scene down(Message... said) {
        Scene scene = Scene.withJon(80, 24, said);
        scene.hears(new ChatEvent.State(ConnectionState.RECONNECTING, ConnectionState.READY, null));
        scene.effects();
        return scene;
    }
}
