package dev.cubechat.tui.plain;

import static dev.cubechat.tui.plain.PlainScene.AT_A_TERMINAL;
import static dev.cubechat.tui.plain.PlainScene.CLIMBERS;
import static dev.cubechat.tui.plain.PlainScene.JON;
import static dev.cubechat.tui.plain.PlainScene.MIRA;
import static dev.cubechat.tui.plain.PlainScene.NOON;
import static dev.cubechat.tui.plain.PlainScene.OTHERS;
import static dev.cubechat.tui.plain.PlainScene.UNATTENDED;
import static dev.cubechat.tui.plain.PlainScene.becomes;
import static dev.cubechat.tui.plain.PlainScene.dialog;
import static dev.cubechat.tui.plain.PlainScene.errands;
import static dev.cubechat.tui.plain.PlainScene.heard;
import static dev.cubechat.tui.plain.PlainScene.said;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the commands of a chat line by line do. */
class PlainCommandTest {
    private final PlainScene scene = new PlainScene();

    @Test
    void a_message_that_failed_can_be_sent_again_under_its_id() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        Errand.Send send = (Errand.Send) errands(plain.typed("psst")).getFirst();
        plain.take(new Event.Failed(send, new Failure(FailureKind.OUTCOME_UNKNOWN, "Lost.")));

        List<Deed> again = plain.typed("/retry");

        assertThat(errands(again)).containsExactly(send);
    }

    @Test
    void a_message_that_failed_is_not_changed_where_nobody_has_it() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        Errand send = errands(plain.typed("helo")).getFirst();
        plain.take(new Event.Failed(send, new Failure(FailureKind.BLOCKED, "They block you.")));

        List<Deed> edited = plain.typed("/edit hello");

        assertThat(edited)
                .singleElement()
                .isInstanceOfSatisfying(
                        Deed.Complain.class,
                        told ->
                                assertThat(told.failure().sentence())
                                        .isEqualTo("“helo” failed, so it cannot be changed."));
        assertThat(errands(plain.typed("/retry"))).containsExactly(send);
    }

    @Test
    void a_file_that_was_not_sent_is_sent_again_as_a_file() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        Errand send = errands(plain.typed("/attach photo.png")).getFirst();
        plain.take(
                new Event.Failed(send, new Failure(FailureKind.USAGE, "There is no such file.")));

        List<Errand> again = errands(plain.typed("/retry"));

        assertThat(again).containsExactly(send);
    }

    @Test
    void an_edit_without_a_name_is_of_ones_own_last_message() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        Errand.Send send = (Errand.Send) errands(plain.typed("wrnog")).getFirst();
        plain.take(scene.arrives(CLIMBERS, JON, "what?"));

        List<Deed> deeds = plain.typed("/edit wrong");

        assertThat(errands(deeds))
                .containsExactly(
                        new Errand.EditMessage(CLIMBERS, send.draft().id(), "wrong", false));
    }

    @Test
    void the_last_message_is_what_came_last_whatever_ids_the_same_second_has() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        MessageId high = new MessageId("65ffffffffffffffffffffff");
        plain.take(scene.arrives(high, CLIMBERS, JON, "first"));

        Errand.Send said = (Errand.Send) errands(plain.typed("second")).getFirst();
        assertThat(errands(plain.typed("/react 👍")))
                .containsExactly(new Errand.React(CLIMBERS, said.draft().id(), "👍", null));

        MessageId low = new MessageId("650000000000000000000000");
        plain.take(scene.arrives(low, CLIMBERS, JON, "third"));
        assertThat(errands(plain.typed("/react 👍")))
                .containsExactly(new Errand.React(CLIMBERS, low, "👍", null));
    }

    @Test
    void a_message_that_is_named_is_changed_in_its_own_dialog() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        MessageId mine = scene.nextId();
        plain.take(scene.arrives(mine, OTHERS, MIRA, "wrnog"));

        List<Errand> errands = new ArrayList<>(errands(plain.typed("/edit " + mine + " wrong")));
        errands.addAll(errands(plain.typed("/delete " + mine + " everyone")));

        assertThat(errands)
                .containsExactly(
                        new Errand.EditMessage(OTHERS, mine, "wrong", true),
                        new Errand.DeleteMessage(OTHERS, mine, true));
    }

    @Test
    void a_change_that_waits_is_counted_and_the_message_is_as_it_was() {
        Plain plain = scene.opened(UNATTENDED);
        plain.take(becomes(ConnectionState.READY));
        Errand send = errands(plain.typed("wrnog")).getFirst();
        plain.take(new Event.Done(send, null));
        Errand edit = errands(plain.typed("/edit wrong")).getFirst();

        List<String> waiting = said(plain.typed("/status"));
        plain.take(new Event.Done(edit, null));
        List<String> done = said(plain.typed("/status"));

        assertThat(waiting)
                .contains("* 1 not confirmed yet.", "* Your last message, “wrnog”: sent.");
        assertThat(done)
                .contains("* Your last message, “wrong”: sent.")
                .noneMatch(line -> line.contains("not confirmed"));
    }

    @Test
    void what_was_deleted_is_not_the_last_of_mine_any_more() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        Errand.Send kept = (Errand.Send) errands(plain.typed("keep")).getFirst();
        Errand.Send gone = (Errand.Send) errands(plain.typed("goes")).getFirst();
        Errand.Send elsewhere = (Errand.Send) errands(plain.typed("goes elsewhere")).getFirst();
        plain.take(heard(new ChatEvent.Deleted(elsewhere.draft().id(), CLIMBERS, MIRA, null)));
        Errand delete = errands(plain.typed("/delete everyone")).getFirst();
        plain.take(new Event.Done(delete, null));

        List<Errand> edit = errands(plain.typed("/edit changed"));

        assertThat(delete).isEqualTo(new Errand.DeleteMessage(CLIMBERS, gone.draft().id(), true));
        assertThat(edit)
                .containsExactly(
                        new Errand.EditMessage(CLIMBERS, kept.draft().id(), "changed", true));
    }

    @Test
    void what_others_said_is_not_deleted_for_everyone_by_who_does_not_rule_there() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        Dialog jons =
                Cast.dialog(
                        CLIMBERS, DialogType.GROUP, "Climbers", List.of(JON, MIRA), 0, null, null);
        plain.take(scene.arrives(CLIMBERS, JON, "his"));
        assertThat(errands(plain.typed("/delete last everyone"))).hasSize(1);
        plain.take(new Event.DialogCame(jons, new Errand.LoadDialog(CLIMBERS)));

        List<Deed> deeds = plain.typed("/delete last everyone");

        assertThat(deeds)
                .singleElement()
                .isInstanceOfSatisfying(
                        Deed.Complain.class,
                        said ->
                                assertThat(said.failure().kind())
                                        .isEqualTo(FailureKind.NOT_ALLOWED));
    }

    @Test
    void nobody_has_a_dialog_with_themselves() {
        Plain plain = scene.opened(UNATTENDED);

        for (String line : List.of("/open @mira", "/open user:101", "/new me")) {
            List<Deed> deeds = plain.typed(line);

            assertThat(deeds)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Deed.Complain.class,
                            said -> {
                                assertThat(said.failure().kind()).isEqualTo(FailureKind.USAGE);
                                assertThat(said.failure().sentence()).startsWith("That is you");
                            });
        }
    }

    @Test
    void history_goes_back_however_little_of_it_is_still_known() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        long now = NOON.getEpochSecond();
        List<MessageId> oldest = new ArrayList<>();
        for (int page = 1; page <= 40; page++) {
            Errand.LoadHistory asked =
                    (Errand.LoadHistory) errands(plain.typed("/history")).getFirst();
            if (asked.reach() instanceof Errand.Reach.Before before) {
                assertThat(before.id()).isEqualTo(oldest.getLast());
            }
            List<Message> messages = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                long sent = now - page * 20L + i;
                messages.add(Cast.message(scene.nextId(), CLIMBERS, JON, "old", sent));
            }
            oldest.add(messages.getFirst().id());
            plain.take(new Event.HistoryCame(asked, messages, false));
        }

        assertThat(oldest).hasSize(40);
    }

    @Test
    void typing_stops_by_itself() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        plain.typed("/typing on");

        Instant wake = plain.wake().orElseThrow();
        List<Deed> deeds = plain.take(new Event.Tick(wake));

        assertThat(wake).isEqualTo(NOON.plusSeconds(30));
        assertThat(errands(deeds)).containsExactly(new Errand.Typing(CLIMBERS, false));
        assertThat(plain.wake()).isEmpty();
    }

    @Test
    void typing_ends_where_it_began() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        plain.typed("/typing on");
        plain.take(
                new Event.DialogCame(
                        dialog(OTHERS, "Others"),
                        new Errand.FindDialog(new DialogTarget.Id(OTHERS))));

        List<Deed> deeds = plain.take(new Event.Tick(NOON.plusSeconds(60)));

        assertThat(errands(deeds)).contains(new Errand.Typing(CLIMBERS, false));
    }

    @Test
    void every_command_is_explained_that_does_something_here() {
        Plain plain = scene.opened(AT_A_TERMINAL);

        assertThat(said(plain.typed("/help")))
                .noneMatch(line -> line.startsWith("/theme"))
                .anyMatch(line -> line.startsWith("/open DIALOG"))
                .anyMatch(line -> line.startsWith("/quit"));
    }

    @Test
    void a_dialog_that_one_has_left_is_not_offered_any_more() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        Errand leave = errands(plain.typed("/leave")).getFirst();

        List<Deed> deeds = plain.take(new Event.DialogGone(((Errand.LeaveDialog) leave).dialog()));

        assertThat(said(deeds)).containsExactly("* You left Climbers.");
        assertThat(plain.known()).containsExactly("@mira", "@jon", "#Others");
    }

    @Test
    void a_dialog_from_which_one_was_removed_is_asked_for_again_when_one_is_back() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        plain.take(heard(new ChatEvent.Kicked(CLIMBERS, JON)));
        assertThat(plain.known()).containsExactly("@mira", "@jon", "#Others");

        List<Errand> asked = errands(plain.take(scene.arrives(CLIMBERS, JON, "welcome back")));

        assertThat(asked).contains(new Errand.LoadDialog(CLIMBERS));
    }
}
