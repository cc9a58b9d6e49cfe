package dev.cubechat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;

class WrapTest {
    @Test
    void a_short_text_is_one_line() {
        assertThat(Wrap.lines("hello", 10)).containsExactly("hello");
        assertThat(Wrap.lines("", 10)).containsExactly("");
    }

    @Test
    void lines_break_behind_spaces_which_hang_over_the_edge() {
        assertThat(Wrap.lines("one two three", 7)).containsExactly("one two", "three");
        assertThat(Wrap.lines("one    two", 4)).containsExactly("one", "two");
        assertThat(Wrap.starts("one two three", 7)).containsExactly(0, 8);
    }

    @Test
    void line_ends_begin_a_line_even_at_the_end() {
        assertThat(Wrap.lines("a\n\nb\n", 10)).containsExactly("a", "", "b", "");
    }

    @Test
    void words_with_hyphens_break_behind_them_but_numbers_do_not() {
        assertThat(Wrap.lines("a well-known fact", 8)).containsExactly("a well-", "known", "fact");
        assertThat(Wrap.lines("it is -15 now", 7)).containsExactly("it is", "-15 now");
    }

    @Test
    void a_long_address_breaks_at_its_slashes() {
        assertThat(Wrap.lines("see https://example.org/some/long/path", 20))
                .containsExactly("see https://", "example.org/some/", "long/path");
    }

    @Test
    void what_is_longer_than_a_line_breaks_anywhere_between_characters() {
        assertThat(Wrap.lines("abcdefgh", 3)).containsExactly("abc", "def", "gh");
        assertThat(Wrap.lines("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 5))
                .containsExactly("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦");
    }

    @Test
    void ideographs_break_anywhere_but_before_a_full_stop() {
        assertThat(Wrap.lines("漢字漢字漢字", 5)).containsExactly("漢字", "漢字", "漢字");
        assertThat(Wrap.lines("今日は雨。明日", 8)).containsExactly("今日は", "雨。明日");
        assertThat(Wrap.lines("今日は「雨」", 8)).containsExactly("今日は", "「雨」");
    }

    @Test
    void digits_that_are_drawn_as_keys_break_as_emoji_do() {
        String key = "\ufe0f\u20e3";

        assertThat(Wrap.lines("ab 1" + key + "2" + key, 5))
                .containsExactly("ab 1" + key, "2" + key);
    }

    @Test
    void a_width_of_one_still_ends() {
        assertThat(Wrap.lines("漢a字", 1)).containsExactly("漢", "a", "字");
        assertThat(Wrap.lines("ab", 0)).containsExactly("a", "b");
    }

    @Test
    void no_line_is_too_wide_and_nothing_is_lost() {
        Random random = new Random(11);
        String[] ingredients = {
            "a", "bc", " ", "  ", "-", "/", "漢", "。", "「", "👍🏽", "e\u0301", "\n", "longword", "."
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(12, 0, ingredients.length).forEach(i -> text.append(ingredients[i]));
            int width = 2 + random.nextInt(12);

            assertThat(Wrap.lines(text.toString(), width))
                    .as("%s in %d", text, width)
                    .allMatch(line -> DisplayWidth.of(line.stripTrailing()) <= width);
            assertThat(String.join("", Wrap.lines(text.toString(), width)).replace(" ", ""))
                    .isEqualTo(text.toString().replace(" ", "").replace("\n", ""));
        }
    }
}
