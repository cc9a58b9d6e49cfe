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

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Message;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;

/** How many messages of a dialog are said to be unread. */
class ChatCountingTest {
    private static final DialogId NEW = Scene.dialogId(0xbbbb);

    /** The service knew as many when it was asked as were heard before its answer came, or not. */
    @ParameterizedTest
    @CsvSource({"1,1", "22,1", "22,22", "22,40", "60,1", "60,60", "1,60"})
    void all_that_is_said_at_once_in_a_new_dialog_is_counted_once(int known, int heard) {
        Scene scene = Scene.withJon(100, 24);
        Errand.LoadDialog asked = new Errand.LoadDialog(NEW);
        hear(scene, NEW, 1, heard);
        assertThat(scene.effects(Errand.LoadDialog.class)).containsExactly(asked);

        scene.happens(new Event.DialogCame(dialog(NEW, "U4", known), asked));
        hear(scene, NEW, heard + 1, 60);

        assertThat(scene.rowsWith(" U4 ")).singleElement().asString().contains(" 60 ");
        assertThat(scene.screen()).contains("Kai: number 60");
    }

    @ParameterizedTest
    @CsvSource({"3,3", "3,10", "10,3"})
    void a_dialog_that_is_told_anew_while_something_is_said_in_it_counts_it_once(
            int known, int heard) {
        Scene scene = Scene.withJon(100, 24);
        scene.happens(new Event.DialogCame(dialog(TEAM, "Team", 0), new Errand.LoadDialog(TEAM)));
        hear(scene, TEAM, 1, heard);

        scene.happens(
                new Event.DialogCame(dialog(TEAM, "Team", known), new Errand.LoadDialog(TEAM)));
        hear(scene, TEAM, heard + 1, 12);

        assertThat(scene.rowsWith(" Team ")).singleElement().asString().contains(" 12 ");
    }

    @Test
    void the_first_message_of_a_new_dialog_is_announced_like_any_other() {
        Scene scene = Scene.withJon(100, 24).happens(new Event.Focused(false));
        hear(scene, NEW, 1, 1);
        scene.effects();

        scene.happens(new Event.DialogCame(dialog(NEW, "U4", 1), new Errand.LoadDialog(NEW)));

        assertThat(scene.effects(Effect.Bell.class)).hasSize(1);
    }

    private static void hear(Scene scene, DialogId where, int from, int to) {
        for (int i = from; i <= to; i++) {
            scene.hears(said(where, i));
        }
    }

    private static ChatEvent said(DialogId where, int number) {
        return arrives(message(number, KAI, "number " + number, 0).in(where));
    }

    private static Dialog dialog(DialogId id, String name, int said) {
        return Cast.dialog(
                id,
                DialogType.GROUP,
                name,
                List.of(MIRA, JON, KAI),
                said,
                said == 0
                        ? null
                        : new Dialog.LastMessage(
                                messageId(said),
                                "number " + said,
                                KAI,
                                NOON.getEpochSecond(),
                                null),
                NOON);
    }

    @Test
    void what_nobody_could_look_up_or_had_room_for_is_counted_as_the_service_counts_it() {
        Scene scene = Scene.of(80, 24).says("/open @jon");
        scene.effects();

        scene.hears(new ChatEvent.Gap(NOON, NOON, false, 0, 0, 0, "no answer"));
        assertThat(scene.effects(Errand.LoadDialogs.class)).hasSize(1);
        scene.happens(new Event.DialogsCame(List.of(dialog(TEAM, "Team", 9))));
        assertThat(scene.rowsWith("Team")).first().asString().contains(" 9");

        scene.happens(new Event.Overrun(List.of(TEAM)));
        assertThat(scene.effects(Errand.LoadDialogs.class)).hasSize(1);
    }

    @Test
    void a_number_from_before_all_was_read_is_an_old_one() {
        Message said = message(1, JON, "hello", 5);
        Scene scene = Scene.withJon(80, 24, said);
        scene.later(Duration.ofSeconds(1));

        scene.happens(
                new Event.DialogsCame(
                        List.of(
                                Cast.dialog(
                                        WITH_JON,
                                        DialogType.PRIVATE,
                                        "Jon Wonder",
                                        List.of(MIRA, JON),
                                        1,
                                        new Dialog.LastMessage(
                                                said.id(), "hello", JON, said.dateSent(), null),
                                        NOON))));

        assertThat(scene.rowsWith("Jon Wonder").get(1)).doesNotContain(" 1 ");
    }

    @Test
    void what_came_before_it_was_known_who_we_are_is_heard_then() {
        Scene scene = Scene.empty(80, 24);
        scene.happens(
                new Event.DialogsCame(
                        List.of(
                                Scene.dialog(
                                        WITH_JON,
                                        DialogType.PRIVATE,
                                        "Jon Wonder",
                                        List.of(MIRA, JON),
                                        0,
                                        "great",
                                        90))));
        scene.hears(new ChatEvent.State(ConnectionState.READY, null, null));
        scene.hears(arrives(message(1, JON, "are you there?", 0)));

        scene.happens(new Event.SignedIn(Cast.user(MIRA, "mira", "Mira")));

        assertThat(scene.rowsWith("Jon Wonder")).first().asString().contains(" 1");
        assertThat(scene.rowsWith("are you there?")).hasSize(1);
    }
}
