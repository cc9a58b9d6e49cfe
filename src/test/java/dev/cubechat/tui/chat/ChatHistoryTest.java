package dev.cubechat.tui.chat;

import static dev.cubechat.tui.chat.Scene.JON;
import static dev.cubechat.tui.chat.Scene.NOON;
import static dev.cubechat.tui.chat.Scene.WITH_JON;
import static dev.cubechat.tui.chat.Scene.arrives;
import static dev.cubechat.tui.chat.Scene.many;
import static dev.cubechat.tui.chat.Scene.message;
import static dev.cubechat.tui.chat.Scene.messageId;
import static dev.cubechat.tui.chat.Scene.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How one moves through what was said. */
class ChatHistoryTest {
    @Test
    void what_is_scrolled_away_is_not_read() {
        Scene scene = Scene.withJon(80, 24, many(60));
        scene.presses(Name.PAGE_UP).effects();
        scene.hears(arrives(message(100, JON, "down here", 0)));

        assertThat(scene.effects(Errand.MarkRead.class)).isEmpty();
        assertThat(scene.screen()).contains("↓ 1 new").doesNotContain("│  down here");

        scene.presses(Key.of(Name.END, Held.CTRL));
        assertThat(scene.effects(Errand.MarkRead.class)).hasSize(1);
        assertThat(scene.screen()).contains("│  down here");
    }

    @Test
    void a_message_is_read_when_its_last_row_was_on_the_screen() {
        String rows =
                IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> "row " + i + ".")
                        .collect(Collectors.joining("\n"));
        Scene scene = Scene.withJon(80, 24).presses(Name.ESCAPE);
        scene.hears(arrives(message(1, JON, "before", 5)));
        scene.happens(new Event.Focused(false));
        scene.hears(arrives(message(2, JON, rows, 0)));
        scene.alt("2").effects();

        scene.happens(new Event.Focused(true)).alt("1");
        assertThat(scene.screen()).contains("row 15.").doesNotContain("row 100.");
        assertThat(scene.effects(Errand.MarkRead.class)).isEmpty();
        for (int page = 0; page < 4; page++) {
            scene.presses(Name.PAGE_DOWN).later(Duration.ofSeconds(1));
        }
        assertThat(scene.screen()).doesNotContain("row 100.");
        assertThat(scene.effects(Errand.MarkRead.class)).isEmpty();

        scene.presses(Key.of(Name.END, Held.CTRL));

        assertThat(scene.screen()).contains("row 100.");
        assertThat(scene.effects(Errand.MarkRead.class))
                .flatExtracting(Errand.MarkRead::messages)
                .containsExactly(new Errand.Seen(messageId(2), JON));
    }

    @Test
    void the_next_unread_dialog_is_the_next_of_the_list_until_all_were_seen() {
        Scene scene = Scene.of(80, 24);

        for (String next : List.of("Team ☕", "山田太郎", "ops-alerts", "Team ☕", "山田太郎")) {
            assertThat(scene.alt("a").screen()).startsWith(" " + next);
        }
    }

    @Test
    void history_is_asked_for_before_the_oldest_when_one_scrolls_up() {
        Scene scene = Scene.of(80, 24).says("/open @jon");
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(many(50)), false);
        Errand.LoadHistory asked = scene.effects(Errand.LoadHistory.class).getLast();
        assertThat(asked.reach()).isEqualTo(new Errand.Reach.Newest());

        scene.presses(Name.PAGE_UP, Name.PAGE_UP);

        assertThat(scene.effects(Errand.LoadHistory.class))
                .containsExactly(
                        new Errand.LoadHistory(
                                WITH_JON,
                                new Errand.Reach.Before(many(50)[0].dateSent(), many(50)[0].id()),
                                90));
    }

    @Test
    void older_history_that_comes_in_above_moves_nothing() {
        Scene scene = Scene.of(80, 24).says("/open @jon");
        var all = many(150);
        scene.historyCame(
                WITH_JON, new Errand.Reach.Newest(), List.of(all).subList(100, 150), false);
        scene.presses(Name.PAGE_UP, Name.PAGE_UP);
        List<String> before = numbers(scene);

        scene.historyCame(
                WITH_JON,
                new Errand.Reach.Before(all[100].dateSent(), all[100].id()),
                List.of(all).subList(0, 100),
                true);

        assertThat(numbers(scene)).endsWith(before.toArray(String[]::new));
    }

    @Test
    void a_message_that_arrives_while_one_reads_older_ones_moves_nothing() {
        Scene scene = Scene.withJon(80, 24, many(60)).presses(Name.PAGE_UP);
        List<String> before = numbers(scene);

        scene.hears(arrives(message(99, JON, "psst", 0)))
                .hears(new ChatEvent.Deleted(messageId(1), WITH_JON, JON, JON));

        assertThat(numbers(scene)).isEqualTo(before);
    }

    @Test
    void what_was_missed_while_offline_is_there_once() {
        Scene scene = Scene.withJon(80, 24, message(1, JON, "one", 60));
        scene.hears(new ChatEvent.State(ConnectionState.RECONNECTING, ConnectionState.READY, null));
        scene.hears(new ChatEvent.State(ConnectionState.READY, ConnectionState.RECONNECTING, null));
        scene.hears(arrives(message(1, JON, "one", 60))).hears(arrives(message(2, JON, "two", 30)));
        scene.historyCame(
                WITH_JON,
                new Errand.Reach.Newest(),
                List.of(message(1, JON, "one", 60), message(2, JON, "two", 30)),
                true);

        assertThat(scene.rowsWith("│  one")).hasSize(1);
        assertThat(scene.rowsWith("│  two")).hasSize(1);
    }

    @Test
    void where_too_much_happened_the_newest_page_is_asked_for_again() {
        Scene scene =
                Scene.withJon(80, 24, message(1, JON, "one", 600))
                        .happens(new Event.Overrun(List.of(WITH_JON)));
        assertThat(scene.effects(Errand.LoadHistory.class)).hasSize(1);

        scene.historyCame(
                WITH_JON, new Errand.Reach.Newest(), List.of(message(50, JON, "fifty", 5)), false);

        assertThat(scene.screen()).contains("fifty").doesNotContain("│  one");
    }

    @Test
    void what_was_missed_before_a_message_that_was_heard_is_asked_for() {
        List<Message> all = List.of(many(200));
        Scene scene = opened(all.subList(0, 40));
        scene.says("/open #Team ☕").hears(gap(false, 0, "the history could not be read"));
        scene.hears(arrives(all.getLast())).effects();

        scene.says("/open @jon");
        answer(scene, all);

        assertThat(scrolledThrough(scene, all)).isEqualTo(200);
    }

    @Test
    void what_there_was_no_room_for_is_asked_for_though_later_messages_are_there() {
        List<Message> all = List.of(many(200));
        Scene scene = opened(all.subList(0, 40));
        for (Message heard : all.subList(190, 200)) {
            scene.hears(arrives(heard));
        }

        scene.happens(new Event.Overrun(List.of(WITH_JON)));
        answer(scene, all);

        assertThat(scrolledThrough(scene, all)).isEqualTo(200);
    }

    @Test
    void who_scrolled_up_stays_there_when_nothing_was_missed_but_a_mark() {
        Scene scene = Scene.withJon(80, 24, many(60)).presses(Name.PAGE_UP);
        for (int i = 1; i <= 100; i++) {
            scene.hears(arrives(message(1000 + i, JON, "later " + i, 0)));
        }
        List<String> before = numbers(scene);
        scene.hears(gap(true, 1, null));

        scene.historyCame(
                WITH_JON,
                new Errand.Reach.Newest(),
                IntStream.rangeClosed(51, 100)
                        .mapToObj(i -> message(1000 + i, JON, "later " + i, 0))
                        .toList(),
                false);

        assertThat(numbers(scene)).isEqualTo(before);
    }

    @Test
    void who_reads_a_found_message_stays_there_whatever_was_missed() {
        List<Message> all = List.of(many(3000));
        Scene scene = opened(all);
        finds(scene, all.get(999));
        answer(scene, all);
        List<String> before = numbers(scene);

        for (ChatEvent missed : List.of(gap(true, 1, null), gap(false, 0, "no answer"))) {
            scene.hears(missed);
            assertThat(answer(scene, all)).isLessThan(3);
        }

        assertThat(numbers(scene)).isEqualTo(before);
        assertThat(scene.presses(Key.of(Name.END, Held.CTRL)).screen()).contains("One moment…");
        answer(scene, all);
        assertThat(scene.screen()).contains("│  number 3000");
    }

    @Test
    void what_was_deleted_while_the_line_was_down_is_gone_however_long_ago_it_was_said() {
        List<Message> all = List.of(many(300));
        Scene scene = opened(all);
        assertThat(scrolledThrough(scene, all)).isEqualTo(300);
        scene.presses(Key.of(Name.END, Held.CTRL));
        List<Message> left = new ArrayList<>(all);
        left.remove(99);

        scene.hears(gap(true, 0, null));
        answer(scene, left);

        assertThat(scrolledThrough(scene, left)).isEqualTo(299);
    }

    @Test
    void what_was_deleted_while_the_line_was_down_goes_from_under_the_eyes_of_who_reads_it() {
        List<Message> all = List.of(many(3000));
        Scene scene = opened(all);
        finds(scene, all.get(999));
        answer(scene, all);
        assertThat(numbers(scene)).contains("│  number 998", "│  number 999");
        List<Message> left = new ArrayList<>(all);
        left.remove(998);

        scene.hears(gap(true, 0, null));
        answer(scene, left);

        assertThat(numbers(scene)).contains("│  number 998").doesNotContain("│  number 999");
    }

    @Test
    void a_flood_of_one_second_is_looked_at_once_after_a_loss() {
        List<Message> all = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            all.add(Scene.read(message(i, JON, "number " + i, 60), Scene.MIRA));
        }
        Scene scene = opened(all);
        assertThat(scrolledThrough(scene, all)).isEqualTo(300);

        scene.hears(gap(true, 0, null));

        assertThat(answer(scene, all)).isLessThan(10);
    }

    /** The dialog with Jon is open, and this is its history. */
    private static Scene opened(List<Message> history) {
        Scene scene = Scene.of(80, 24).says("/open @jon");
        answer(scene, history);
        return scene;
    }

    private static ChatEvent gap(boolean lookedUp, int changed, @Nullable String note) {
        return new ChatEvent.Gap(NOON.minusSeconds(60), NOON, lookedUp, 0, 0, changed, note);
    }

    /** How many messages are seen between the newest and the first. */
    private static int scrolledThrough(Scene scene, List<Message> all) {
        Set<String> seen = new HashSet<>();
        for (int page = 0; page < 40; page++) {
            seen.addAll(numbers(scene));
            scene.presses(Name.PAGE_UP);
            answer(scene, all);
        }
        return seen.size();
    }

    @Test
    void who_goes_to_the_newest_while_older_history_is_on_its_way_gets_there() {
        Scene scene = Scene.withJon(80, 24, many(60));
        Message old = message(900, JON, "long ago", 90_000).in(WITH_JON);
        scene.happens(
                        new Event.Found(
                                new Errand.Search("ago", List.of()),
                                List.of(),
                                List.of(old),
                                List.of()))
                .presses(Name.ENTER);
        Errand.LoadHistory older = scene.effects(Errand.LoadHistory.class).getFirst();

        scene.presses(Name.ESCAPE).presses(Key.of(Name.END, Held.CTRL));
        scene.happens(
                new Event.HistoryCame(
                        older, List.of(message(901, JON, "longer ago", 95_000)), true));
        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(many(60)), true);

        assertThat(scene.screen()).contains(many(60)[59].body()).doesNotContain("longer ago");
        assertThat(scene.screen()).doesNotContain("Ctrl-End");
    }

    @Test
    void a_found_message_that_is_not_at_hand_is_shown_among_its_neighbours() {
        List<Message> all = List.of(many(5000));
        Scene scene = opened(all);
        scene.effects();

        finds(scene, all.get(1233));
        int pages = answer(scene, all);

        assertThat(pages).isLessThan(5);
        assertThat(scene.rowsWith("▌ number 1234")).hasSize(1);
        assertThat(numbers(scene)).contains("│  number 1230");
        assertThat(scene.presses(Name.PAGE_DOWN).screen()).contains("│  number 1240");
    }

    @Test
    void a_found_message_whose_dialog_is_not_in_the_list_is_shown_when_that_is_known() {
        DialogId distant = Scene.dialogId(0xaa99);
        Scene scene = opened(List.of(many(5)));
        finds(scene, message(900, JON, "long ago", 90_000).in(distant));
        Errand.FindDialog asked = scene.effects(Errand.FindDialog.class).getFirst();

        scene.happens(
                new Event.DialogCame(
                        Scene.dialog(
                                distant,
                                DialogType.GROUP,
                                "Old times",
                                List.of(Scene.MIRA, JON),
                                0,
                                "bye",
                                80_000),
                        asked));

        assertThat(scene.rowsWith("▌ long ago")).hasSize(1);
        assertThat(scene.effects(Errand.LoadHistory.class))
                .extracting(Errand.LoadHistory::dialog)
                .containsExactly(distant, distant);
    }

    @Test
    void who_goes_to_a_found_message_has_read_nothing_but_what_is_on_the_screen() {
        List<Message> unread = new ArrayList<>();
        for (int i = 1; i <= 500; i++) {
            unread.add(message(i, JON, "number " + i, (500 - i) * 60));
        }
        Scene scene = opened(unread);
        scene.presses(Key.of(Name.END, Held.CTRL)).later(Duration.ofSeconds(1)).effects();

        finds(scene, unread.get(99));
        List<Errand.Seen> seen = new ArrayList<>();
        for (int pages = 1; pages > 0; ) {
            List<Effect> effects = scene.effects();
            seen.addAll(
                    effects.stream()
                            .filter(Errand.MarkRead.class::isInstance)
                            .flatMap(mark -> ((Errand.MarkRead) mark).messages().stream())
                            .toList());
            pages = answerOnce(scene.later(Duration.ofSeconds(1)), unread, effects);
        }

        assertThat(seen).hasSizeLessThan(24).contains(new Errand.Seen(messageId(100), JON));
    }

    @Test
    void a_found_message_that_was_among_the_first_leaves_no_room_above_them() {
        List<Message> all = List.of(many(300));
        Scene scene = opened(all);

        finds(scene, all.get(2));
        answer(scene, all);

        assertThat(numbers(scene)).startsWith("│  number 1", "│  number 2");
        assertThat(numbers(scene)).hasSizeGreaterThan(10);
    }

    @Test
    void nobody_flies_to_the_newest_who_scrolls_where_little_is_at_hand_yet() {
        List<Message> all = List.of(many(3000));
        Scene scene = opened(all);

        finds(scene, all.get(999));
        scene.presses(Name.PAGE_UP);

        assertThat(answer(scene, all)).isLessThan(5);
        assertThat(scene.rowsWith("▌ number 1000")).hasSize(1);
    }

    @Test
    void what_is_said_among_old_messages_stands_behind_the_newest() {
        List<Message> all = List.of(many(3000));
        Scene scene = opened(all);
        finds(scene, all.get(999));
        List<Effect> older = scene.effects();

        scene.types("r").says("I did");
        assertThat(scene.screen()).contains("│  I did");
        answerOnce(scene, all, older);
        answer(scene, all);

        assertThat(scene.screen()).contains("│  number 3000", "│  I did").doesNotContain("%");
        for (int page = 0; page < 12; page++) {
            scene.presses(Name.PAGE_UP);
            answer(scene, all);
            assertFollowing(numbers(scene));
        }
    }

    private static void assertFollowing(List<String> rows) {
        List<Integer> shown =
                rows.stream().map(row -> Integer.parseInt(row.substring(10))).toList();
        assertThat(shown).isNotEmpty();
        for (int i = 1; i < shown.size(); i++) {
            assertThat(shown.get(i)).isEqualTo(shown.get(i - 1) + 1);
        }
    }

    @Test
    void what_is_said_while_the_newest_page_is_on_its_way_stays() {
        Scene scene = Scene.of(80, 24).says("/open @jon").says("first of all");
        Errand.Send sent = scene.effects(Errand.Send.class).getFirst();
        scene.hears(new ChatEvent.Acknowledged(sent.draft().id(), WITH_JON));
        scene.hears(arrives(message(7, JON, "hello", 0)));

        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(), true);

        assertThat(scene.rowsWith("│  first of all")).hasSize(1);
        assertThat(scene.rowsWith("│  hello")).hasSize(1);
    }

    /** The person looks for this message and goes to it. */
    private static void finds(Scene scene, Message message) {
        scene.happens(
                        new Event.Found(
                                new Errand.Search("it", List.of()),
                                List.of(),
                                List.of(message),
                                List.of()))
                .presses(Name.ENTER);
    }

    /**
     * The service gives the pages that are asked for, and those that are asked for then.
     *
     * @return how many
     */
    private static int answer(Scene scene, List<Message> all) {
        int pages = 0;
        for (int more = 1; more > 0 && pages < 100; pages += more) {
            more = answerOnce(scene, all, scene.effects());
        }
        return pages;
    }

    private static int answerOnce(Scene scene, List<Message> all, List<Effect> asked) {
        List<Errand.LoadHistory> pages =
                asked.stream()
                        .filter(Errand.LoadHistory.class::isInstance)
                        .map(Errand.LoadHistory.class::cast)
                        .toList();
        pages.forEach(page -> scene.happens(page(page, all)));
        return pages.size();
    }

    private static Event.HistoryCame page(Errand.LoadHistory asked, List<Message> all) {
        int from = 0;
        int to = all.size();
        boolean end;
        if (asked.reach() instanceof Errand.Reach.After after) {
            from = index(all, after.id()) + 1;
            to = Math.min(to, from + asked.limit());
            end = to == all.size();
        } else {
            to = asked.reach() instanceof Errand.Reach.Before b ? before(all, b) : to;
            from = Math.max(0, to - asked.limit());
            end = from == 0;
        }
        return new Event.HistoryCame(asked, all.subList(from, to), end);
    }

    private static int before(List<Message> all, Errand.Reach.Before place) {
        return (int)
                all.stream()
                        .filter(
                                message ->
                                        message.dateSent() < place.dateSent()
                                                || (message.dateSent() == place.dateSent()
                                                        && message.id().compareTo(place.id()) < 0))
                        .count();
    }

    private static int index(List<Message> all, MessageId id) {
        return all.stream().map(Message::id).toList().indexOf(id);
    }

    @Test
    void searching_here_goes_to_older_and_older_matches() {
        Scene scene = Scene.withJon(80, 24, many(80)).says("/find number 7");
        assertThat(scene.rowsWith("▌ number 79")).hasSize(1);

        scene.ctrl("f").ctrl("f");
        assertThat(scene.rowsWith("▌ number 77")).hasSize(1);

        scene.presses(Name.ESCAPE, Name.ESCAPE);
        assertThat(scene.screen()).doesNotContain("looking for");
    }

    @Test
    void what_is_said_while_the_last_page_is_on_its_way_is_behind_it() {
        List<Message> all = List.of(many(60));
        Scene scene = Scene.of(80, 24).says("/open @jon");
        answer(scene, all);
        finds(scene, message(500, JON, "long ago", 900_000));
        List<Errand.LoadHistory> asked = scene.effects(Errand.LoadHistory.class);
        scene.hears(arrives(message(501, JON, "just now", 0)));
        scene.hears(arrives(message(502, JON, "misspelt", 0)));
        scene.hears(
                new ChatEvent.Edited(
                        messageId(502), WITH_JON, JON, JON, "well spelt", true, Json.Obj.EMPTY));

        for (Errand.LoadHistory page : asked) {
            boolean after = page.reach() instanceof Errand.Reach.After;
            scene.happens(new Event.HistoryCame(page, after ? all : List.of(), true));
        }
        scene.presses(Key.of(Name.END, Held.CTRL));

        assertThat(scene.rowsWith("│  just now")).hasSize(1);
        assertThat(scene.rowsWith("│  well spelt (edited)")).hasSize(1);
    }

    @Test
    void a_page_that_is_on_its_way_is_not_asked_for_again_where_more_dialogs_missed_something() {
        Scene scene = Scene.of(80, 24).says("/open @taro").says("/open @jon");
        scene.hears(new ChatEvent.Gap(NOON, NOON, true, 0, 1, 0, null));
        scene.effects();

        scene.presses(Name.PAGE_UP);

        assertThat(scene.effects(Errand.LoadHistory.class)).isEmpty();
    }

    @Test
    void what_one_said_and_the_last_page_does_not_have_yet_is_behind_it() {
        List<Message> all = List.of(many(60));
        Scene scene = Scene.of(80, 24).says("/open @jon");
        answer(scene, all);
        scene.says("just now");
        Errand.Send sent = scene.effects(Errand.Send.class).getFirst();
        finds(scene, message(500, JON, "long ago", 900_000));
        List<Errand.LoadHistory> asked = scene.effects(Errand.LoadHistory.class);
        scene.hears(new ChatEvent.Acknowledged(sent.draft().id(), WITH_JON));

        for (Errand.LoadHistory page : asked) {
            boolean after = page.reach() instanceof Errand.Reach.After;
            scene.happens(new Event.HistoryCame(page, after ? all : List.of(), true));
        }
        scene.presses(Key.of(Name.END, Held.CTRL));

        assertThat(scene.rowsWith("│  just now")).hasSize(1);
        assertThat(scene.screen()).doesNotContain("to send");
    }

    @Test
    void a_page_that_was_asked_for_once_more_comes_whatever_becomes_of_the_first() {
        Scene scene = Scene.of(80, 24).says("/open @jon");
        Errand.LoadHistory first = scene.effects(Errand.LoadHistory.class).getFirst();
        scene.hears(new ChatEvent.Gap(NOON, NOON, true, 0, 1, 0, null));
        Errand.LoadHistory second = scene.effects(Errand.LoadHistory.class).getFirst();

        scene.happens(new Event.HistoryCame(second, List.of(many(3)), true));
        scene.happens(
                new Event.Failed(first, new Failure(FailureKind.TIMED_OUT, "It took too long.")));

        assertThat(scene.rowsWith("│  number 3")).hasSize(1);
    }

    @Test
    void what_was_missed_before_one_said_something_oneself_is_marked_as_read() {
        Scene scene = Scene.withJon(80, 24, many(3)).says("mine");
        Errand.Send sent = scene.effects(Errand.Send.class).getFirst();
        scene.hears(new ChatEvent.Acknowledged(sent.draft().id(), WITH_JON));
        scene.hears(new ChatEvent.Gap(NOON, NOON, false, 0, 0, 0, "no answer"));
        Message missed = message(400, JON, "missed", 10);

        scene.historyCame(WITH_JON, new Errand.Reach.Newest(), List.of(missed), true);

        assertThat(scene.effects(Errand.MarkRead.class))
                .singleElement()
                .satisfies(
                        read ->
                                assertThat(read.messages())
                                        .containsExactly(new Errand.Seen(missed.id(), JON)));
    }

    @Test
    void who_only_reads_is_not_told_of_a_message_that_was_not_delivered() {
        Scene scene = Scene.withJon(80, 24).presses(Name.ESCAPE);
        scene.hears(arrives(message(1, JON, "and now I block you", 0)));
        Errand.MarkRead read = scene.effects(Errand.MarkRead.class).getFirst();

        scene.happens(
                new Event.Failed(
                        read, new Failure(FailureKind.BLOCKED, "The message was not delivered.")));

        assertThat(scene.screen()).doesNotContain("not delivered");
    }
}
