package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.KAI;
import static dev.cubechat.tui.chat.Scene.MIRA;
import static dev.cubechat.tui.chat.Scene.TARO;
import static dev.cubechat.tui.chat.Scene.TEAM;
import static dev.cubechat.tui.chat.Scene.WITH_JON;
import static dev.cubechat.tui.chat.Scene.answering;
import static dev.cubechat.tui.chat.Scene.many;
import static dev.cubechat.tui.chat.Scene.message;
import static dev.cubechat.tui.chat.Scene.messageId;
import static dev.cubechat.tui.chat.Scene.with;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.Attachment;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Contact;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.Subscription;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;
import dev.cubechat.tui.Cast;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Name;
import dev.cubechat.tui.Mouse;
import dev.cubechat.tui.Screen.Cursor;
import dev.cubechat.tui.Size;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What one sees of what there is, however much of it, and however little room. */
class ChatLooksTest {
    private static final Key CTRL_UP = Key.of(Name.UP, Key.Held.CTRL);

    @Test
    void that_somebody_types_is_seen_however_long_their_name() {
        Scene scene = Scene.withJon(40, 10);
        scene.happens(are(Cast.user(JON, "jon", "Jonathan Livingston Seagull the Younger")));

        scene.hears(new ChatEvent.Typing(WITH_JON, JON, null, false));

        assertThat(scene.screen()).contains("─ Jonathan Livingston Sea… is typing… ─");
    }

    @Test
    void people_who_type_are_counted_where_their_names_do_not_fit() {
        Scene scene = Scene.of(40, 10).says("/open #Team ☕");
        scene.hears(new ChatEvent.Typing(TEAM, KAI, null, false));
        scene.hears(new ChatEvent.Typing(TEAM, TARO, null, false));
        assertThat(scene.screen()).contains("─ Kai and 山田太郎 are typing… ─");

        scene.hears(new ChatEvent.Typing(TEAM, JON, null, false));

        assertThat(scene.screen()).contains("─ 3 people are typing… ─");
    }

    @Test
    void a_message_without_a_text_is_known_by_what_hangs_on_it_wherever_it_is_quoted() {
        Attachment plan = new Attachment(Map.of("type", "photo", "name", "plan.png"));
        Scene scene =
                Scene.withJon(
                        80,
                        24,
                        with(message(1, JON, "", 60), Reactions.NONE, plan),
                        answering(message(2, MIRA, "nice", 50), 1));
        assertThat(scene.screen()).contains("↳ Jon Wonder: photo plan.png");

        scene.presses(CTRL_UP).presses(Name.UP).types("r");
        assertThat(scene.screen()).contains("─ ↳ Jon Wonder: photo plan.png ─");

        scene.presses(Name.ESCAPE).presses(CTRL_UP).presses(Name.UP).types("d");
        assertThat(scene.screen()).contains("Delete “photo plan.png”?");
    }

    @Test
    void what_an_answer_is_about_may_be_deleted_meanwhile() {
        Scene scene =
                Scene.withJon(
                        80,
                        24,
                        message(1, JON, "no", 60),
                        answering(message(2, MIRA, "why?", 50), 1));

        scene.hears(new ChatEvent.Deleted(messageId(1), WITH_JON, JON, JON));

        assertThat(scene.screen()).contains("↳ Jon Wonder: (message deleted)");
    }

    @Test
    void an_answer_to_oneself_says_me_above_it_as_in_it() {
        Scene scene = Scene.withJon(80, 24, message(1, MIRA, "on it", 60));

        scene.presses(CTRL_UP).types("r");

        assertThat(scene.screen()).contains("─ ↳ me: on it ─");
    }

    @Test
    void who_tells_what_they_do_is_called_by_their_name() {
        Scene scene = Scene.withJon(80, 24).says("/me waves");

        assertThat(scene.screen()).contains("▌ * Mira waves ", "│  * Mira waves ");
    }

    @Test
    void keys_that_were_chosen_are_named_wherever_one_is_told_of_a_key() {
        Scene scene = Scene.of(80, 24);
        scene.chat().use(Map.of("jump", "F5", "next", "F6", "newest", "F7", "quit", "F8"));
        assertThat(scene.screen())
                .contains("Pick a dialog: F5, or F6 for the first.", "/new @login, or F5");

        scene.says("hello");
        assertThat(scene.screen()).contains("No dialog is open. F5 finds one.");

        scene.ctrl("c").ctrl("c").ctrl("c");
        assertThat(scene.screen()).contains("F8 leaves the program, and so does /quit.");

        scene.says("/open @jon");
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(many(30)), true);
        scene.presses(Name.PAGE_UP);
        assertThat(scene.screen()).contains("% ↓ F7 ─");
    }

    @Test
    void what_to_do_first_is_told_in_whole_on_a_narrow_screen() {
        assertThat(Scene.of(40, 12).screen().lines())
                .contains("  Pick a dialog: Ctrl-K, or Alt-↓ for", "  the first.");
        assertThat(Scene.of(20, 6).screen().lines())
                .contains("  Pick a dialog:", "  Ctrl-K, or Alt-…");
    }

    @Test
    void a_question_leaves_room_for_its_answers() {
        Scene scene = Scene.withJon(40, 8, message(1, MIRA, "word ".repeat(200), 60));

        scene.presses(CTRL_UP).types("d");

        assertThat(scene.rowsWith("│"))
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("│ Delete “word"),
                        row -> assertThat(row).endsWith("… │"),
                        row -> assertThat(row).startsWith("│   m  for me only"),
                        row -> assertThat(row).startsWith("│   e  for everyone"));
    }

    @Test
    void nothing_looks_cut_off_that_is_whole() {
        Map<String, Long> total = Map.of("👍", 100L, "🎉", 100L, "🔥", 100L, "👀", 1L);
        Scene scene =
                Scene.withJon(
                        40, 10, with(message(1, JON, "ok", 60), new Reactions(List.of(), total)));
        scene.happens(are(Cast.user(JON, "jon", "Jonathan Livingston Se")));

        assertThat(scene.screen()).startsWith(" (128) Jonathan Livingston Se  ● online\n");
        assertThat(scene.rowsWith("100]"))
                .singleElement()
                .satisfies(row -> assertThat(row).endsWith("]"));
    }

    @Test
    void what_is_called_as_one_types_comes_before_what_is_only_said_of_others() {
        Scene scene = Scene.withJon(80, 24).ctrl("k").types("new");
        assertThat(scene.rowsWith("▸")).singleElement().asString().startsWith("│ ▸ /new USER");

        scene.ctrl("u").types("onder");
        assertThat(scene.rowsWith("▸")).singleElement().asString().startsWith("│ ▸ Jon Wonder");
    }

    @Test
    void the_cursor_stands_where_one_types_what_to_find() {
        Scene scene = Scene.withJon(80, 24).ctrl("k");
        assertThat(scene.view().cursor()).isEqualTo(new Cursor(4, 2));

        scene.types("te漢");
        assertThat(scene.view().cursor()).isEqualTo(new Cursor(8, 2));
        assertThat(scene.screen()).contains("│ > te漢 ");

        scene.types("x".repeat(100) + "end");
        assertThat(scene.screen()).contains("xxend").doesNotContain("te漢");
        assertThat(scene.view().cursor()).isEqualTo(new Cursor(77, 2));
    }

    @Test
    void in_a_long_list_one_sees_what_comes_next() {
        Scene scene = Scene.withJon(80, 24).ctrl("k");
        for (int i = 0; i < 40; i++) {
            scene.presses(Name.DOWN);
        }

        List<String> rows = scene.screen().lines().toList();
        int chosen = rows.indexOf(scene.rowsWith("▸").getFirst());
        assertThat(rows.get(chosen - 1)).startsWith("│   /");
        assertThat(rows.get(chosen + 1)).startsWith("│   /");

        scene.presses(Name.UP);
        assertThat(scene.screen().lines().toList().get(chosen)).startsWith("│ ▸ /");
    }

    @Test
    void the_mouse_is_on_or_off_whichever_way_one_asks() {
        Scene scene = Scene.withJon(80, 24).says("/mouse off");
        assertThat(scene.screen()).contains("Mouse off: select text as in any terminal.");

        scene.alt("m");

        assertThat(scene.effects(Effect.UseMouse.class))
                .containsExactly(new Effect.UseMouse(false), new Effect.UseMouse(true));
    }

    @Test
    void a_click_chooses_from_a_list_and_beside_it_closes_it() {
        Scene scene = Scene.withJon(80, 24).ctrl("k").types("team");
        click(scene, "│   Team ☕", "│ ▸ Team ☕");
        assertThat(scene.screen()).startsWith(" Team ☕").doesNotContain("─ Go to ─");

        scene.ctrl("k").types("team");
        scene.happens(new Event.Pointed(new Mouse(Mouse.Deed.PRESS, 5, 22)));
        assertThat(scene.screen()).doesNotContain("─ Go to ─");
    }

    @Test
    void a_click_on_a_contact_leaves_open_what_is_to_become_of_them() {
        Scene scene = Scene.of(80, 24).hears(new ChatEvent.ContactRequested(KAI)).says("/contacts");
        scene.happens(
                new Event.ContactsCame(List.of(new Contact(JON, Subscription.BOTH, false, null))));

        click(scene, "│   Jon Wonder");

        assertThat(scene.rowsWith("▸")).singleElement().asString().startsWith("│ ▸ Jon Wonder");
    }

    @Test
    void a_click_puts_in_what_could_stand_at_the_cursor() {
        Scene scene = Scene.withJon(80, 24).types("/re");

        click(scene, "/receipts [MSG]");

        assertThat(scene.screen()).contains("> /receipts").doesNotContain("/rename");
    }

    @Test
    void home_and_end_lead_through_lists_and_pages() {
        Scene scene = Scene.withJon(80, 24).presses(Name.F1).presses(Name.END);
        assertThat(scene.screen()).contains("not sent: /retry").doesNotContain(" more ─┘");

        scene.presses(Name.F1).ctrl("k").presses(Name.END);
        assertThat(scene.rowsWith("▸")).singleElement().asString().contains("/quit");
        scene.presses(Name.HOME);
        assertThat(scene.rowsWith("▸")).singleElement().asString().contains("Jon Wonder");
    }

    @Test
    void one_takes_back_what_one_typed_to_find_as_it_is_seen() {
        Scene scene = Scene.withJon(80, 24).ctrl("k").types("e\u0301");

        scene.presses(Name.BACKSPACE);

        assertThat(scene.screen()).contains("│ > Type to find");
    }

    @Test
    void on_a_very_wide_screen_lines_stay_short_enough_to_read() {
        Scene scene = Scene.withJon(250, 20, message(1, MIRA, "word ".repeat(60), 60));

        assertThat(scene.rowsWith("word ".repeat(8)))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.length()).isLessThan(32 + 28 + 100 + 6))
                .last()
                .satisfies(row -> assertThat(row).endsWith("✓"));
    }

    @Test
    void the_list_of_dialogs_stays_where_it_is_while_the_open_one_is_in_it() {
        Scene scene = Scene.of(80, 12);
        List<Dialog> dialogs = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            String name = "dialog " + i;
            List<UserId> people = List.of(MIRA, KAI);
            dialogs.add(
                    Scene.dialog(
                            Scene.dialogId(i), DialogType.GROUP, name, people, 0, "hi", i * 1000));
        }
        scene.happens(new Event.DialogsCame(dialogs));
        for (int i = 0; i < 20; i++) {
            scene.presses(Key.of(Name.DOWN, Key.Held.ALT));
        }
        String first = scene.screen().lines().toList().get(1).substring(0, 20);

        scene.presses(Key.of(Name.UP, Key.Held.ALT));
        assertThat(scene.screen().lines().toList().get(1)).startsWith(first);

        scene.happens(new Event.Pointed(new Mouse(Mouse.Deed.PRESS, 5, 3)));
        assertThat(scene.screen().lines().toList().get(1)).startsWith(first);
        assertThat(scene.screen().lines().toList().get(3)).startsWith("▌");
    }

    @Test
    void in_a_long_draft_one_sees_what_stands_above_and_below_the_cursor() {
        Scene scene = Scene.withJon(80, 24);
        scene.happens(
                new Event.Pasted(
                        IntStream.rangeClosed(1, 1000)
                                .mapToObj(i -> "line " + i)
                                .collect(Collectors.joining("\n"))));
        assertThat(scene.rowsWith("line ")).hasSize(6).last().asString().endsWith("line 1000");
        assertThat(scene.rowsWith(" F1 ").getLast()).endsWith("row 1000 of 1000 · 8,892 letters");

        for (int i = 0; i < 500; i++) {
            scene.presses(Name.UP);
        }

        assertThat(scene.rowsWith("line ")).hasSize(6).first().asString().endsWith("line 497");
        assertThat(scene.rowsWith(" F1 ").getLast()).contains("row 500 of 1000");
    }

    @Test
    void the_state_of_the_line_has_the_same_words_wherever_it_is_told() {
        Scene scene = Scene.withJon(80, 24).says("/status");
        assertThat(scene.screen()).contains("─ online · nothing waits to be sent");

        scene.hears(new ChatEvent.State(ConnectionState.FORCE_CLOSED, null, "replaced"));
        scene.says("/status");
        assertThat(scene.screen()).contains("✗ closed\n", "─ closed (replaced) ·");
    }

    @Test
    void of_contacts_is_told_what_a_person_would_want_to_know() {
        Scene scene = Scene.of(80, 24).says("/contacts");
        scene.happens(
                new Event.ContactsCame(
                        List.of(
                                new Contact(JON, Subscription.BOTH, false, null),
                                new Contact(KAI, Subscription.NONE, true, null),
                                new Contact(TARO, Subscription.FROM, false, null))));

        assertThat(scene.screen())
                .containsPattern("Jon Wonder +@jon +│")
                .containsPattern("Kai +@kai · was asked +│")
                .containsPattern("山田太郎 +@taro · they see you only +│");
    }

    @Test
    void an_empty_list_says_of_what_there_is_nothing_and_what_to_do() {
        Scene scene = Scene.of(40, 12).says("/contacts");
        assertThat(scene.screen())
                .contains("│ No contacts yet: /befriend @login", "│ asks somebody.");

        scene.presses(Name.ESCAPE).says("/privacy");
        assertThat(scene.screen()).contains("│ You block nobody.");

        scene.presses(Name.ESCAPE).ctrl("k").types("zzz");
        assertThat(scene.screen()).contains("│ Nothing is called so.");
    }

    @Test
    void of_a_crowd_some_are_named_and_the_others_counted() {
        List<UserId> crowd = new ArrayList<>();
        for (int i = 1; i <= 250; i++) {
            crowd.add(new UserId(i));
        }
        Scene scene = Scene.of(80, 24);
        scene.happens(
                new Event.DialogsCame(
                        List.of(
                                Scene.dialog(
                                        TEAM, DialogType.GROUP, "Team ☕", crowd, 0, "hi", 10))));

        scene.says("/open #Team ☕").says("/info").presses(Name.END);

        assertThat(scene.rowsWith("50 more")).hasSize(1);
    }

    @Test
    void on_the_smallest_screen_one_sees_who_and_that_the_line_is_down() {
        Scene scene = Scene.withJon(20, 6, message(1, JON, "hi", 60));
        scene.hears(new ChatEvent.State(ConnectionState.RECONNECTING, null, null));
        scene.happens(new Event.NextAttempt(Scene.NOON.plusSeconds(14)));

        assertThat(scene.screen()).startsWith(" (128) Jon W… ◌ 14s\n");
    }

    @Test
    void messages_of_others_take_the_room_that_no_mark_needs() {
        Scene scene =
                Scene.withJon(
                        20,
                        8,
                        message(1, JON, "0123456 0123456 0", 90),
                        message(2, MIRA, "0123456 0123456 0", 60));

        assertThat(scene.screen().lines())
                .contains("  0123456 0123456 0", "  0123456", "  0123456 0       ✓");
    }

    @Test
    void how_to_answer_who_asks_is_told_on_a_narrow_screen_too() {
        Scene scene = Scene.of(40, 10).hears(new ChatEvent.ContactRequested(JON));
        assertThat(scene.screen()).contains("─ Jon Wonder asks: /contacts ─");

        scene.happens(new Event.Resized(new Size(20, 6)));
        assertThat(scene.screen()).contains("─ /contacts ─");
    }

    @Test
    void the_way_out_of_the_list_is_told_on_the_smallest_screen() {
        assertThat(Scene.withJon(20, 6).presses(Name.F2).screen())
                .endsWith(" ↑↓ choose  Esc back\n");
    }

    @Test
    void who_is_not_let_in_sees_that_nothing_is_on_its_way() {
        Scene scene = Scene.empty(80, 24);

        scene.happens(
                new Event.Failed(
                        new Errand.Connect(),
                        new Failure(FailureKind.NOT_SIGNED_IN, "Invalid password.")));
        scene.later(Duration.ofSeconds(20));

        assertThat(scene.screen())
                .contains("✗ not signed in\n", "There is no connection: /reconnect tries again.")
                .contains(" /reconnect connect");
    }

    /** Clicks on the first row in which one of these stands. */
    private static void click(Scene scene, String... texts) {
        List<String> rows = scene.screen().lines().toList();
        for (int row = 0; row < rows.size(); row++) {
            for (String text : texts) {
                int at = rows.get(row).indexOf(text);
                if (at >= 0) {
                    scene.happens(new Event.Pointed(new Mouse(Mouse.Deed.PRESS, at + 4, row)));
                    return;
                }
            }
        }
        throw new AssertionError(List.of(texts) + " in\n" + scene.screen());
    }

    private static Event.PeopleCame are(User... people) {
        return new Event.PeopleCame(new Errand.LoadPeople(List.<UserId>of()), List.of(people));
    }
}
