package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.KAI;
import static dev.cubechat.tui.chat.Scene.MIRA;
import static dev.cubechat.tui.chat.Scene.NOON;
import static dev.cubechat.tui.chat.Scene.TEAM;
import static dev.cubechat.tui.chat.Scene.WITH_JON;
import static dev.cubechat.tui.chat.Scene.WITH_TARO;
import static dev.cubechat.tui.chat.Scene.arrives;
import static dev.cubechat.tui.chat.Scene.message;
import static dev.cubechat.tui.chat.Scene.messageId;
import static dev.cubechat.tui.chat.Scene.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserTarget;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;
import dev.cubechat.tui.Mouse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a person sees when they write, read and press keys; and what is asked of the service. */
class ChatTest {
    private static final MessageId FIRST_SENT = messageId(0xf00001);

    @Test
    void a_message_appears_at_once_and_settles_when_the_server_has_it() {
        Scene scene = Scene.withJon(80, 24).says("hello");

        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith("…");

        scene.hears(new ChatEvent.Acknowledged(FIRST_SENT, WITH_JON));
        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith(" ✓");

        scene.hears(new ChatEvent.Delivered(FIRST_SENT, WITH_JON, JON, JON));
        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith(" ✓✓");

        scene.hears(new ChatEvent.Read(FIRST_SENT, null, JON, JON));
        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith(" ✓✓*");
    }

    @Test
    void delivered_after_read_takes_nothing_back() {
        Scene scene = Scene.withJon(80, 24).says("hello");
        scene.hears(new ChatEvent.Read(FIRST_SENT, WITH_JON, JON, JON));
        scene.hears(new ChatEvent.Delivered(FIRST_SENT, WITH_JON, JON, JON));
        scene.hears(new ChatEvent.Acknowledged(FIRST_SENT, WITH_JON));

        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith("✓✓*");
    }

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
    void a_failed_message_is_sent_again_with_the_same_id_and_time() {
        Scene scene = Scene.withJon(80, 24).says("hello");
        Errand.Send send = scene.effects(Errand.Send.class).getFirst();
        scene.happens(new Event.Failed(send, new Failure(FailureKind.UNREACHABLE, "No answer.")));
        assertThat(scene.screen()).contains("not sent (/retry): No answer.").contains("✗");

        scene.later(Duration.ofMinutes(3)).says("/retry");

        Errand.Send again = scene.effects(Errand.Send.class).getFirst();
        assertThat(again.draft().id()).isEqualTo(send.draft().id());
        assertThat(again.draft().dateSent()).isEqualTo(NOON.getEpochSecond());
        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith("…");
    }

    @Test
    void ones_own_message_that_comes_back_from_history_is_not_doubled() {
        Scene scene = Scene.withJon(80, 24).says("hello");
        Message back = Cast.message(FIRST_SENT, WITH_JON, MIRA, "hello", NOON.getEpochSecond() + 2);
        scene.hears(arrives(back));
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(back), true);

        assertThat(scene.rowsWith("│  hello")).singleElement().asString().endsWith(" ✓");
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
        scene.hears(new ChatEvent.Arrived(said, true, true, null, null));

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
    void who_is_asked_whether_to_leave_leaves_that_dialog_and_not_one_that_opened_meanwhile() {
        Scene scene = Scene.of(80, 24).says("/open #Team ☕").says("/group Newgrp @kai");
        Errand asked = scene.effects(Errand.CreateDialog.class).getFirst();
        DialogId fresh = Scene.dialogId(0xbb);
        scene.says("/leave");
        scene.happens(
                new Event.DialogCame(
                        Scene.dialog(
                                fresh, DialogType.GROUP, "Newgrp", List.of(MIRA, KAI), 0, "", 0),
                        asked));
        assertThat(scene.screen()).startsWith(" Newgrp").contains("Leave Team ☕?");

        scene.types("y");

        assertThat(scene.effects(Errand.LeaveDialog.class))
                .containsExactly(new Errand.LeaveDialog(TEAM));
    }

    @Test
    void who_is_asked_whether_to_delete_deletes_also_when_another_dialog_opened_meanwhile() {
        Scene scene = Scene.withJon(80, 24, message(1, MIRA, "oops", 60));
        scene.says("/group Newgrp @kai");
        Errand asked = scene.effects(Errand.CreateDialog.class).getFirst();
        scene.presses(Key.of(Name.UP, Held.CTRL)).types("d");
        scene.happens(
                new Event.DialogCame(
                        Scene.dialog(
                                Scene.dialogId(0xbb),
                                DialogType.GROUP,
                                "Newgrp",
                                List.of(MIRA, KAI),
                                0,
                                "",
                                0),
                        asked));

        scene.types("e");

        assertThat(scene.effects(Errand.DeleteMessage.class))
                .containsExactly(new Errand.DeleteMessage(WITH_JON, messageId(1), true));
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
    void an_empty_dialog_survives_every_key() {
        Scene scene = Scene.withJon(80, 24);
        for (Name name : Name.values()) {
            if (name != Name.TEXT) {
                for (Held[] held : new Held[][] {{}, {Held.CTRL}, {Held.SHIFT}}) {
                    scene.presses(Key.of(name, held));
                    scene.happens(new Event.Pointed(new Mouse(Mouse.Deed.WHEEL_UP, 40, 5)));
                    scene.happens(new Event.Pointed(new Mouse(Mouse.Deed.PRESS, 40, 22)));
                }
            }
        }

        assertThat(scene.effects(Errand.Send.class)).isEmpty();
        assertThat(scene.presses(Name.ESCAPE, Name.ESCAPE).screen())
                .contains("Nothing was said here yet.");
    }

    @Test
    void a_click_opens_a_dialog() {
        Scene scene =
                Scene.of(80, 24).happens(new Event.Pointed(new Mouse(Mouse.Deed.PRESS, 4, 5)));

        assertThat(scene.effects(Errand.LoadHistory.class).getFirst().dialog())
                .isEqualTo(WITH_TARO);
        assertThat(scene.screen()).startsWith(" 山田太郎");
    }

    @Test
    void the_palette_finds_a_dialog_by_typing() {
        Scene scene = Scene.of(80, 24).ctrl("k").types("team").presses(Name.ENTER);

        assertThat(scene.screen()).startsWith(" Team ☕  group · 4 people");
    }

    @Test
    void the_palette_finds_a_person_to_write_to_for_the_first_time() {
        Scene scene = Scene.of(80, 24).ctrl("k").types("kai");
        assertThat(scene.screen()).contains("Kai  @kai · new chat");

        scene.presses(Name.ENTER);

        assertThat(scene.effects(Errand.CreateDialog.class))
                .singleElement()
                .satisfies(
                        asked -> {
                            assertThat(asked.draft().type()).isEqualTo(DialogType.PRIVATE);
                            assertThat(asked.people()).containsExactly(new UserTarget.Id(KAI));
                        });
    }

    @Test
    void the_palette_has_whoever_one_writes_with_only_once() {
        Scene scene = Scene.of(80, 24).ctrl("k").types("jon");

        assertThat(scene.screen()).doesNotContain("new chat");
    }

    @Test
    void who_stops_writing_without_a_word_is_forgotten_after_a_while() {
        Scene scene = Scene.withJon(80, 24).hears(new ChatEvent.Typing(WITH_JON, JON, JON, false));
        scene.later(Duration.ofSeconds(5));
        assertThat(scene.chat().wake()).contains(NOON.plusSeconds(30));

        assertThat(scene.later(Duration.ofSeconds(25)).screen()).doesNotContain("is writing");
    }

    @Test
    void a_contact_request_is_accepted_from_the_list() {
        Scene scene =
                Scene.of(80, 24)
                        .hears(new ChatEvent.ContactRequested(KAI))
                        .says("/contacts")
                        .types("a");

        assertThat(scene.effects())
                .contains(
                        new Errand.ChangeContact(
                                new UserTarget.Id(KAI), Errand.ContactDeed.CONFIRM, null));
        assertThat(scene.screen()).doesNotContain("asks to be your contact: a or x");
    }

    @Test
    void who_asks_to_be_a_contact_is_named_until_one_has_looked() {
        Scene scene =
                Scene.of(80, 24)
                        .hears(new ChatEvent.ContactRequested(KAI))
                        .later(Duration.ofHours(1));

        assertThat(scene.screen()).contains("Kai asks to be your contact: /contacts");
        assertThat(scene.says("/contacts").presses(Name.ESCAPE).screen())
                .doesNotContain("asks to be your contact");
    }

    @Test
    void the_way_out_is_told_where_there_is_room_for_little() {
        Scene scene = Scene.withJon(40, 10, message(1, MIRA, "yes", 60));

        scene.presses(Key.of(Name.UP, Held.CTRL));

        assertThat(scene.screen().lines().toList().getLast()).endsWith("Esc back");
    }

    @Test
    void people_become_administrators_of_a_group_and_no_longer_are() {
        Scene scene = Scene.of(80, 24).says("/open #Team ☕");

        scene.says("/admin add @jon @kai").says("/admin remove @kai");

        assertThat(scene.effects(Errand.ChangeAdmins.class))
                .containsExactly(
                        new Errand.ChangeAdmins(
                                TEAM,
                                List.of(new UserTarget.Login("jon"), new UserTarget.Login("kai")),
                                true),
                        new Errand.ChangeAdmins(TEAM, List.of(new UserTarget.Login("kai")), false));
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

    @Test
    void who_may_no_longer_write_asks_whether_the_group_is_still_there() {
        Scene scene = Scene.of(80, 24).says("/open #Team ☕");
        scene.says("hello?").effects();

        scene.hears(
                new ChatEvent.Refused(
                        Scene.messageId(0xf00001),
                        TEAM,
                        null,
                        ChatEvent.Refused.Deed.SAY,
                        403,
                        "forbidden",
                        null));

        assertThat(scene.effects()).contains(new Errand.LoadDialog(TEAM));
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

    private static ChatEvent refused(ChatEvent.Refused.Deed deed) {
        return new ChatEvent.Refused(messageId(0xabc), WITH_JON, JON, deed, 403, "forbidden", null);
    }

    @Test
    void a_file_that_was_just_sent_can_be_fetched() {
        Scene scene = Scene.withJon(80, 24).says("/attach /tmp/plan.png");
        Errand.SendFile sent = scene.effects(Errand.SendFile.class).getFirst();
        Attachment stored = new Attachment(Map.of("uid", "AA11", "name", "plan.png"));

        scene.happens(new Event.Uploaded(sent, List.of(stored)));
        scene.hears(new ChatEvent.Acknowledged(FIRST_SENT, WITH_JON)).says("/download");

        assertThat(scene.effects(Errand.Download.class))
                .containsExactly(new Errand.Download(stored));
        assertThat(scene.screen()).contains("plan.png").doesNotContain("/tmp/plan.png");
    }

    @Test
    void a_file_that_is_stored_already_is_not_uploaded_again() {
        Scene scene = Scene.withJon(80, 24).says("/attach /tmp/plan.png");
        Errand.SendFile sent = scene.effects(Errand.SendFile.class).getFirst();
        Attachment stored = new Attachment(Map.of("uid", "AA11", "name", "plan.png"));
        scene.happens(new Event.Uploaded(sent, List.of(stored)));
        scene.happens(new Event.Failed(sent, new Failure(FailureKind.UNREACHABLE, "No way.")));

        scene.says("/retry");

        assertThat(scene.effects(Errand.Send.class))
                .singleElement()
                .satisfies(
                        again -> {
                            assertThat(again.draft().id()).isEqualTo(sent.draft().id());
                            assertThat(again.draft().attachments()).containsExactly(stored);
                        });
    }

    @Test
    void chosen_keys_work_and_are_shown() {
        Scene scene = Scene.withJon(80, 24);

        scene.chat().use(Map.of("jump", "Ctrl-G", "quit", "F10"));

        assertThat(scene.screen()).contains("Ctrl-G jump", "F10 quit");
        assertThat(scene.ctrl("k").screen()).doesNotContain("─ Go to ─");
        assertThat(scene.ctrl("g").screen()).contains("─ Go to ─");
        scene.presses(Name.ESCAPE).presses(Name.F1);
        assertThat(scene.screen()).contains("Ctrl-G").doesNotContain("Ctrl-K");
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
    void the_dialog_to_begin_with_opens_when_the_list_comes() {
        Scene scene = Scene.of(Scene.options().startingAt(new DialogTarget.Name("Team ☕")), 80, 24);

        assertThat(scene.screen()).startsWith(" Team ☕");
    }

    @Test
    void a_self_destroying_message_goes_when_its_time_is_over() {
        Scene scene = Scene.withJon(80, 24);
        scene.hears(
                new ChatEvent.Arrived(
                        message(1, JON, "burn this", 0),
                        false,
                        true,
                        Duration.ofSeconds(10),
                        null));
        assertThat(scene.screen()).contains("burn this (disappears)");

        assertThat(scene.later(Duration.ofSeconds(10)).screen()).doesNotContain("│  burn this");
    }

    @ParameterizedTest
    @CsvSource({"120,40", "80,24", "60,20", "40,15", "40,10"})
    void the_end_of_the_help_is_reached_and_the_way_back_begins_at_once(int columns, int rows) {
        Scene scene = Scene.withJon(columns, rows).presses(Name.F1);
        for (int i = 0; i < 300; i++) {
            scene.presses(Name.PAGE_DOWN);
        }
        String end = scene.screen();
        assertThat(end).doesNotContain("↓ more");

        scene.presses(Name.DOWN);
        assertThat(scene.screen()).isEqualTo(end);
        assertThat(scene.presses(Name.UP).screen()).isNotEqualTo(end).contains("↓ more");
    }
}
