package dev.cubechat.tui.plain;

import static dev.cubechat.tui.plain.PlainScene.AT_A_TERMINAL;
import static dev.cubechat.tui.plain.PlainScene.CLIMBERS;
import static dev.cubechat.tui.plain.PlainScene.FOR_A_PROGRAM;
import static dev.cubechat.tui.plain.PlainScene.JON;
import static dev.cubechat.tui.plain.PlainScene.KAI;
import static dev.cubechat.tui.plain.PlainScene.MIRA;
import static dev.cubechat.tui.plain.PlainScene.NOON;
import static dev.cubechat.tui.plain.PlainScene.ONLY_LOOKING;
import static dev.cubechat.tui.plain.PlainScene.OTHERS;
import static dev.cubechat.tui.plain.PlainScene.UNATTENDED;
import static dev.cubechat.tui.plain.PlainScene.dialog;
import static dev.cubechat.tui.plain.PlainScene.errands;
import static dev.cubechat.tui.plain.PlainScene.heard;
import static dev.cubechat.tui.plain.PlainScene.said;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Contact;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Subscription;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What comes, line by line, and what was typed at first. */
class PlainTest {
    private final PlainScene scene = new PlainScene();

    @Test
    void what_is_typed_before_the_dialog_is_open_goes_there_when_it_is() {
        Plain plain = scene.plain(UNATTENDED);
        List<Deed> early = plain.typed("hello");

        List<Deed> deeds = scene.open(plain);

        assertThat(early).isEmpty();
        assertThat(sent(deeds)).containsExactly("hello");
    }

    @Test
    void a_message_is_one_line_with_its_time_and_sender() {
        Plain plain = scene.opened(AT_A_TERMINAL);

        List<Deed> deeds = plain.take(scene.arrives(CLIMBERS, JON, "hi\nthere"));

        assertThat(said(deeds)).containsExactly("[12:00] Jon: hi↵there");
    }

    @Test
    void a_message_of_another_dialog_says_where_it_is() {
        Plain plain = scene.opened(AT_A_TERMINAL);

        List<Deed> deeds = plain.take(scene.arrives(OTHERS, JON, "psst"));

        assertThat(said(deeds)).containsExactly("[12:00] Jon in Others: psst");
    }

    @Test
    void who_tells_what_they_do_is_called_by_their_name() {
        Plain plain = scene.opened(AT_A_TERMINAL);

        List<Deed> deeds = plain.take(scene.arrives(CLIMBERS, JON, "/me waves"));

        assertThat(said(deeds)).containsExactly("[12:00] * Jon waves");
    }

    @Test
    void of_contacts_is_told_what_a_person_would_want_to_know() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        plain.take(
                new Event.PeopleCame(
                        new Errand.LoadPeople(List.of()), List.of(Cast.user(KAI, "kai", "Kai"))));
        plain.typed("/contacts");

        List<Deed> deeds =
                plain.take(
                        new Event.ContactsCame(
                                List.of(
                                        new Contact(JON, Subscription.BOTH, false, null),
                                        new Contact(KAI, Subscription.NONE, true, "Kai"))));

        assertThat(said(deeds)).containsExactly("* Jon (102)", "* Kai (103, was asked)");
    }

    @Test
    void of_another_day_a_message_tells_the_day() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        plain.take(new Event.Tick(NOON.plus(Duration.ofDays(1))));

        List<Deed> deeds = plain.take(scene.arrives(CLIMBERS, JON, "hi"));

        assertThat(said(deeds)).containsExactly("[21 Nov 12:00] Jon: hi");
    }

    @Test
    void a_message_that_comes_twice_is_told_once() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        Event.Heard heard = scene.arrives(CLIMBERS, JON, "hi");

        List<Deed> first = plain.take(heard);
        List<Deed> again = plain.take(heard);

        assertThat(said(first)).hasSize(1);
        assertThat(said(again)).isEmpty();
    }

    @Test
    void ones_own_message_that_comes_back_from_the_room_is_not_told() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        Errand.Send send = (Errand.Send) errands(plain.typed("mine")).getFirst();

        List<Deed> deeds = plain.take(scene.arrives(send.draft().id(), CLIMBERS, MIRA, "mine"));

        assertThat(said(deeds)).isEmpty();
    }

    @Test
    void what_is_told_waits_until_it_is_known_who_speaks() {
        Plain plain = scene.opened(AT_A_TERMINAL);

        List<Deed> first = plain.take(scene.arrives(CLIMBERS, KAI, "one"));
        List<Deed> second = plain.take(scene.arrives(CLIMBERS, JON, "two"));
        List<Deed> known =
                plain.take(
                        new Event.PeopleCame(
                                new Errand.LoadPeople(List.of(KAI)),
                                List.of(Cast.user(KAI, "kai", "Kai"))));

        assertThat(errands(first)).contains(new Errand.LoadPeople(List.of(KAI)));
        assertThat(said(first)).isEmpty();
        assertThat(said(second)).isEmpty();
        assertThat(said(known)).containsExactly("[12:00] Kai: one", "[12:00] Jon: two");
    }

    @Test
    void a_person_whom_nobody_knows_has_a_number() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        Errand asked = errands(plain.take(scene.arrives(CLIMBERS, KAI, "one"))).getFirst();

        List<Deed> deeds =
                plain.take(
                        new Event.Failed(asked, new Failure(FailureKind.UNREACHABLE, "No way.")));

        assertThat(said(deeds)).containsExactly("[12:00] user 103: one");
    }

    @Test
    void what_is_shown_in_the_open_dialog_is_marked_read_and_nothing_else() {
        Plain plain = scene.opened(AT_A_TERMINAL);

        List<Deed> here = plain.take(scene.arrives(CLIMBERS, JON, "here"));
        List<Deed> there = plain.take(scene.arrives(OTHERS, JON, "there"));

        assertThat(errands(here)).hasSize(1).allMatch(Errand.MarkRead.class::isInstance);
        assertThat(errands(there)).isEmpty();
    }

    @Test
    void who_only_looks_marks_nothing() {
        Plain plain = scene.opened(ONLY_LOOKING);

        List<Deed> deeds = plain.take(scene.arrives(CLIMBERS, JON, "here"));

        assertThat(errands(deeds)).isEmpty();
    }

    @Test
    void no_control_of_others_reaches_the_reader() {
        Plain plain = scene.opened(AT_A_TERMINAL);

        List<Deed> deeds =
                plain.take(scene.arrives(CLIMBERS, JON, "\u001b]0;evil\u0007 \u009b2J \u202egnp"));

        assertThat(said(deeds))
                .singleElement()
                .satisfies(line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\\u202e]"));
    }

    @Test
    void a_program_gets_events_as_they_are() {
        Plain plain = scene.opened(FOR_A_PROGRAM);
        Event.Heard heard = scene.arrives(CLIMBERS, JON, "hi");

        List<Deed> deeds = plain.take(heard);

        assertThat(deeds).containsExactly(new Deed.Tell(heard.at(), heard.event()));
    }

    @Test
    void no_name_is_offered_that_a_terminal_would_obey_or_that_is_not_one_line() {
        Plain plain = scene.opened(AT_A_TERMINAL);
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
    void what_a_stranger_writes_to_us_alone_is_in_no_group_that_it_names() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        Message claimed =
                Cast.message(scene.nextId(), CLIMBERS, KAI, "send money", NOON.getEpochSecond());
        plain.take(
                new Event.PeopleCame(
                        new Errand.LoadPeople(List.of(KAI)),
                        List.of(Cast.user(KAI, "kai", "Kai"))));

        List<Deed> deeds =
                plain.take(heard(new ChatEvent.Arrived(claimed, false, true, true, null, null)));

        assertThat(said(deeds)).containsExactly("[12:00] Kai, to you alone: send money");
        assertThat(errands(deeds)).noneMatch(Errand.MarkRead.class::isInstance);
    }

    @Test
    void a_stranger_who_begins_a_dialog_is_named_whatever_is_known_first() {
        DialogId fresh = new DialogId("5eed00000000000000000004");
        Plain plain = scene.opened(AT_A_TERMINAL);
        List<Deed> first = plain.take(scene.arrives(fresh, KAI, "hello"));

        List<Deed> dialog =
                plain.take(
                        new Event.DialogCame(dialog(fresh, "Fresh"), new Errand.LoadDialog(fresh)));
        List<Deed> people =
                plain.take(
                        new Event.PeopleCame(
                                new Errand.LoadPeople(List.of(KAI)),
                                List.of(Cast.user(KAI, "kai", "Kai"))));

        assertThat(errands(first))
                .containsExactly(new Errand.LoadDialog(fresh), new Errand.LoadPeople(List.of(KAI)));
        assertThat(said(dialog)).isEmpty();
        assertThat(said(people)).containsExactly("[12:00] Kai in Fresh: hello");
    }

    @Test
    void what_was_said_before_the_first_dialog_is_open_does_not_hide_where_one_is() {
        Plain plain = scene.plain(AT_A_TERMINAL);
        plain.take(new Event.SignedIn(Cast.user(MIRA, "mira", "Mira")));
        plain.take(new Event.DialogsCame(List.of(dialog(OTHERS, "Others"))));
        plain.take(scene.arrives(OTHERS, KAI, "early"));
        DialogTarget climbers = new DialogTarget.Name("Climbers");
        plain.take(
                new Event.DialogCame(
                        dialog(CLIMBERS, "Climbers"), new Errand.FindDialog(climbers)));

        List<Deed> deeds =
                plain.take(
                        new Event.PeopleCame(
                                new Errand.LoadPeople(List.of(KAI)),
                                List.of(Cast.user(KAI, "kai", "Kai"))));

        assertThat(said(deeds)).containsExactly("[12:00] Kai in Others: early", "* In Climbers.");
    }

    @Test
    void what_a_stranger_changes_for_us_alone_is_in_no_group_that_it_names() {
        Plain plain = scene.opened(AT_A_TERMINAL);
        MessageId id = scene.nextId();
        plain.take(scene.arrives(id, CLIMBERS, JON, "bring the rope"));

        List<Deed> edited =
                plain.take(
                        heard(
                                new ChatEvent.Edited(
                                        id,
                                        OTHERS,
                                        JON,
                                        JON,
                                        "send money",
                                        false,
                                        Json.Obj.EMPTY)));
        List<Deed> deleted = plain.take(heard(new ChatEvent.Deleted(id, OTHERS, JON, JON)));

        assertThat(said(edited)).containsExactly("[12:00] Jon edited: send money");
        assertThat(said(deleted)).singleElement().asString().doesNotContain("Others");
        assertThat(sent(plain.typed("/reply fine"))).containsExactly("> Jon: bring the rope\nfine");
    }

    private static List<String> sent(List<Deed> deeds) {
        return errands(deeds).stream()
                .filter(Errand.Send.class::isInstance)
                .map(errand -> String.valueOf(((Errand.Send) errand).draft().body()))
                .toList();
    }
}
