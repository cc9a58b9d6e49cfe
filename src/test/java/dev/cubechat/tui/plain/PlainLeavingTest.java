package dev.cubechat.tui.plain;

import static dev.cubechat.tui.plain.PlainScene.AT_A_TERMINAL;
import static dev.cubechat.tui.plain.PlainScene.CLIMBERS;
import static dev.cubechat.tui.plain.PlainScene.JON;
import static dev.cubechat.tui.plain.PlainScene.MIRA;
import static dev.cubechat.tui.plain.PlainScene.UNATTENDED;
import static dev.cubechat.tui.plain.PlainScene.becomes;
import static dev.cubechat.tui.plain.PlainScene.errands;
import static dev.cubechat.tui.plain.PlainScene.said;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The end of a chat line by line: when it comes, and with what word. */
class PlainLeavingTest {
    private final PlainScene scene = new PlainScene();

    @Test
    void it_does_not_end_before_the_server_has_everything() {
        Plain plain = scene.opened(UNATTENDED);
        Errand send = errands(plain.typed("last words")).getFirst();

        List<Deed> ended = plain.ended();
        List<Deed> acknowledged = plain.take(new Event.Done(send, null));

        assertThat(ended).isEmpty();
        assertThat(acknowledged).containsExactly(new Deed.Leave(null));
    }

    @Test
    void who_is_away_waits_for_no_link_to_change_what_was_not_sent() {
        Plain plain = scene.opened(UNATTENDED);
        Errand away = errands(plain.typed("/disconnect")).getFirst();
        plain.take(new Event.Done(away, null));
        plain.typed("said while away");
        plain.typed("/react 👍");
        plain.typed("/receipts");

        assertThat(errands(plain.ended())).containsExactly(new Errand.Destroy());
    }

    @Test
    void who_quits_waits_for_what_was_not_sent_yet_as_at_the_end_of_the_input() {
        Plain plain = scene.opened(UNATTENDED);
        plain.take(becomes(ConnectionState.READY));
        plain.take(becomes(ConnectionState.RECONNECTING));
        Errand send = errands(plain.typed("said while down")).getFirst();

        List<Deed> quit = plain.typed("/quit");
        List<Deed> later = plain.typed("not said any more");

        assertThat(quit).isEmpty();
        assertThat(later).isEmpty();
        assertThat(plain.take(new Event.Done(send, null))).containsExactly(new Deed.Leave(null));
    }

    @Test
    void who_insists_on_leaving_is_told_what_was_not_sent() {
        Plain plain = scene.opened(UNATTENDED);
        Errand first = errands(plain.typed("one")).getFirst();
        Errand second = errands(plain.typed("two")).getFirst();
        plain.typed("/quit");

        List<Deed> insisted = plain.typed("/quit");
        plain.take(new Event.Failed(first, new Failure(FailureKind.OUTCOME_UNKNOWN, "Who knows.")));
        plain.take(new Event.Failed(second, new Failure(FailureKind.UNREACHABLE, "No way.")));
        List<Deed> gone = plain.take(new Event.Done(new Errand.Destroy(), null));

        assertThat(errands(insisted)).containsExactly(new Errand.Destroy());
        assertThat(lastWord(gone))
                .hasMessageContaining("2 not sent.")
                .extracting("kind")
                .isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @Test
    void what_is_said_after_leaving_the_chat_does_not_keep_the_program() {
        Plain plain = scene.opened(UNATTENDED);
        Errand away = errands(plain.typed("/disconnect")).getFirst();
        plain.take(new Event.Done(away, null));
        Errand send = errands(plain.typed("said while away")).getFirst();

        List<Deed> ended = plain.ended();
        List<Deed> failed =
                plain.take(new Event.Failed(send, new Failure(FailureKind.UNREACHABLE, "No.")));
        List<Deed> gone = plain.take(new Event.Done(new Errand.Destroy(), null));

        assertThat(errands(ended)).containsExactly(new Errand.Destroy());
        assertThat(failed).singleElement().isInstanceOf(Deed.Complain.class);
        assertThat(gone).singleElement().isInstanceOf(Deed.Leave.class);
    }

    @Test
    void what_could_not_be_sent_is_told_at_once_and_in_the_end() {
        Plain plain = scene.opened(UNATTENDED);
        Errand send = errands(plain.typed("psst")).getFirst();
        Failure blocked = new Failure(FailureKind.BLOCKED, "Jon blocks you.");

        List<Deed> failed = plain.take(new Event.Failed(send, blocked));
        List<Deed> ended = plain.ended();

        assertThat(((Deed.Complain) failed.getFirst()).failure().sentence())
                .isEqualTo("Not sent: “psst”: Jon blocks you.");
        Failure why = ((Deed.Leave) ended.getFirst()).why();
        assertThat(why).isNotNull();
        assertThat(why.kind()).isEqualTo(FailureKind.BLOCKED);
    }

    @Test
    void a_line_that_nobody_can_read_is_told_at_once_and_in_the_end() {
        Plain plain = scene.opened(UNATTENDED);
        Failure why = new Failure(FailureKind.INVALID, "Not sent: a line is not UTF-8.");

        List<Deed> unreadable = plain.unreadable(why);
        Errand fine = errands(plain.typed("fine")).getFirst();
        plain.ended();
        List<Deed> ended = plain.take(new Event.Done(fine, null));

        assertThat(unreadable).containsExactly(new Deed.Complain(why));
        assertThat(((Deed.Leave) ended.getFirst()).why())
                .isNotNull()
                .extracting("kind")
                .isEqualTo(FailureKind.INVALID);
    }

    @Test
    void who_quits_at_a_terminal_is_told_of_a_change_that_waits() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        plain.take(becomes(ConnectionState.RECONNECTING));
        plain.take(scene.arrives(CLIMBERS, MIRA, "wrnog"));
        plain.typed("/edit wrong");

        assertThat(said(plain.typed("/quit")))
                .containsExactly(
                        "* 1 not sent yet, waiting for the connection; /quit again leaves"
                                + " without.");
    }

    @Test
    void who_insists_on_leaving_ends_with_what_became_of_a_change() {
        Plain plain = scene.opened(UNATTENDED);
        plain.take(scene.arrives(CLIMBERS, MIRA, "wrnog"));
        Errand edit = errands(plain.typed("/edit wrong")).getFirst();
        plain.typed("/quit");
        plain.typed("/quit");

        plain.take(new Event.Failed(edit, new Failure(FailureKind.UNREACHABLE, "No way.")));
        List<Deed> gone = plain.take(new Event.Done(new Errand.Destroy(), null));

        assertThat(lastWord(gone)).extracting("kind").isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void what_is_changed_after_leaving_the_chat_does_not_keep_the_program() {
        Plain plain = scene.opened(UNATTENDED);
        plain.take(scene.arrives(CLIMBERS, MIRA, "wrnog"));
        Errand away = errands(plain.typed("/disconnect")).getFirst();
        plain.take(new Event.Done(away, null));
        plain.typed("/edit wrong");
        plain.typed("/delete everyone");

        assertThat(errands(plain.ended())).containsExactly(new Errand.Destroy());
    }

    @Test
    void who_asks_for_receipts_waits_for_them_and_leaves() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        Errand.Send send = (Errand.Send) errands(plain.typed("hello")).getFirst();
        plain.take(new Event.Done(send, null));
        Errand.LoadReceipts asked =
                (Errand.LoadReceipts) errands(plain.typed("/receipts")).getFirst();
        List<Deed> early = plain.ended();

        List<Deed> deeds =
                plain.take(new Event.ReceiptsCame(asked, List.of(JON), List.of(), Map.of()));

        assertThat(early).isEmpty();
        assertThat(deeds).last().isInstanceOf(Deed.Leave.class);
    }

    @Test
    void a_connection_that_never_came_about_ends_it() {
        Plain plain = scene.plain(AT_A_TERMINAL);
        Failure refused = new Failure(FailureKind.NOT_SIGNED_IN, "No.");

        List<Deed> deeds = plain.take(new Event.Failed(new Errand.Connect(), refused));

        assertThat(deeds).containsExactly(new Deed.Leave(refused));
    }

    @Test
    void a_connection_that_was_lost_for_good_can_be_made_again() {
        Plain plain = scene.opened(UNATTENDED);
        plain.take(becomes(ConnectionState.READY));

        List<Deed> lost =
                plain.take(
                        new Event.Failed(
                                new Errand.Connect(),
                                new Failure(FailureKind.UNREACHABLE, "Gone.")));
        List<Deed> typed = plain.typed("/reconnect");

        assertThat(lost).singleElement().isInstanceOf(Deed.Complain.class);
        assertThat(errands(typed)).containsExactly(new Errand.Reconnect());
    }

    /** Why it is over, when it is. */
    private static Failure lastWord(List<Deed> deeds) {
        assertThat(deeds).singleElement().isInstanceOf(Deed.Leave.class);
        return Objects.requireNonNull(((Deed.Leave) deeds.getFirst()).why());
    }
}
