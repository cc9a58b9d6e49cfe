package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.MIRA;
import static dev.cubechat.tui.chat.Scene.TEAM;
import static dev.cubechat.tui.chat.Scene.WITH_JON;
import static dev.cubechat.tui.chat.Scene.message;
import static dev.cubechat.tui.chat.Scene.messageId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** A command that a key begins lies on top of what is written, and touches none of it. */
class ChatCommandTest {
    @Test
    void searching_while_changing_a_message_leaves_the_message_and_the_change_alone() {
        Scene scene = changing("second message").types("!").ctrl("f");
        assertThat(scene.screen()).contains("> /find").endsWith(" Enter do it  Esc no command\n");

        scene.says("hello");

        assertThat(scene.effects(Errand.EditMessage.class)).isEmpty();
        assertThat(scene.screen()).contains("> second message!");
        scene.presses(Name.ENTER);
        assertThat(scene.effects(Errand.EditMessage.class))
                .containsExactly(
                        new Errand.EditMessage(WITH_JON, messageId(1), "second message!", true));
    }

    @Test
    void a_command_of_the_palette_while_changing_a_message_is_a_command() {
        Scene scene =
                Scene.of(80, 24)
                        .says("/open #Team ☕")
                        .says("second message")
                        .hears(new ChatEvent.Acknowledged(messageId(0xf00001), TEAM));
        scene.presses(Name.UP).ctrl("k").types("/rename").presses(Name.ENTER).says("New");

        assertThat(scene.effects(Errand.EditMessage.class)).isEmpty();
        assertThat(scene.screen()).contains("changing your message", "> second message");
    }

    @Test
    void what_was_being_written_is_there_again_after_a_search() {
        Scene scene = withText().ctrl("f").says("hello").presses(Name.ESCAPE, Name.ESCAPE);

        assertThat(scene.screen()).contains("> my long draft");
        assertThat(scene.later(Duration.ofSeconds(3)).effects())
                .contains(new Errand.SaveDraft(WITH_JON, "my long draft"))
                .doesNotContain(new Errand.SaveDraft(WITH_JON, ""));
    }

    @Test
    void what_was_being_written_is_there_again_after_a_command_that_was_given_up() {
        assertThat(withText().ctrl("f").types("he").presses(Name.ESCAPE).screen())
                .contains("> my long draft");
        assertThat(withText().ctrl("f").types("he").ctrl("c").screen()).contains("> my long draft");
        assertThat(withText().ctrl("f").ctrl("u").presses(Name.ENTER).screen())
                .contains("> my long draft");
    }

    @Test
    void what_was_being_written_is_there_again_after_a_report() {
        Scene scene = withText().presses(Key.of(Name.UP, Held.CTRL)).types("!").says("spam");

        assertThat(scene.effects(Errand.ReportMessage.class))
                .containsExactly(new Errand.ReportMessage(messageId(1), "spam"));
        assertThat(scene.screen()).contains("> my long draft");
    }

    @Test
    void the_draft_is_kept_though_the_dialog_is_left_with_a_command_begun() {
        Scene scene = withText().ctrl("f").types("hel").alt("2");

        assertThat(scene.effects(Errand.SaveDraft.class))
                .containsExactly(new Errand.SaveDraft(WITH_JON, "my long draft"));
        assertThat(scene.screen()).contains("draft: my long draft");
        assertThat(scene.alt("1").screen()).contains("> /find hel");
        assertThat(scene.presses(Name.ESCAPE).screen()).contains("> my long draft");
    }

    @Test
    void an_answer_that_is_being_written_is_still_one_after_a_command() {
        Scene scene = Scene.withJon(80, 24, message(1, JON, "when?", 60));
        scene.presses(Key.of(Name.UP, Held.CTRL)).types("r").types("tomorrow");
        scene.ctrl("k").types("/me").presses(Name.ENTER).says("waves").says("");

        var sent = scene.effects(Errand.Send.class);
        assertThat(sent)
                .extracting(send -> send.draft().body())
                .containsExactly("/me waves", "tomorrow");
        assertThat(sent.getFirst().draft().fields().get("reply_to").asText()).isEmpty();
        assertThat(sent.getLast().draft().fields().get("reply_to").asText())
                .contains(messageId(1).value());
    }

    @Test
    void a_command_that_was_obeyed_comes_back_by_up() {
        Scene scene = withText().ctrl("f").says("hello").presses(Name.ESCAPE, Name.ESCAPE);

        assertThat(scene.presses(Name.UP).screen()).contains("> /find hello");
        assertThat(scene.presses(Name.DOWN).screen()).contains("> my long draft");
    }

    @Test
    void nobody_is_told_that_one_writes_when_a_text_comes_back() {
        Scene scene = withText().ctrl("f");
        scene.later(Duration.ofMinutes(1)).effects();

        scene.presses(Name.ESCAPE);

        assertThat(scene.effects(Errand.Typing.class)).isEmpty();
    }

    private static Scene withText() {
        return Scene.withJon(80, 24, message(1, JON, "hello you", 60)).types("my long draft");
    }

    private static Scene changing(String text) {
        return Scene.withJon(80, 24, message(1, MIRA, text, 60))
                .presses(Key.of(Name.UP, Held.CTRL))
                .types("e");
    }
}
