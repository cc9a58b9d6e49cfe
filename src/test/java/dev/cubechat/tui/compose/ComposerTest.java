package dev.cubechat.tui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.text.Clusters;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class ComposerTest {
    private static final String FAMILY = "👨‍👩‍👧";

    private final Composer composer = new Composer();

    @Test
    void backspace_takes_a_family_away_whole() {
        composer.insert("a" + FAMILY);

        press(Key.of(Name.BACKSPACE));

        assertThat(composer.text()).isEqualTo("a");
    }

    @Test
    void marks_and_joiners_that_come_one_by_one_stay_with_their_letters() {
        String text = "क्षि z\u0301 می\u200cخواهم 👩🏽\u200d💻 1\ufe0f\u20e3 สวัสดี שָׁלוֹם";

        type(text);

        assertThat(composer.text()).isEqualTo(text);
    }

    @Test
    void marks_without_a_letter_and_without_end_are_left_out() {
        type("\u0301z" + "\u0301".repeat(50) + "a\u200db\u202e");

        assertThat(composer.text()).isEqualTo("z" + "\u0301".repeat(4) + "ab");
    }

    @Test
    void letters_typed_in_one_go_are_taken_back_in_one_go() {
        type("hello");
        press(Key.text("w", Held.CTRL));
        press(Key.text("_", Held.CTRL));
        assertThat(composer.text()).isEqualTo("hello");

        press(Key.text("_", Held.CTRL));
        assertThat(composer.text()).isEmpty();

        press(Key.text("_", Held.ALT));
        assertThat(composer.text()).isEqualTo("hello");
    }

    @Test
    void what_was_cut_can_be_put_elsewhere() {
        type("one two");
        press(Key.text("w", Held.CTRL));
        press(Key.text("a", Held.CTRL));
        press(Key.text("y", Held.CTRL));

        assertThat(composer.text()).isEqualTo("twoone ");
    }

    @Test
    void what_was_sent_comes_back_and_what_was_being_written_is_not_lost() {
        type("first");
        composer.take();
        type("half");

        assertThat(composer.older()).isTrue();
        assertThat(composer.text()).isEqualTo("first");
        assertThat(composer.older()).isFalse();
        assertThat(composer.newer()).isTrue();
        assertThat(composer.text()).isEqualTo("half");
    }

    @Test
    void what_is_written_after_looking_at_what_was_sent_is_not_lost_for_what_was_before() {
        type("first");
        composer.take();
        type("x");
        composer.older();
        composer.become("");
        type("new text");

        composer.older();
        composer.newer();

        assertThat(composer.text()).isEqualTo("new text");
        assertThat(composer.newer()).isFalse();
    }

    @Test
    void what_was_being_written_can_be_undone_to_when_what_was_sent_was_changed() {
        type("first");
        composer.take();
        type("half");
        composer.older();
        type("!");
        assertThat(composer.text()).isEqualTo("first!");
        assertThat(composer.newer()).isFalse();

        press(Key.text("_", Held.CTRL));
        press(Key.text("_", Held.CTRL));

        assertThat(composer.text()).isEqualTo("half");
    }

    @Test
    void a_text_beside_another_shares_nothing_with_it_but_what_was_sent_and_what_was_cut() {
        type("first");
        composer.take();
        type("half");
        press(Key.text("w", Held.CTRL));

        Composer other = composer.beside();
        other.press(Key.text("y", Held.CTRL), Rows.NONE);
        assertThat(other.text()).isEqualTo("half");
        other.older();
        assertThat(other.text()).isEqualTo("first");

        assertThat(composer.text()).isEmpty();
        assertThat(composer.older()).isTrue();
    }

    @Test
    void going_down_and_up_keeps_to_the_column() {
        composer.insert("a long row\nx\nanother row");
        composer.point(8);

        press(Key.of(Name.DOWN));
        assertThat(composer.cursor()).isEqualTo(12);
        press(Key.of(Name.DOWN));
        assertThat(composer.cursor()).isEqualTo(13 + 8);
    }

    @Test
    void the_cursor_never_stands_inside_a_character_and_undo_leads_back_to_the_beginning() {
        List<Key> keys =
                List.of(
                        Key.text("a"),
                        Key.text("漢"),
                        Key.text(" "),
                        Key.text("\u0301"),
                        Key.text("\u200d"),
                        Key.text("👩"),
                        Key.of(Name.LEFT),
                        Key.of(Name.RIGHT),
                        Key.of(Name.LEFT, Held.CTRL),
                        Key.of(Name.UP),
                        Key.of(Name.DOWN),
                        Key.of(Name.HOME),
                        Key.of(Name.END),
                        Key.of(Name.BACKSPACE),
                        Key.of(Name.DELETE),
                        Key.text("j", Held.CTRL),
                        Key.text("w", Held.CTRL),
                        Key.text("u", Held.CTRL),
                        Key.text("y", Held.CTRL),
                        Key.text("_", Held.CTRL));
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            composer.begin(FAMILY + " x\n");
            for (int i = 0; i < 40; i++) {
                press(keys.get(random.nextInt(keys.size())));
                int cursor = composer.cursor();
                assertThat(cursor).isBetween(0, composer.text().length());
                boolean inPair =
                        cursor > 0
                                && cursor < composer.text().length()
                                && Character.isSurrogatePair(
                                        composer.text().charAt(cursor - 1),
                                        composer.text().charAt(cursor));
                assertThat(inPair).as(composer.text()).isFalse();
            }
            for (int i = 0; i < 60; i++) {
                press(Key.text("_", Held.CTRL));
            }
            assertThat(composer.text()).isEqualTo(FAMILY + " x\n");
        }
    }

    @Test
    void rows_and_columns_lead_back_to_the_same_place() {
        String text = "some words 漢字も " + FAMILY + " and\na second line, longer than the others";
        Rows rows = Rows.of(text, 12);

        for (int at = 0; at < text.length(); at = Clusters.after(text, at)) {
            assertThat(rows.at(rows.rowOf(at), rows.columnOf(at))).as("%d", at).isEqualTo(at);
        }
    }

    private void type(String text) {
        text.codePoints().forEach(c -> press(Key.text(Character.toString(c))));
    }

    private void press(Key key) {
        composer.press(key, Rows.of(composer.text(), 20));
    }
}
