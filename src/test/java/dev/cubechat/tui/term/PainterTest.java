package dev.cubechat.tui.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.text.DisplayWidth;
import dev.cubechat.text.WebAddress;
import dev.cubechat.tui.Hyperlink;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    @Test
    void a_link_covers_its_text_and_nothing_else() {
        Painter linking = linking();

        picture.take(
                linking.paint(
                        pieces(
                                row(plain("see "), link("漢 b", "https://a.example/"), plain("!")),
                                row(plain("and nothing")))));

        assertThat(picture.text()).isEqualTo("see 漢 b!\nand nothing");
        assertThat(links(0)).isEqualTo("....https://a.example/*4" + ".".repeat(22));
        assertThat(links(1)).doesNotContain("http");
        assertThat(picture.isLinkOpen()).isFalse();
    }

    @Test
    void a_link_that_becomes_another_is_drawn_again_though_its_text_is_the_same() {
        Painter linking = linking();
        picture.take(linking.paint(pieces(row(link("here", "https://a.example/")))));

        picture.take(linking.paint(pieces(row(link("here", "https://b.example/")))));
        assertThat(picture.linkAt(0, 0)).isEqualTo("https://b.example/");
        picture.take(linking.paint(pieces(row(plain("here")))));
        assertThat(picture.linkAt(0, 0)).isEmpty();

        assertThat(linking.paint(pieces(row(plain("here"))))).isEmpty();
    }

    @Test
    void a_link_that_has_not_changed_costs_nothing() {
        Painter linking = linking();
        Screen screen = pieces(row(link("here", "https://a.example/")));
        linking.paint(screen);

        assertThat(linking.paint(screen)).isEmpty();
    }

    @Test
    void a_terminal_that_takes_no_links_gets_none() {
        String sent = painter.paint(pieces(row(link("here", "https://a.example/"))));

        assertThat(sent).contains("here").doesNotContain("\u001b]");
    }

    @Test
    void any_links_can_follow_any_others_and_none_leaks() {
        Painter linking = linking();
        Random random = new Random(7);
        String[] parts = {"a", "bc ", "漢", "👍🏽", "    ", "xyz"};
        for (int round = 0; round < 2_000; round++) {
            List<List<Piece>> rows =
                    IntStream.range(0, SIZE.rows())
                            .mapToObj(
                                    y ->
                                            random.ints(random.nextInt(9), 0, parts.length)
                                                    .mapToObj(i -> piece(parts[i], random))
                                                    .toList())
                            .toList();
            Screen screen = new Screen(SIZE, rows.stream().map(Row::new).toList(), null);

            picture.take(linking.paint(screen));

            assertThat(picture.isLinkOpen()).isFalse();
            for (int y = 0; y < SIZE.rows(); y++) {
                assertThat(links(y))
                        .as("row %d of round %d", y, round)
                        .isEqualTo(links(rows.get(y)));
            }
        }
    }

    private static Piece piece(String text, Random random) {
        int which = random.nextInt(4);
        return which < 2 ? plain(text) : link(text, "https://" + which + ".example/");
    }

    private static Piece plain(String text) {
        return new Piece(text, Style.TEXT);
    }

    private static Piece link(String text, String address) {
        Hyperlink link = new Hyperlink(new WebAddress(address), 7);
        return new Piece(text, Style.of(Role.LINK).leadingTo(link));
    }

    private static Screen pieces(Row... rows) {
        return new Screen(SIZE, List.of(rows), null);
    }

    private static Row row(Piece... pieces) {
        return new Row(List.of(pieces));
    }

    private static Painter linking() {
        return new Painter(SIZE, new Theme(Colours.MANY, false, true), Glyphs.all());
    }

    /** Where each column of a row leads: {@code .} for nowhere, a link and for how many columns. */
    private String links(int y) {
        return links(
                IntStream.range(0, SIZE.columns()).mapToObj(x -> picture.linkAt(x, y)).toList(), 0);
    }

    private static String links(List<Piece> row) {
        List<String> columns = new ArrayList<>();
        for (Piece piece : row) {
            Hyperlink link = piece.style().link();
            String address = link == null ? "" : link.address().value();
            columns.addAll(Collections.nCopies(DisplayWidth.of(piece.text()), address));
        }
        columns.addAll(Collections.nCopies(SIZE.columns(), ""));
        return links(columns.subList(0, SIZE.columns()), 0);
    }

    private static String links(List<String> columns, int from) {
        if (from == columns.size()) {
            return "";
        }
        String link = columns.get(from);
        int to = from;
        while (to < columns.size() && columns.get(to).equals(link)) {
            to++;
        }
        String run = link.isEmpty() ? ".".repeat(to - from) : link + "*" + (to - from);
        return run + links(columns, to);
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
        return new Painter(size, new Theme(Colours.MANY, false, false), Glyphs.all());
    }
}
