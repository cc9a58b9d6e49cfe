package dev.cubechat.tui.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.text.DisplayWidth;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.Screen.Cursor;
import dev.cubechat.tui.Screen.Piece;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.Style;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PainterTest {
    private static final Size SIZE = new Size(30, 4);

    private final Painter painter = painter(SIZE);
    private final Picture picture = new Picture(SIZE, 0);

    @Test
    void a_terminal_shows_what_was_painted() {
        paint("漢字 and é", "", "👍🏽 ok", "> hi");

        assertThat(picture.text()).isEqualTo("漢字 and é\n\n👍🏽 ok\n> hi");
    }

    @Test
    void what_has_not_changed_costs_nothing() {
        paint("one", "two", "> ");

        assertThat(paint("one", "two", "> ")).isEmpty();
    }

    @Test
    void a_typed_key_costs_few_bytes() {
        paint("one", "two", "> hell");

        String sent = paint("one", "two", "> hello");

        assertThat(bytes(sent)).isLessThanOrEqualTo(60);
        assertThat(picture.text()).isEqualTo("one\ntwo\n> hello");
    }

    @Test
    void a_moved_cursor_costs_a_cursor() {
        painter.paint(screen(new Cursor(3, 1), "abc"));

        String sent = painter.paint(screen(new Cursor(4, 1), "abc"));

        assertThat(sent).isEqualTo("\u001b[?2026h\u001b[2;5H\u001b[?2026l");
    }

    @Test
    void a_screen_without_cursor_hides_it() {
        painter.paint(screen(new Cursor(3, 1), "abc"));

        assertThat(painter.paint(screen(null, "abc"))).contains("\u001b[?25l");
        assertThat(painter.paint(screen(null, "abd"))).doesNotContain("\u001b[?25h");
        assertThat(painter.paint(screen(new Cursor(0, 0), "abd"))).contains("\u001b[?25h");
    }

    @Test
    void nothing_from_a_body_reaches_the_terminal_as_a_command() {
        String sent =
                paint("a\u001b]52;c;ZXZpbA==\u0007b\u009b2Jc\u007f\u0000\n\u200b\u202e" + "d\te");

        assertThat(sent.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", ""))
                .matches("[^\u0000-\u001f\u007f-\u009f\u200b\u202e]*")
                .contains("a\ufffd]52;c;ZXZpbA==\ufffdb\ufffd2Jc\ufffd\ufffd\ufffdd e");
    }

    /** Three terminals that disagree: about nothing, about some emoji, and about all of them. */
    @ParameterizedTest
    @MethodSource("opinions")
    void the_border_stays_where_it_is_whatever_the_terminal_thinks_of_emoji(int opinion) {
        Size size = new Size(40, DemoMachine.FRAGILE.size());
        Painter emoji = painter(size);
        Picture seen = new Picture(size, opinion);
        for (int turn = 0; turn < 3; turn++) {
            int from = turn;
            List<Row> rows =
                    IntStream.range(0, size.rows())
                            .mapToObj(y -> DemoMachine.FRAGILE.get((y + from) % size.rows()))
                            .map(text -> row(DisplayWidth.fit(text, 39) + "│"))
                            .toList();

            seen.take(emoji.paint(new Screen(size, rows, null)));

            for (int y = 0; y < size.rows(); y++) {
                assertThat(seen.at(39, y)).as("row %d of turn %d", y, turn).isEqualTo("│");
                assertThat(seen.count("│", y)).isOne();
            }
        }
    }

    static List<Integer> opinions() {
        return List.of(0, 1, 2);
    }

    @Test
    void an_emoji_that_goes_away_leaves_nothing_behind() {
        Picture other = new Picture(SIZE, 2);
        other.take(painter.paint(screen(null, "a 👨‍👩‍👧‍👦 family of four")));

        other.take(painter.paint(screen(null, "a row of mere letters")));

        assertThat(other.text()).isEqualTo("a row of mere letters");
    }

    @Test
    void any_screen_can_follow_any_other() {
        Random random = new Random(5);
        String[] parts = {
            "a", "bc", " ", "     ", "漢", "字字", "👍🏽", "e\u0301", "❤\ufe0f", "xyz", "│", "\ufffd"
        };
        for (int round = 0; round < 3_000; round++) {
            String[] rows =
                    IntStream.range(0, SIZE.rows())
                            .mapToObj(
                                    y ->
                                            random.ints(random.nextInt(14), 0, parts.length)
                                                    .mapToObj(i -> parts[i])
                                                    .collect(Collectors.joining()))
                            .toArray(String[]::new);

            paint(rows);

            assertThat(picture.text()).as("round %d", round).isEqualTo(expected(rows));
        }
    }

    @Test
    void styles_of_the_same_text_are_told_apart() {
        painter.paint(styled(Style.of(Role.TEXT)));

        String sent = painter.paint(styled(Style.of(Role.ERROR)));

        assertThat(sent).contains("word");
        assertThat(painter.paint(styled(Style.of(Role.ERROR).asSelected()))).contains("word");
    }

    @Test
    void another_size_draws_everything() {
        paint("one", "two");
        painter.resize(new Size(2, 1));

        assertThat(painter.paint(screen(new Cursor(7, 0), "one", "two")))
                .contains("on")
                .doesNotContain("one")
                .contains("\u001b[1;2H");
        painter.resize(new Size(0, 0));
        assertThat(painter.paint(screen(new Cursor(7, 0), "one"))).doesNotContain("o");
    }

    @Test
    void disturbed_rows_are_drawn_again_and_no_others() {
        paint("one", "two", "three");
        painter.disturbed(2);

        assertThat(paint("one", "two", "three")).contains("one", "two").doesNotContain("three");
    }

    private String paint(String... rows) {
        String sent = painter.paint(screen(null, rows));
        picture.take(sent);
        return sent;
    }

    private static Screen screen(Cursor cursor, String... rows) {
        return new Screen(SIZE, Arrays.stream(rows).map(PainterTest::row).toList(), cursor);
    }

    private static Screen styled(Style style) {
        return new Screen(SIZE, List.of(new Row(List.of(new Piece("word", style)))), null);
    }

    private static Row row(String text) {
        return new Row(List.of(new Piece(text, Style.TEXT)));
    }

    private static String expected(String... rows) {
        return Arrays.stream(rows)
                .map(row -> row.substring(0, DisplayWidth.fitting(row, SIZE.columns())))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    private static int bytes(String sent) {
        return sent.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Painter painter(Size size) {
        return new Painter(size, new Theme(Colours.MANY, false), Glyphs.all());
    }
}
