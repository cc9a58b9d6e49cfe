package dev.cubechat.app;

import static dev.cubechat.app.TmuxWorld.COLUMNS;
import static dev.cubechat.app.TmuxWorld.ROWS;
import static dev.cubechat.app.TmuxWorld.does;
import static dev.cubechat.app.TmuxWorld.tells;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mira at {@code cubechat chat} in a terminal: what she types and clicks, and what she sees. */
@ExtendWith(WithTmux.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ScreenTmuxTest {
    /** What terminals disagree about. */
    private static final List<String> FRAGILE =
            List.of(
                    "z\u0301\u0302\u0303",
                    "\u2705\u231a",
                    "\u2764\ufe0f",
                    "\u231a\ufe0e",
                    "👍🏽",
                    "👨‍👩‍👧‍👦",
                    "🏳️‍🌈",
                    "🇩🇪",
                    "1\ufe0f\u20e3",
                    "👩🏽‍💻",
                    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                    "\ud83e\udee8\ud83e\udee9",
                    "क्षि",
                    "\u0ba8\u0bbf",
                    "\u1112\u1161\u11ab",
                    "漢字한국");

    private static final Pattern NUMBER = Pattern.compile(" (\\d+) the quick brown fox jumps");

    private TmuxWorld world;
    private Path homes;
    private Tmux mira;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        homes = folder;
        world = TmuxWorld.open(homes, 100_000);
        mira = world.mira();
        world.chats();
    }

    /** Where the chat wrote down that something went wrong in it. */
    private List<Path> troubles() throws IOException {
        try (Stream<Path> files = Files.walk(homes)) {
            return files.filter(file -> file.endsWith("chat.log")).toList();
        }
    }

    @AfterAll
    void close() throws Exception {
        world.close();
    }

    /** Whatever the one before left behind. */
    @BeforeEach
    void beInTheDialogWithJon() throws Exception {
        mira.resizes(COLUMNS, ROWS);
        mira.awaits("● online");
        world.goes("Jon Berg");
    }

    @Test
    void the_chat_is_on_the_other_screen_of_the_terminal() throws Exception {
        assertThat(mira.knows("#{alternate_on}")).isEqualTo("1");
    }

    @Test
    void what_is_typed_stands_behind_the_prompt_in_any_script() throws Exception {
        mira.types("漢字 👍 é ok");

        mira.awaits("> 漢字 👍 é ok");
    }

    @Test
    void a_message_that_was_sent_is_on_the_screen_and_no_longer_behind_the_prompt()
            throws Exception {
        world.says("Up for climbing?");

        mira.awaits("> Write a message");
        assertThat(historyOfJon()).contains("Up for climbing?");
    }

    @Test
    void pasted_lines_wait_until_enter_is_pressed() throws Exception {
        mira.pastes("one pasted line\nand one more");

        mira.awaitsRow("the second line", row -> row.endsWith("│  and one more"));
        mira.awaits("> one pasted line");
        assertThat(historyOfJon()).doesNotContain("one pasted line");
    }

    @Test
    void page_up_shows_how_far_up_one_is_and_ctrl_end_goes_back() throws Exception {
        beAtTheEndOfTheLongDialog();

        mira.presses("PageUp");
        mira.awaits("% ↓");
        mira.awaitsNot("99999 the quick");

        mira.presses("C-End");
        mira.awaits("99999 the quick");
        mira.awaitsNot("% ↓");
    }

    @Test
    void a_click_opens_the_dialog_whose_name_is_chinese() throws Exception {
        int row = rowOf("山田太郎");

        mira.clicks(5, row + 1);

        mira.awaits("it is open", screen -> screen.startsWith(" 山田太郎 "));
    }

    @Test
    void f1_opens_the_help_and_closes_it() throws Exception {
        mira.presses("F1");
        mira.awaits("─ Help ─");

        mira.presses("F1");
        mira.awaitsNot("─ Help ─");
    }

    @Test
    void sixty_columns_have_no_list_and_a_wide_terminal_has_it_again() throws Exception {
        mira.resizes(60, 20);
        mira.awaits("F2 chats");
        mira.awaits("one pane", screen -> !screen.contains("Climbers") && !screen.contains("│"));
        assertThat(mira.rows()).hasSize(20);
        assertThat(mira.rows().getFirst()).contains(" Jon Berg ").endsWith("● online");

        mira.resizes(COLUMNS, ROWS);
        mira.awaits("Climbers");
        mira.awaits("│> Write a message");
    }

    @Test
    void f2_lays_the_list_over_a_narrow_screen() throws Exception {
        mira.resizes(60, 20);
        mira.awaits("F2 chats");

        mira.presses("F2");
        mira.awaits("Climbers");

        mira.presses("F2");
        mira.awaitsNot("Climbers");
    }

    @Test
    void a_reaction_appears_counts_ours_and_goes() throws Exception {
        String id = tells(world.people().jon(), StoryWorld.MIRA_AND_JON, "To react to");
        mira.awaits("To react to");

        does(world.people().jon(), "msg", "react", id, "--add", "👍");
        mira.awaits("[👍 1]");
        mira.types("/react last 👍");
        mira.presses("Enter");
        mira.awaits("[👍 2]");
        mira.types("/unreact last 👍");
        mira.presses("Enter");
        mira.awaits("[👍 1]");

        does(world.people().jon(), "msg", "react", id, "--remove", "👍");
        mira.awaitsNot("[👍");
    }

    @Test
    void what_others_change_does_not_move_what_one_reads() throws Exception {
        beAtTheEndOfTheLongDialog();
        mira.presses("PageUp");
        mira.awaits("% ↓");
        List<String> before = mira.rows();
        String row =
                mira.awaitsRow("one of jon's", line -> line.matches(".*Jon Berg +999[0-9]5 .*"));
        String number = row.replaceAll(".*Jon Berg +(\\d+) .*", "$1");
        String id = idInLong(number);

        does(world.people().jon(), "msg", "edit", id, "--dialog", TmuxWorld.LONG, "-m", "Mended");
        mira.awaits("Mended (edited)");
        assertThat(mira.rows()).hasSameSizeAs(before);
        assertThat(different(before, mira.rows())).hasSize(1);
        does(
                world.people().jon(),
                "msg",
                "delete",
                id,
                "--dialog",
                TmuxWorld.LONG,
                "--for-everyone",
                "--yes");
        mira.awaits("deleted");

        assertThat(different(before, mira.rows())).hasSize(1);
    }

    @Test
    void unread_messages_are_counted_in_the_list_until_their_dialog_is_opened() throws Exception {
        world.goes("Climbers");
        world.goes("Jon Berg");

        tells(world.people().lena(), StoryWorld.CLIMBERS, "One");
        tells(world.people().lena(), StoryWorld.CLIMBERS, "Two");

        mira.awaitsRow("two unread", row -> row.matches(" *Climbers +2 .*"));
        world.goes("Climbers");
        mira.awaitsRow("none unread", row -> row.matches("▌? *Climbers +\\d\\d:\\d\\d .*"));
    }

    @Test
    void tab_completes_commands_people_and_emoji() throws Exception {
        mira.types("/hel");
        mira.awaits("/help [COMMAND]");
        mira.presses("Tab");
        mira.awaits("> /help");
        mira.presses("C-u");
        mira.types("@jo");
        mira.awaits("│   @jon  Jon Berg");
        mira.presses("Tab");
        mira.awaits("> @jon");
        mira.presses("C-u");
        mira.types(":smile");
        mira.awaits(":smile:");
        mira.presses("Tab");
        mira.presses("Enter");

        mira.awaits("> 😄");
    }

    @Test
    void the_arrow_up_takes_the_last_message_again_and_what_was_written_before_it()
            throws Exception {
        world.says("Said once");
        mira.presses("Up");
        mira.awaits("changing your message");
        mira.awaits("> Said once");
        mira.sends(Tmux.ESCAPE);
        mira.awaits("> Write a message");
        mira.types("a");
        mira.awaits("> a");
        mira.presses("Up");
        mira.awaits("> Said once");
        mira.presses("Down");

        mira.awaitsRow("what was begun", row -> row.endsWith("> a"));
    }

    @Test
    void each_dialog_keeps_its_draft() throws Exception {
        mira.types("half a sent");
        mira.awaits("> half a sent");

        mira.presses("C-k");
        mira.types("Empty");
        mira.presses("Enter");
        mira.awaits("another dialog", screen -> screen.startsWith(" Empty "));
        mira.awaits("> Write a message");
        mira.awaits("draft: half a sent");
        mira.presses("C-k");
        mira.types("Jon");
        mira.presses("Enter");

        mira.awaits("> half a sent");
    }

    @Test
    void in_an_empty_dialog_the_wheel_pages_and_enter_do_nothing() throws Exception {
        world.goes("Empty");

        mira.sends("\u001b[<64;60;10M\u001b[<65;60;10M");
        mira.presses("PageUp", "PageDown", "C-Home", "C-End", "Enter", "C-Up", "Enter");
        mira.sends(Tmux.ESCAPE);
        mira.types("still here");

        mira.awaits("> still here");
        assertThat(troubles()).isEmpty();
    }

    @Test
    void wheel_and_drag_over_what_is_being_written_leave_it_alone() throws Exception {
        mira.types("untouched");
        mira.awaits("> untouched");
        int row = rowOf("> untouched") + 1;

        mira.sends("\u001b[<64;40;" + row + "M\u001b[<65;40;" + row + "M");
        mira.sends("\u001b[<0;40;%1$dM\u001b[<32;42;%1$dM\u001b[<0;42;%1$dm".formatted(row));
        mira.presses("End");
        mira.types("!");

        mira.awaits("> untouched!");
    }

    @Test
    void shift_enter_begins_a_new_line_where_the_terminal_tells_it() throws Exception {
        mira.types("first");
        mira.sends("\u001b[13;2u");
        mira.types("second");

        mira.awaitsRow("the second line", row -> row.endsWith("│  second"));
        mira.awaitsRow("the first", row -> row.endsWith("│> first"));
    }

    @Test
    void whatever_emoji_stand_in_a_row_its_right_end_is_where_it_belongs() throws Exception {
        world.goes("Climbers");
        for (int i = 0; i < FRAGILE.size(); i++) {
            mira.types(FRAGILE.get(i) + " no. " + (i + 10));
            mira.presses("Enter");
        }
        mira.awaits("all are sent", screen -> sent(screen).size() == FRAGILE.size());
        // Drawn anew, each row from its beginning to its end.
        mira.resizes(COLUMNS - 5, ROWS);
        mira.awaits("all again", screen -> sent(screen).size() == FRAGILE.size());

        List<String> rows = mira.rows();
        assertThat(sent(mira.screen())).isSorted();
        TreeSet<Integer> ends = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).matches(".* no\\. \\d\\d +✓")) {
                ends.add(mira.width(i));
            }
        }

        assertThat(ends).hasSize(1);
    }

    /** The numbers of the messages with a mark behind them, as they stand on the screen. */
    private static List<String> sent(String screen) {
        return Pattern.compile(" no\\. (\\d\\d) +✓$", Pattern.MULTILINE)
                .matcher(screen)
                .results()
                .map(number -> number.group(1))
                .toList();
    }

    @Test
    void sizes_come_in_a_storm_and_the_last_one_is_drawn() throws Exception {
        for (int i = 0; i < 50; i++) {
            mira.resizes(40 + i * 37 % 110, 8 + i * 13 % 40);
        }
        mira.resizes(100, 30);

        mira.awaits(
                "the last size",
                screen -> {
                    List<String> rows = screen.lines().toList();
                    return rows.size() == 30
                            && rows.getFirst().endsWith("● online")
                            && rows.getLast().contains("F1 help");
                });
        List<String> drawn = mira.rows();
        mira.presses("C-l");
        mira.types("x");
        mira.awaits("> x");
        mira.presses("BSpace");
        mira.awaits("> Write a message");
        assertThat(mira.rows()).as("drawn anew").isEqualTo(drawn);
    }

    @Test
    void no_size_is_too_small() throws Exception {
        mira.resizes(20, 5);
        mira.awaits("twenty columns", screen -> screen.contains("> Write"));
        mira.resizes(1, 1);
        mira.types("blind");
        mira.resizes(COLUMNS, ROWS);

        mira.awaits("> blind");
    }

    @Test
    void a_hundred_thousand_messages_are_gone_through_up_and_down() throws Exception {
        beAtTheEndOfTheLongDialog();

        while (topmost() > 99_500) {
            long before = topmost();
            mira.pressesUntil("C-Home", screen -> topmost(screen) < before);
        }

        mira.presses("C-End");
        mira.awaits("99999 the quick");
    }

    private void beAtTheEndOfTheLongDialog() throws IOException {
        world.goes("Long");
        mira.awaits("fox jumps");
        mira.presses("C-End");
        mira.awaits("99999 the quick");
        mira.awaitsNot("% ↓");
    }

    /** The number of the message at the top of the long dialog. */
    private long topmost() throws IOException {
        return topmost(mira.screen());
    }

    private static long topmost(String screen) {
        Matcher number = NUMBER.matcher(screen);
        return number.find() ? Long.parseLong(number.group(1)) : Long.MAX_VALUE;
    }

    private String historyOfJon() {
        return does(world.people().jon(), "msg", "history", StoryWorld.MIRA_AND_JON);
    }

    private String idInLong(String number) {
        return does(
                        world.people().jon(),
                        "msg",
                        "history",
                        TmuxWorld.LONG,
                        "--limit",
                        "100",
                        "--jsonl")
                .lines()
                .filter(line -> line.contains("\"" + number + " "))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*\"id\":\"([0-9a-f]+)\".*", "$1");
    }

    private int rowOf(String text) throws IOException {
        mira.awaits(text);
        List<String> rows = mira.rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError(text + " is gone");
    }

    /** The rows that are others now, but for the ruler, which counts what is unread. */
    private static List<String> different(List<String> before, List<String> after) {
        List<String> different = new ArrayList<>();
        for (int i = 1; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i)) && !after.get(i).contains("│───")) {
                different.add(after.get(i));
            }
        }
        return different;
    }
}
