package dev.cubechat.tui.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

class PlainTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UserId MIRA = new UserId(101);
    private static final UserId JON = new UserId(102);
    private static final UserId KAI = new UserId(103);
    private static final DialogId CLIMBERS = new DialogId("5eed00000000000000000002");
    private static final DialogId OTHERS = new DialogId("5eed00000000000000000003");
    private static final DialogTarget TARGET = new DialogTarget.Name("Climbers");

    private int next = 1;

    @Test
    void what_is_typed_before_the_dialog_is_open_goes_there_when_it_is() {
        Plain plain = plain(way(false, true));
        List<Deed> early = plain.typed("hello");

        List<Deed> deeds = open(plain);

        assertThat(early).isEmpty();
        assertThat(sent(deeds)).containsExactly("hello");
    }

    @Test
    void a_message_is_one_line_with_its_time_and_sender() {
        Plain plain = opened(way(false, false));

        List<Deed> deeds = plain.take(heard(arrived(CLIMBERS, JON, "hi\nthere")));

        assertThat(said(deeds)).containsExactly("[12:00] Jon: hi↵there");
    }

    @Test
    void a_message_of_another_dialog_says_where_it_is() {
        Plain plain = opened(way(false, false));

        List<Deed> deeds = plain.take(heard(arrived(OTHERS, JON, "psst")));

        assertThat(said(deeds)).containsExactly("[12:00] Jon in Others: psst");
    }

    @Test
    void a_message_that_comes_twice_is_told_once() {
        Plain plain = opened(way(false, false));
        Event.Heard heard = heard(arrived(CLIMBERS, JON, "hi"));

        List<Deed> first = plain.take(heard);
        List<Deed> again = plain.take(heard);

        assertThat(said(first)).hasSize(1);
        assertThat(said(again)).isEmpty();
    }

    @Test
    void ones_own_message_that_comes_back_from_the_room_is_not_told() {
        Plain plain = opened(way(false, false));
        Errand.Send send = (Errand.Send) errands(plain.typed("mine")).getFirst();

        List<Deed> deeds = plain.take(heard(arrived(send.draft().id(), CLIMBERS, MIRA, "mine")));

        assertThat(said(deeds)).isEmpty();
    }

    @Test
    void what_is_told_waits_until_it_is_known_who_speaks() {
        Plain plain = opened(way(false, false));

        List<Deed> first = plain.take(heard(arrived(CLIMBERS, KAI, "one")));
        List<Deed> second = plain.take(heard(arrived(CLIMBERS, JON, "two")));
        List<Deed> known =
                plain.take(
                        new Event.PeopleCame(
                                new Errand.LoadPeople(List.of()),
                                List.of(Cast.user(KAI, "kai", "Kai"))));

        assertThat(errands(first)).contains(new Errand.LoadPeople(List.of(KAI)));
        assertThat(said(first)).isEmpty();
        assertThat(said(second)).isEmpty();
        assertThat(said(known)).containsExactly("[12:00] Kai: one", "[12:00] Jon: two");
    }

    @Test
    void a_person_whom_nobody_knows_has_a_number() {
        Plain plain = opened(way(false, false));
        Errand asked = errands(plain.take(heard(arrived(CLIMBERS, KAI, "one")))).getFirst();

        List<Deed> deeds =
                plain.take(
                        new Event.Failed(asked, new Failure(FailureKind.UNREACHABLE, "No way.")));

        assertThat(said(deeds)).containsExactly("[12:00] user 103: one");
    }

    @Test
    void what_is_shown_in_the_open_dialog_is_marked_read_and_nothing_else() {
        Plain plain = opened(way(false, false));

        List<Deed> here = plain.take(heard(arrived(CLIMBERS, JON, "here")));
        List<Deed> there = plain.take(heard(arrived(OTHERS, JON, "there")));

        assertThat(errands(here)).hasSize(1).allMatch(Errand.MarkRead.class::isInstance);
        assertThat(errands(there)).isEmpty();
    }

    @Test
    void who_only_looks_marks_nothing() {
        Plain plain =
                opened(
                        new Way(
                                TARGET,
                                false,
                                false,
                                true,
                                Set.of(),
                                Duration.ofSeconds(30),
                                ZoneOffset.UTC));

        List<Deed> deeds = plain.take(heard(arrived(CLIMBERS, JON, "here")));

        assertThat(errands(deeds)).isEmpty();
    }

    @Test
    void no_control_of_others_reaches_the_reader() {
        Plain plain = opened(way(false, false));

        List<Deed> deeds =
                plain.take(heard(arrived(CLIMBERS, JON, "\u001b]0;evil\u0007 \u009b2J \u202egnp")));

        assertThat(said(deeds))
                .singleElement()
                .satisfies(line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\\u202e]"));
    }

    @Test
    void a_program_gets_events_as_they_are() {
        Plain plain = opened(way(true, true));
        Event.Heard heard = heard(arrived(CLIMBERS, JON, "hi"));

        List<Deed> deeds = plain.take(heard);

        assertThat(deeds).containsExactly(new Deed.Tell(heard.at(), heard.event()));
    }

    @Test
    void it_does_not_end_before_the_server_has_everything() {
        Plain plain = opened(way(false, true));
        Errand send = errands(plain.typed("last words")).getFirst();

        List<Deed> ended = plain.ended();
        List<Deed> acknowledged = plain.take(new Event.Done(send, null));

        assertThat(ended).isEmpty();
        assertThat(acknowledged).containsExactly(new Deed.Leave(null));
    }

    @Test
    void who_quits_waits_for_what_was_not_sent_yet_as_at_the_end_of_the_input() {
        Plain plain = opened(way(false, true));
        plain.take(heard(state(ConnectionState.READY)));
        plain.take(heard(state(ConnectionState.RECONNECTING)));
        Errand send = errands(plain.typed("said while down")).getFirst();

        List<Deed> quit = plain.typed("/quit");
        List<Deed> later = plain.typed("not said any more");

        assertThat(quit).isEmpty();
        assertThat(later).isEmpty();
        assertThat(plain.take(new Event.Done(send, null))).containsExactly(new Deed.Leave(null));
    }

    @Test
    void who_insists_on_leaving_is_told_what_was_not_sent() {
        Plain plain = opened(way(false, true));
        Errand first = errands(plain.typed("one")).getFirst();
        Errand second = errands(plain.typed("two")).getFirst();
        plain.typed("/quit");

        List<Deed> insisted = plain.typed("/quit");
        plain.take(new Event.Failed(first, new Failure(FailureKind.OUTCOME_UNKNOWN, "Who knows.")));
        plain.take(new Event.Failed(second, new Failure(FailureKind.UNREACHABLE, "No way.")));
        List<Deed> gone = plain.take(new Event.Done(new Errand.Destroy(), null));

        assertThat(errands(insisted)).containsExactly(new Errand.Destroy());
        assertThat(gone)
                .singleElement()
                .isInstanceOfSatisfying(
                        Deed.Leave.class,
                        leave ->
                                assertThat(leave.why())
                                        .isNotNull()
                                        .hasMessageContaining("2 not sent.")
                                        .extracting("kind")
                                        .isEqualTo(FailureKind.OUTCOME_UNKNOWN));
    }

    @Test
    void what_is_said_after_leaving_the_chat_does_not_keep_the_program() {
        Plain plain = opened(way(false, true));
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
        Plain plain = opened(way(false, true));
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
        Plain plain = opened(way(false, true));
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
    void a_message_that_failed_can_be_sent_again_under_its_id() {
        Plain plain = opened(way(false, false));
        Errand.Send send = (Errand.Send) errands(plain.typed("psst")).getFirst();
        plain.take(new Event.Failed(send, new Failure(FailureKind.OUTCOME_UNKNOWN, "Lost.")));

        List<Deed> again = plain.typed("/retry");

        assertThat(errands(again)).containsExactly(send);
    }

    @Test
    void an_edit_without_a_name_is_of_ones_own_last_message() {
        Plain plain = opened(way(false, false));
        Errand.Send send = (Errand.Send) errands(plain.typed("wrnog")).getFirst();
        plain.take(heard(arrived(CLIMBERS, JON, "what?")));

        List<Deed> deeds = plain.typed("/edit wrong");

        assertThat(errands(deeds))
                .containsExactly(
                        new Errand.EditMessage(CLIMBERS, send.draft().id(), "wrong", false));
    }

    @Test
    void a_change_that_waits_is_counted_and_the_message_is_as_it_was() {
        Plain plain = opened(way(false, true));
        plain.take(heard(state(ConnectionState.READY)));
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
    void who_quits_at_a_terminal_is_told_of_a_change_that_waits() {
        Plain plain = opened(way(false, false));
        plain.take(heard(state(ConnectionState.RECONNECTING)));
        plain.take(heard(arrived(CLIMBERS, MIRA, "wrnog")));
        plain.typed("/edit wrong");

        assertThat(said(plain.typed("/quit")))
                .containsExactly(
                        "* 1 not sent yet, waiting for the connection; /quit again leaves"
                                + " without.");
    }

    @Test
    void who_insists_on_leaving_ends_with_what_became_of_a_change() {
        Plain plain = opened(way(false, true));
        plain.take(heard(arrived(CLIMBERS, MIRA, "wrnog")));
        Errand edit = errands(plain.typed("/edit wrong")).getFirst();
        plain.typed("/quit");
        plain.typed("/quit");

        plain.take(new Event.Failed(edit, new Failure(FailureKind.UNREACHABLE, "No way.")));
        List<Deed> gone = plain.take(new Event.Done(new Errand.Destroy(), null));

        assertThat(gone)
                .singleElement()
                .isInstanceOfSatisfying(
                        Deed.Leave.class,
                        leave ->
                                assertThat(leave.why())
                                        .isNotNull()
                                        .extracting("kind")
                                        .isEqualTo(FailureKind.UNREACHABLE));
    }

    @Test
    void what_is_changed_after_leaving_the_chat_does_not_keep_the_program() {
        Plain plain = opened(way(false, true));
        plain.take(heard(arrived(CLIMBERS, MIRA, "wrnog")));
        Errand away = errands(plain.typed("/disconnect")).getFirst();
        plain.take(new Event.Done(away, null));
        plain.typed("/edit wrong");
        plain.typed("/delete everyone");

        assertThat(errands(plain.ended())).containsExactly(new Errand.Destroy());
    }

    @Test
    void no_name_is_offered_that_a_terminal_would_obey_or_that_is_not_one_line() {
        Plain plain = opened(way(false, false));
        List<String> names =
                List.of(
                        "evil\u001b]0;x\u0007",
                        "evil\u009b2J",
                        "evil\u202egnp",
                        "evil\r",
                        "evil\b",
                        "evil\u007f",
                        "evil\n/leave");
        int number = 0x10;
        List<Dialog> dialogs = new ArrayList<>();
        for (String name : names) {
            dialogs.add(dialog(new DialogId("5eed0000000000000000%04x".formatted(number++)), name));
        }
        plain.take(new Event.DialogsCame(dialogs));
        plain.take(
                new Event.PeopleCame(
                        new Errand.LoadPeople(List.of()),
                        List.of(Cast.user(KAI, "kai\u001b[2J", "Kai"))));

        assertThat(plain.known())
                .containsExactlyInAnyOrder("@mira", "@jon", "#Climbers", "#Others");
    }

    @Test
    void typing_stops_by_itself() {
        Plain plain = opened(way(false, false));
        plain.typed("/typing on");

        Instant wake = plain.wake().orElseThrow();
        List<Deed> deeds = plain.take(new Event.Tick(wake));

        assertThat(wake).isEqualTo(NOON.plusSeconds(30));
        assertThat(errands(deeds)).containsExactly(new Errand.Typing(CLIMBERS, false));
        assertThat(plain.wake()).isEmpty();
    }

    @Test
    void a_connection_that_never_came_about_ends_it() {
        Plain plain = plain(way(false, false));
        Failure refused = new Failure(FailureKind.NOT_SIGNED_IN, "No.");

        List<Deed> deeds = plain.take(new Event.Failed(new Errand.Connect(), refused));

        assertThat(deeds).containsExactly(new Deed.Leave(refused));
    }

    @Test
    void a_connection_that_was_lost_for_good_can_be_made_again() {
        Plain plain = opened(way(false, true));
        plain.take(heard(state(ConnectionState.READY)));

        List<Deed> lost =
                plain.take(
                        new Event.Failed(
                                new Errand.Connect(),
                                new Failure(FailureKind.UNREACHABLE, "Gone.")));
        List<Deed> typed = plain.typed("/reconnect");

        assertThat(lost).singleElement().isInstanceOf(Deed.Complain.class);
        assertThat(errands(typed)).containsExactly(new Errand.Reconnect());
    }

    @Test
    void nobody_has_a_dialog_with_themselves() {
        Plain plain = opened(way(false, true));

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
    void what_others_said_is_not_deleted_for_everyone_by_who_does_not_rule_there() {
        Plain plain = opened(way(false, false));
        Dialog jons =
                Cast.dialog(
                        CLIMBERS, DialogType.GROUP, "Climbers", List.of(JON, MIRA), 0, null, null);
        plain.take(heard(arrived(CLIMBERS, JON, "his")));
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
    void who_asks_for_receipts_waits_for_them_and_leaves() {
        Plain plain = opened(way(false, false));
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
    void a_file_that_was_not_sent_is_sent_again_as_a_file() {
        Plain plain = opened(way(false, false));
        Errand send = errands(plain.typed("/attach photo.png")).getFirst();
        plain.take(
                new Event.Failed(send, new Failure(FailureKind.USAGE, "There is no such file.")));

        List<Errand> again = errands(plain.typed("/retry"));

        assertThat(again).containsExactly(send);
    }

    @Test
    void what_was_deleted_is_not_the_last_of_mine_any_more() {
        Plain plain = opened(way(false, false));
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
    void history_goes_back_however_little_of_it_is_still_known() {
        Plain plain = opened(way(false, false));
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
                messages.add(Cast.message(nextId(), CLIMBERS, JON, "old", sent));
            }
            oldest.add(messages.getFirst().id());
            plain.take(new Event.HistoryCame(asked, messages, false));
        }

        assertThat(oldest).hasSize(40);
    }

    @Test
    void what_a_stranger_writes_to_us_alone_is_in_no_group_that_it_names() {
        Plain plain = opened(way(false, false));
        Message claimed =
                Cast.message(nextId(), CLIMBERS, KAI, "send money", NOON.getEpochSecond());
        plain.take(
                new Event.PeopleCame(
                        new Errand.LoadPeople(List.of(KAI)),
                        List.of(Cast.user(KAI, "kai", "Kai"))));

        List<Deed> deeds =
                plain.take(heard(new ChatEvent.Arrived(claimed, false, true, null, null)));

        assertThat(said(deeds)).containsExactly("[12:00] Kai, to you alone: send money");
        assertThat(errands(deeds)).noneMatch(Errand.MarkRead.class::isInstance);
    }

    @Test
    void typing_ends_where_it_began() {
        Plain plain = opened(way(false, false));
        plain.typed("/typing on");
        plain.take(
                new Event.DialogCame(
                        dialog(OTHERS, "Others"),
                        new Errand.FindDialog(new DialogTarget.Id(OTHERS))));

        List<Deed> deeds = plain.take(new Event.Tick(NOON.plusSeconds(60)));

        assertThat(errands(deeds)).contains(new Errand.Typing(CLIMBERS, false));
    }

    @Test
    void every_command_is_explained() {
        Plain plain = opened(way(false, false));

        assertThat(said(plain.typed("/help")))
                .anyMatch(line -> line.startsWith("/open DIALOG"))
                .anyMatch(line -> line.startsWith("/quit"));
    }

    private Plain plain(Way way) {
        Plain plain = new Plain(way, this::nextId);
        plain.take(new Event.Tick(NOON));
        plain.begin();
        return plain;
    }

    private Plain opened(Way way) {
        Plain plain = plain(way);
        open(plain);
        return plain;
    }

    private List<Deed> open(Plain plain) {
        List<Deed> deeds = new ArrayList<>();
        deeds.addAll(plain.take(new Event.SignedIn(Cast.user(MIRA, "mira", "Mira"))));
        deeds.addAll(
                plain.take(
                        new Event.PeopleCame(
                                new Errand.LoadPeople(List.of()),
                                List.of(Cast.user(JON, "jon", "Jon")))));
        Dialog climbers = dialog(CLIMBERS, "Climbers");
        deeds.addAll(
                plain.take(new Event.DialogsCame(List.of(climbers, dialog(OTHERS, "Others")))));
        List<Deed> found =
                plain.take(new Event.DialogCame(climbers, new Errand.FindDialog(TARGET)));
        deeds.addAll(found);
        Errand.LoadHistory history =
                errands(found).stream()
                        .filter(Errand.LoadHistory.class::isInstance)
                        .map(Errand.LoadHistory.class::cast)
                        .findFirst()
                        .orElseThrow();
        deeds.addAll(plain.take(new Event.HistoryCame(history, List.of(), true)));
        return deeds;
    }

    private MessageId nextId() {
        return new MessageId("65f0000000000000%08d".formatted(next++));
    }

    private ChatEvent.Arrived arrived(DialogId dialog, UserId sender, String body) {
        return arrived(nextId(), dialog, sender, body);
    }

    private static ChatEvent.Arrived arrived(
            MessageId id, DialogId dialog, UserId sender, String body) {
        Message message = Cast.message(id, dialog, sender, body, NOON.getEpochSecond());
        return new ChatEvent.Arrived(message, true, true, null, null);
    }

    private static ChatEvent state(ConnectionState state) {
        return new ChatEvent.State(state, null, null);
    }

    private static Event.Heard heard(ChatEvent event) {
        return new Event.Heard(NOON, event);
    }

    private static List<String> said(List<Deed> deeds) {
        return deeds.stream()
                .filter(Deed.Say.class::isInstance)
                .map(deed -> ((Deed.Say) deed).line())
                .toList();
    }

    private static List<Errand> errands(List<Deed> deeds) {
        return deeds.stream()
                .filter(Deed.Run.class::isInstance)
                .map(deed -> ((Deed.Run) deed).errand())
                .toList();
    }

    private static List<String> sent(List<Deed> deeds) {
        return errands(deeds).stream()
                .filter(Errand.Send.class::isInstance)
                .map(errand -> String.valueOf(((Errand.Send) errand).draft().body()))
                .toList();
    }

    private static Way way(boolean records, boolean strict) {
        return new Way(
                TARGET, records, strict, false, Set.of(), Duration.ofSeconds(30), ZoneOffset.UTC);
    }

    private static Dialog dialog(DialogId id, String name) {
        return Cast.dialog(id, DialogType.GROUP, name, List.of(MIRA, JON, KAI), 0, null, null);
    }
}
