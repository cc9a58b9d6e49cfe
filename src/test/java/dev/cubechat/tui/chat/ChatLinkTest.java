package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.KAI;
import static dev.cubechat.tui.chat.Scene.MIRA;
import static dev.cubechat.tui.chat.Scene.NOON;
import static dev.cubechat.tui.chat.Scene.TEAM;
import static dev.cubechat.tui.chat.Scene.WITH_JON;
import static dev.cubechat.tui.chat.Scene.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Name;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the screen does about the connection. */
class ChatLinkTest {
    private static final ChatEvent UP = new ChatEvent.State(ConnectionState.READY, null, null);

    private final Failure unanswered = new Failure(FailureKind.UNREACHABLE, "No answer.");

    @Test
    void a_second_login_elsewhere_is_told_plainly() {
        Scene scene = Scene.withJon(80, 24);
        scene.hears(
                new ChatEvent.State(
                        ConnectionState.FORCE_CLOSED,
                        ConnectionState.READY,
                        "signed in on another device"));

        assertThat(scene.screen())
                .contains("✗ closed", "Disconnected: signed in on another device", "/reconnect");
    }

    @Test
    void nobody_counts_as_writing_or_online_when_the_link_is_down() {
        Scene scene =
                Scene.withJon(80, 24)
                        .hears(new ChatEvent.LastActivity(JON, 0))
                        .hears(new ChatEvent.Typing(null, JON, null, false));
        assertThat(scene.screen()).contains("here now", "Jon Wonder is typing…");

        scene.hears(new ChatEvent.State(ConnectionState.RECONNECTING, ConnectionState.READY, null));

        assertThat(scene.screen())
                .doesNotContain("here now", "is typing…")
                .contains("reconnecting");
    }

    @Test
    void nothing_wakes_an_idle_screen_but_the_question_whether_the_other_one_is_there() {
        Scene scene = Scene.withJon(80, 24, message(1, JON, "hi", 60)).later(Duration.ofMinutes(1));
        assertThat(scene.chat().wake()).contains(NOON.plusSeconds(120));

        scene.says("/open #Team ☕").later(Duration.ofMinutes(1));

        assertThat(scene.chat().wake()).isEmpty();
    }

    @Test
    void after_a_while_without_focus_the_phone_gets_the_pushes() {
        Scene scene = Scene.withJon(80, 24).happens(new Event.Focused(false));
        assertThat(scene.later(Duration.ofSeconds(59)).effects(Errand.Active.class)).isEmpty();
        assertThat(scene.later(Duration.ofSeconds(1)).effects(Errand.Active.class))
                .containsExactly(new Errand.Active(false));
        assertThat(scene.happens(new Event.Focused(true)).effects(Errand.Active.class))
                .containsExactly(new Errand.Active(true));
    }

    @Test
    void before_the_shell_gets_the_terminal_the_server_is_told() {
        Scene scene = Scene.withJon(80, 24).ctrl("z");
        assertThat(scene.effects())
                .contains(new Errand.Background(true))
                .doesNotContain(new Effect.Suspend());

        scene.happens(new Event.Done(new Errand.Background(true), null));
        assertThat(scene.effects()).contains(new Effect.Suspend());

        scene.hears(new ChatEvent.State(ConnectionState.CLOSED, ConnectionState.READY, null));
        scene.happens(new Event.Returned());
        assertThat(scene.effects()).contains(new Errand.Background(false));
    }

    @Test
    void who_had_left_the_chat_before_the_shell_got_the_terminal_stays_away() {
        Scene scene = Scene.withJon(80, 24).says("/disconnect");
        scene.hears(new ChatEvent.State(ConnectionState.CLOSED, ConnectionState.READY, null));

        assertThat(scene.ctrl("z").effects()).contains(new Effect.Suspend());
        scene.happens(new Event.Returned());

        assertThat(scene.effects(Errand.Background.class)).isEmpty();
    }

    @Test
    void who_comes_back_while_the_link_is_sought_does_not_wait_for_its_next_attempt() {
        Scene scene = Scene.withJon(80, 24);
        scene.hears(new ChatEvent.State(ConnectionState.RECONNECTING, ConnectionState.READY, null));

        scene.ctrl("z").happens(new Event.Returned());

        assertThat(scene.effects()).contains(new Errand.Background(false));
    }

    @Test
    void a_silent_server_does_not_keep_the_terminal() {
        Scene scene = Scene.withJon(80, 24).ctrl("z");

        assertThat(scene.later(Duration.ofSeconds(2)).effects()).contains(new Effect.Suspend());
    }

    @Test
    void a_server_that_is_away_at_the_beginning_is_told_with_a_countdown() {
        Scene scene = Scene.empty(80, 24);
        scene.effects();

        scene.hears(new ChatEvent.State(ConnectionState.RECONNECTING, null, "refused"))
                .happens(new Event.NextAttempt(Scene.NOON.plusSeconds(4)));
        assertThat(scene.screen()).contains("◌ reconnecting 4s", "Not connected: refused");
        scene.hears(new ChatEvent.State(ConnectionState.READY, null, null));

        assertThat(scene.effects()).contains(new Errand.LoadMe(), new Errand.LoadDialogs());
    }

    @Test
    void a_second_login_elsewhere_is_told_with_the_way_back() {
        Scene scene = Scene.withJon(80, 24);

        scene.hears(
                new ChatEvent.State(
                        ConnectionState.FORCE_CLOSED, null, "another connection took its place"));

        assertThat(scene.screen())
                .contains("✗ closed", "another connection took its place")
                .endsWith(
                        " /reconnect connect  F1 help  Ctrl-K jump  Alt-↑↓ chats  Ctrl-↑ select\n");
    }

    @Test
    void who_one_is_is_asked_again_though_the_dialogs_came() {
        Scene scene = Scene.empty(80, 24);
        scene.happens(new Event.Failed(new Errand.LoadMe(), unanswered)).happens(dialogsCame());
        scene.effects();

        scene.hears(UP);

        assertThat(scene.effects())
                .contains(new Errand.LoadMe())
                .doesNotContain(new Errand.LoadDialogs());
    }

    @Test
    void what_could_not_be_had_although_the_link_is_up_is_asked_for_again_after_a_while() {
        Scene scene = Scene.empty(80, 24).hears(UP);
        scene.happens(new Event.Failed(new Errand.LoadMe(), unanswered));
        scene.happens(new Event.Failed(new Errand.LoadDialogs(), unanswered));
        scene.effects();
        Instant soon = NOON.plusSeconds(10);
        assertThat(scene.chat().wake()).hasValue(soon);

        scene.later(Duration.between(NOON, soon));

        assertThat(scene.effects()).containsOnlyOnce(new Errand.LoadMe(), new Errand.LoadDialogs());
        assertThat(scene.later(Duration.ofHours(1)).effects(Errand.LoadMe.class)).isEmpty();
    }

    @Test
    void what_is_never_to_be_had_is_not_asked_for_again() {
        Scene scene = Scene.empty(80, 24).hears(UP);
        Failure refused = new Failure(FailureKind.NOT_ALLOWED, "No.");
        scene.happens(new Event.Failed(new Errand.LoadMe(), refused)).effects();

        scene.later(Duration.ofHours(1));

        assertThat(scene.effects(Errand.LoadMe.class)).isEmpty();
    }

    @Test
    void nothing_counts_as_read_until_it_is_known_who_reads() {
        Message own = message(1, MIRA, "my own words", 50);
        Scene scene = Scene.empty(80, 24).happens(dialogsCame()).hears(UP).alt("1");
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(own), true);
        assertThat(scene.effects(Errand.MarkRead.class)).isEmpty();

        scene.happens(new Event.SignedIn(Cast.user(MIRA, "mira", "Mira")));
        assertThat(scene.effects(Errand.LoadHistory.class)).hasSize(1);
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(own), true);

        assertThat(scene.effects(Errand.MarkRead.class)).isEmpty();
        assertThat(scene.rowsWith("│  my own words")).singleElement().asString().endsWith("✓");
    }

    @Test
    void a_first_page_that_could_not_be_had_is_asked_for_again() {
        Errand.LoadHistory first = new Errand.LoadHistory(WITH_JON, new Errand.Reach.Newest(), 50);
        List<UnaryOperator<Scene>> ways =
                List.of(
                        scene -> scene.says("/open @jon"),
                        scene -> scene.presses(Name.PAGE_UP),
                        scene -> scene.presses(Key.of(Name.END, Key.Held.CTRL)));
        for (UnaryOperator<Scene> way : ways) {
            Scene scene = Scene.of(80, 24).says("/open @jon");
            assertThat(way.apply(scene).effects(Errand.LoadHistory.class)).containsExactly(first);
            scene.happens(new Event.Failed(first, unanswered));
            assertThat(scene.screen()).contains("One moment…", "No answer.");

            assertThat(way.apply(scene).effects(Errand.LoadHistory.class)).containsExactly(first);

            scene.historyCame(WITH_JON, first.reach(), List.of(message(1, JON, "hello", 50)), true);
            assertThat(scene.screen()).contains("│  hello");
        }
    }

    private static Event dialogsCame() {
        return new Event.DialogsCame(
                List.of(
                        Scene.dialog(
                                WITH_JON,
                                DialogType.PRIVATE,
                                "Jon Wonder",
                                List.of(MIRA, JON),
                                0,
                                "hi",
                                90)));
    }

    @Test
    void nobody_counts_as_in_the_room_when_the_link_is_down() {
        Scene scene = Scene.of(110, 24).says("/open #Team ☕");
        scene.happens(new Event.OnlineCame(TEAM, List.of(JON, KAI)));
        assertThat(scene.screen()).contains("4 people, 2 in the room");

        scene.hears(
                new ChatEvent.State(
                        ConnectionState.RECONNECTING, ConnectionState.READY, "no answer"));

        assertThat(scene.screen()).contains("4 people").doesNotContain("in the room");
    }
}
