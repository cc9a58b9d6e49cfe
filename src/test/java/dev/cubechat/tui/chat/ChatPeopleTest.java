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
import dev.cubechat.model.Contact;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Subscription;
import dev.cubechat.model.UserId;
import dev.cubechat.model.UserTarget;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key.Name;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

/** Who is meant, what they are called, and when they are there. */
class ChatPeopleTest {
    @ParameterizedTest
    @ValueSource(strings = {"/open @mira", "/open user:1234567", "/new @mira", "/new me"})
    void nobody_has_a_dialog_with_themselves(String line) {
        Scene scene = knownBeforeOneself().says(line);

        assertThat(scene.screen()).contains("That is you");
        assertThat(scene.effects(Errand.FindDialog.class)).isEmpty();
        assertThat(scene.effects(Errand.CreateDialog.class)).isEmpty();
    }

    @Test
    void the_dialog_with_a_person_is_found_whichever_was_known_first() {
        Scene scene = knownBeforeOneself().says("/open @jon");

        assertThat(scene.effects(Errand.LoadHistory.class))
                .extracting(Errand.LoadHistory::dialog)
                .containsExactly(WITH_JON);
    }

    @Test
    void nobody_is_opened_by_number_before_it_is_known_who_one_is() {
        Scene scene = new Scene(Scene.options().startingAt(new DialogTarget.Peer(MIRA)), 80, 24);
        scene.happens(withJon());

        assertThat(scene.effects())
                .contains(new Errand.FindDialog(new DialogTarget.Peer(MIRA)))
                .noneMatch(Errand.LoadHistory.class::isInstance);
    }

    @Test
    void what_somebody_says_to_us_alone_does_not_stand_where_they_say_it_belongs() {
        Scene scene = Scene.withJon(80, 24);

        scene.hears(
                new ChatEvent.Arrived(
                        message(5, KAI, "send me the key", 0), false, true, true, null, null));
        scene.hears(
                new ChatEvent.Arrived(
                        message(6, JON, "it is me", 0), false, true, true, null, null));

        assertThat(scene.screen()).contains("it is me").doesNotContain("send me the key");
    }

    @Test
    void a_contact_that_is_one_no_longer_has_no_nickname() {
        Scene scene = Scene.withJon(80, 24);
        scene.happens(
                new Event.ContactsCame(
                        List.of(new Contact(JON, Subscription.BOTH, false, "Jonny"))));
        assertThat(scene.screen()).startsWith(" Jonny");

        scene.happens(new Event.ContactsCame(List.of()));

        assertThat(scene.screen()).startsWith(" Jon Wonder").doesNotContain("Jonny");
    }

    @Test
    void who_is_chosen_in_a_list_stays_so_when_somebody_comes_in_above() {
        Scene scene = Scene.of(80, 24).says("/contacts");
        scene.happens(
                new Event.ContactsCame(
                        List.of(
                                new Contact(JON, Subscription.BOTH, false, null),
                                new Contact(KAI, Subscription.BOTH, false, null))));
        scene.presses(Name.DOWN).effects();

        scene.hears(new ChatEvent.ContactRequested(Scene.TARO)).presses(Name.DELETE);

        assertThat(scene.effects(Errand.ChangeContact.class))
                .extracting(Errand.ChangeContact::user)
                .containsExactly(new UserTarget.Id(KAI));
    }

    @Test
    void a_dialog_that_could_not_be_had_is_asked_for_when_more_happens_in_it() {
        Scene scene = Scene.withJon(80, 24);
        Errand.LoadDialog asked = new Errand.LoadDialog(Scene.dialogId(0xbbbb));
        scene.hears(Scene.arrives(message(5, KAI, "one", 0).in(asked.dialog())));
        scene.happens(new Event.Failed(asked, new Failure(FailureKind.UNREACHABLE, "No answer.")));
        scene.effects();

        scene.hears(Scene.arrives(message(6, KAI, "two", 0).in(asked.dialog())));

        assertThat(scene.effects(Errand.LoadDialog.class)).containsExactly(asked);
    }

    @Test
    void a_group_to_which_one_is_added_again_is_asked_for() {
        Scene scene = Scene.withJon(80, 24);
        scene.hears(
                new ChatEvent.Refused(
                        Scene.messageId(9),
                        TEAM,
                        null,
                        ChatEvent.Refused.Deed.SAY,
                        403,
                        "forbidden",
                        null));
        scene.hears(new ChatEvent.Kicked(TEAM, JON));
        scene.effects();

        scene.hears(Scene.arrives(message(6, KAI, "here again", 0).in(TEAM)));

        assertThat(scene.effects(Errand.LoadDialog.class))
                .containsExactly(new Errand.LoadDialog(TEAM));
    }

    @Test
    void an_old_error_goes_when_the_next_line_is_entered_or_a_dialog_opens() {
        Scene scene = Scene.withJon(80, 24).says("/hlep");
        assertThat(scene.screen()).contains("There is no command /hlep");

        assertThat(scene.ctrl("u").says("hello").screen()).doesNotContain("/hlep");
        scene.says("/hlep").ctrl("u").alt("2");

        assertThat(scene.screen()).doesNotContain("There is no command");
    }

    @Test
    void who_asks_when_somebody_was_there_is_told() {
        Scene scene = Scene.withJon(80, 24).says("/seen @kai");
        Errand.LoadLastSeen asked = scene.effects(Errand.LoadLastSeen.class).getFirst();

        scene.happens(new Event.LastSeenCame(asked, 7200));

        assertThat(asked.user()).isEqualTo(KAI);
        assertThat(scene.screen()).contains("Kai was there 2 hours ago.");
        scene.happens(
                new Event.Failed(asked, new Failure(FailureKind.NOT_ALLOWED, "Not for you.")));
        assertThat(scene.screen()).contains("Not for you.");
    }

    @Test
    void who_opens_a_dialog_is_told_nothing_of_what_was_not_asked() {
        Scene scene = Scene.of(80, 24).says("/open @jon");
        Errand.LoadLastSeen asked = scene.effects(Errand.LoadLastSeen.class).getFirst();

        scene.happens(new Event.LastSeenCame(asked, 7200));
        scene.happens(
                new Event.Failed(asked, new Failure(FailureKind.NOT_ALLOWED, "Not for you.")));

        assertThat(scene.screen()).doesNotContain("was there", "Not for you.");
    }

    @Test
    void whoever_is_watched_is_told_of_until_they_are_not() {
        Scene scene = Scene.withJon(80, 24).says("/watch @kai");
        Errand.Watch on = scene.effects(Errand.Watch.class).getFirst();
        scene.happens(new Event.Watched(on, KAI));
        assertThat(scene.screen()).contains("You will be told when they come and go.");

        assertThat(scene.hears(new ChatEvent.LastActivity(KAI, 0)).screen())
                .contains("Kai is online.");
        scene.hears(new ChatEvent.LastActivity(JON, 0));
        assertThat(scene.screen()).doesNotContain("Jon Wonder is online.");
        assertThat(scene.hears(new ChatEvent.LastActivity(KAI, 3)).screen())
                .contains("Kai was there 3 seconds ago.");
        scene.happens(new Event.Watched(new Errand.Watch(on.user(), false), KAI));
        assertThat(scene.hears(new ChatEvent.LastActivity(KAI, 0)).screen())
                .contains("You are not told of them any more.");
    }

    /** The list of dialogs came before it was known who one is. */
    private static Scene knownBeforeOneself() {
        Scene scene = Scene.empty(80, 24).happens(withJon());
        scene.happens(new Event.SignedIn(Cast.user(MIRA, "mira", "Mira")));
        scene.happens(
                new Event.PeopleCame(
                        new Errand.LoadPeople(List.of()),
                        List.of(Cast.user(JON, "jon", "Jon Wonder"))));
        scene.presses(Name.ESCAPE).effects();
        return scene;
    }

    private static Event withJon() {
        return new Event.DialogsCame(
                List.of(
                        Cast.dialog(
                                WITH_JON,
                                DialogType.PRIVATE,
                                "",
                                List.of(MIRA, JON),
                                0,
                                null,
                                NOON)));
    }

    @Test
    void whether_the_other_one_is_there_is_asked_again_each_minute() {
        Scene scene = Scene.of(80, 24).says("/open @jon");
        Errand.LoadLastSeen asked = new Errand.LoadLastSeen(JON, false);
        assertThat(scene.effects(Errand.LoadLastSeen.class)).containsExactly(asked);
        assertThat(scene.happens(new Event.LastSeenCame(asked, 0)).screen()).contains("here now");

        assertThat(scene.later(Duration.ofSeconds(59)).effects(Errand.LoadLastSeen.class))
                .isEmpty();
        assertThat(scene.chat().wake()).contains(NOON.plusSeconds(60));
        assertThat(scene.later(Duration.ofSeconds(1)).effects(Errand.LoadLastSeen.class))
                .containsExactly(asked);

        scene.happens(new Event.LastSeenCame(asked, 30));
        assertThat(scene.screen()).contains("last seen 12:00").doesNotContain("here now");
        scene.later(Duration.ofMinutes(1)).happens(new Event.LastSeenCame(asked, 0));
        assertThat(scene.screen()).contains("here now");

        scene.effects();
        assertThat(scene.says("/close").later(Duration.ofMinutes(5)).effects())
                .noneMatch(Errand.LoadLastSeen.class::isInstance);
    }

    @Test
    void an_old_answer_is_not_shown_for_long_where_no_new_one_comes() {
        Scene scene = Scene.of(80, 24).says("/open @jon");
        scene.happens(new Event.LastSeenCame(new Errand.LoadLastSeen(JON, false), 0));

        for (int minute = 0; minute < 2; minute++) {
            Errand asked =
                    scene.later(Duration.ofMinutes(1))
                            .effects(Errand.LoadLastSeen.class)
                            .getFirst();
            scene.happens(
                    new Event.Failed(asked, new Failure(FailureKind.TIMED_OUT, "No answer.")));
        }

        assertThat(scene.screen()).contains("last seen 12:00").doesNotContain("here now");
    }

    @Test
    void who_writes_or_says_something_is_there() {
        Errand.LoadLastSeen asked = new Errand.LoadLastSeen(JON, false);
        Scene scene = Scene.withJon(80, 24).happens(new Event.LastSeenCame(asked, 7200));
        assertThat(scene.screen()).contains("last seen 10:00");

        assertThat(scene.hears(new ChatEvent.Typing(WITH_JON, JON, null, false)).screen())
                .contains("here now");
        scene.happens(new Event.LastSeenCame(asked, 7200));
        assertThat(scene.screen()).contains("here now");

        scene.later(Duration.ofMinutes(3)).happens(new Event.LastSeenCame(asked, 170));
        assertThat(scene.screen()).contains("last seen 12:00");
        scene.hears(Scene.arrives(message(5, JON, "hello", -180)));
        assertThat(scene.screen()).contains("here now");
    }

    @Test
    void what_was_said_long_ago_is_no_sign_of_anybody() {
        Scene scene = Scene.withJon(80, 24);

        scene.hears(Scene.arrives(message(5, JON, "hello", 600)));

        assertThat(scene.screen()).contains("last seen 11:50").doesNotContain("here now");
    }

    @Test
    void people_who_were_looked_for_are_shown_and_can_be_written_to() {
        Scene scene = Scene.withJon(80, 24).says("/people Len");
        Errand.FindPeople asked = scene.effects(Errand.FindPeople.class).getFirst();
        UserId lena = new UserId(9);

        scene.happens(new Event.PeopleCame(asked, List.of(Cast.user(lena, "lena", "Lena Voss"))));

        assertThat(scene.screen()).contains("─ People ─", "Lena Voss  @lena");
        assertThat(scene.presses(Name.ENTER).effects(Errand.CreateDialog.class))
                .singleElement()
                .extracting(Errand.CreateDialog::people)
                .isEqualTo(List.of(new UserTarget.Id(lena)));
    }

    @Test
    void whoever_looks_for_people_nobody_has_heard_of_is_told() {
        Scene scene = Scene.withJon(80, 24).says("/people Len");
        Errand.FindPeople asked = scene.effects(Errand.FindPeople.class).getFirst();

        scene.happens(new Event.PeopleCame(asked, List.of()));

        assertThat(scene.screen()).contains("Nobody's name begins with “Len”.");
    }

    @Test
    void names_that_come_by_themselves_cover_nothing() {
        Scene scene = Scene.withJon(80, 24).says("/people Len");

        scene.happens(
                new Event.PeopleCame(
                        new Errand.LoadPeople(List.of(KAI)),
                        List.of(Cast.user(KAI, "kai", "Kai"))));

        assertThat(scene.screen()).doesNotContain("─ People ─");
    }
}
