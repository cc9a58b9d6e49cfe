package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.KAI;
import static dev.cubechat.tui.chat.Scene.MIRA;
import static dev.cubechat.tui.chat.Scene.TEAM;
import static dev.cubechat.tui.chat.Scene.WITH_JON;
import static dev.cubechat.tui.chat.Scene.message;
import static dev.cubechat.tui.chat.Scene.messageId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.Attachment;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Reactions;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** What can be done with a message, and where that is asked about first. */
class ChatSelectedTest {
    @Test
    void the_bar_of_the_selected_message_leaves_the_rulers_above_it_alone() {
        Scene scene = Scene.withJon(80, 24, message(1, JON, "first of the day", 60));

        scene.presses(Key.of(Key.Name.UP, Key.Held.CTRL));

        assertThat(scene.rowsWith("│▌"))
                .containsExactly("│▌11:59 Jon Wonder", "│▌ first of the day");
        assertThat(scene.screen()).contains("── Today ──");
        assertThat(
                        scene.view().rows().stream()
                                .filter(row -> Scene.text(row).matches(".*── (Today|new) ──.*"))
                                .flatMap(row -> row.pieces().stream())
                                .filter(piece -> piece.style().selected()))
                .isEmpty();
    }

    @Test
    void r_answers_the_selected_message() {
        Scene scene =
                Scene.withJon(80, 24, message(1, JON, "when?", 60), message(2, JON, "where?", 30));
        scene.presses(Key.of(Name.UP, Held.CTRL)).presses(Name.UP).types("r").says("tomorrow");

        Errand.Send send = scene.effects(Errand.Send.class).getFirst();
        assertThat(send.draft().fields().get("reply_to").asText()).contains(messageId(1).value());
        assertThat(scene.screen()).contains("↳ Jon Wonder: when?");
    }

    @Test
    void with_a_deleted_message_nothing_can_be_done() {
        Scene scene = Scene.withJon(80, 24, message(1, JON, "oops", 60));
        scene.hears(new ChatEvent.Deleted(messageId(1), WITH_JON, JON, null));

        scene.presses(Key.of(Name.UP, Held.CTRL)).types("+");

        assertThat(scene.effects(Errand.React.class)).isEmpty();
        assertThat(scene.screen()).contains("This message was deleted.").doesNotContain("+ react");
    }

    @Test
    void deleting_for_everyone_asks_first() {
        Scene scene = Scene.withJon(80, 24, message(1, MIRA, "oops", 60));
        scene.presses(Key.of(Name.UP, Held.CTRL)).types("d");
        assertThat(scene.effects(Errand.DeleteMessage.class)).isEmpty();
        assertThat(scene.screen()).contains("Delete “oops”?");

        scene.types("e");

        assertThat(scene.effects(Errand.DeleteMessage.class))
                .containsExactly(new Errand.DeleteMessage(WITH_JON, messageId(1), true));
    }

    @Test
    void who_is_asked_whether_to_delete_deletes_also_when_another_dialog_opened_meanwhile() {
        Scene scene = Scene.withJon(80, 24, message(1, MIRA, "oops", 60));
        scene.says("/group Newgrp @kai");
        Errand asked = scene.effects(Errand.CreateDialog.class).getFirst();
        scene.presses(Key.of(Name.UP, Held.CTRL)).types("d").happens(opened(asked));

        scene.types("e");

        assertThat(scene.effects(Errand.DeleteMessage.class))
                .containsExactly(new Errand.DeleteMessage(WITH_JON, messageId(1), true));
    }

    /** The new group is there, and opens. */
    private static Event opened(Errand asked) {
        return new Event.DialogCame(
                Scene.dialog(
                        Scene.dialogId(0xbb),
                        DialogType.GROUP,
                        "Newgrp",
                        List.of(MIRA, KAI),
                        0,
                        "",
                        0),
                asked);
    }

    @Test
    void who_is_asked_whether_to_leave_leaves_that_dialog_and_not_one_that_opened_meanwhile() {
        Scene scene = Scene.of(80, 24).says("/open #Team ☕").says("/group Newgrp @kai");
        Errand asked = scene.effects(Errand.CreateDialog.class).getFirst();
        scene.says("/leave").happens(opened(asked));
        assertThat(scene.screen()).startsWith(" Newgrp").contains("Leave Team ☕?");

        scene.types("y");

        assertThat(scene.effects(Errand.LeaveDialog.class))
                .containsExactly(new Errand.LeaveDialog(TEAM));
    }

    @Test
    void what_others_said_is_not_deleted_for_everyone_where_one_may_not() {
        Scene scene =
                Scene.withJon(80, 24, message(1, MIRA, "mine", 60), message(2, JON, "his", 5));

        scene.says("/delete last everyone");
        assertThat(scene.screen()).contains("Not deleted: you may not do that for everyone.");
        scene.says("/delete last");

        assertThat(scene.screen())
                .contains("Delete “his”?", "for me only")
                .doesNotContain("for everyone");
    }

    @Test
    void the_owner_of_a_group_deletes_what_others_said() {
        Scene scene = Scene.of(80, 24).says("/open #Team ☕");
        scene.historyCame(TEAM, new Errand.Reach.Newest(), List.of(message(1, KAI, "no", 5)), true);

        scene.says("/delete last everyone").types("e");

        assertThat(scene.effects(Errand.DeleteMessage.class))
                .containsExactly(new Errand.DeleteMessage(TEAM, messageId(1), true));
    }

    @Test
    void a_refusal_says_what_was_not_done() {
        Scene scene = Scene.withJon(80, 24, message(1, JON, "hi", 60));
        Errand delete = new Errand.DeleteMessage(WITH_JON, messageId(1), true);
        Errand edit = new Errand.EditMessage(WITH_JON, messageId(1), "ho", true);
        Failure why = new Failure(FailureKind.NOT_ALLOWED, "No.");

        assertThat(scene.happens(new Event.Failed(delete, why)).screen())
                .contains("Not deleted: No.");
        assertThat(scene.hears(refused(ChatEvent.Refused.Deed.DELETE)).screen())
                .contains("Not deleted: you may not do that here");
        assertThat(scene.happens(new Event.Failed(edit, why)).screen())
                .contains("Not changed: No.");
        assertThat(scene.hears(refused(ChatEvent.Refused.Deed.EDIT)).screen())
                .contains("Not changed: you may not do that here");
    }

    @Test
    void a_reaction_is_chosen_counted_once_and_taken_back() {
        Scene scene = Scene.withJon(80, 24, message(1, JON, "done", 60));
        scene.presses(Key.of(Name.UP, Held.CTRL)).types("+").presses(Name.ENTER);
        Errand.React react = new Errand.React(WITH_JON, messageId(1), "👍", null);
        assertThat(scene.effects(Errand.React.class)).containsExactly(react);

        scene.happens(new Event.Done(react, null));
        scene.hears(new ChatEvent.Reacted(messageId(1), WITH_JON, MIRA, "👍", null));
        assertThat(scene.screen()).contains("[👍 1]");
        scene.hears(new ChatEvent.Reacted(messageId(1), WITH_JON, JON, "👍", null));
        assertThat(scene.screen()).contains("[👍 2]");
        scene.hears(new ChatEvent.Reacted(messageId(1), WITH_JON, MIRA, null, "👍"));
        assertThat(scene.screen()).contains("[👍 1]");
    }

    @Test
    void y_copies_and_o_opens_or_downloads() {
        var file = new Attachment(Map.of("type", "photo", "uid", "u1", "name", "a.png"));
        Scene scene =
                Scene.withJon(
                        80, 24, Scene.with(message(1, JON, "look", 60), Reactions.NONE, file));
        scene.presses(Key.of(Name.UP, Held.CTRL)).types("yo");

        assertThat(scene.effects())
                .contains(new Effect.Copy("look\nphoto a.png"), new Errand.Download(file));
        scene.happens(new Event.Downloaded(new Errand.Download(file), "/home/mira/a.png"));
        assertThat(scene.screen()).contains("Saved as /home/mira/a.png");
    }

    @Test
    void the_way_out_is_told_where_there_is_room_for_little() {
        Scene scene = Scene.withJon(40, 10, message(1, MIRA, "yes", 60));

        scene.presses(Key.of(Name.UP, Held.CTRL));

        assertThat(scene.screen().lines().toList().getLast()).endsWith("Esc back");
    }

    private static ChatEvent refused(ChatEvent.Refused.Deed deed) {
        return new ChatEvent.Refused(messageId(0xabc), WITH_JON, JON, deed, 403, "forbidden", null);
    }
}
