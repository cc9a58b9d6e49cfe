package dev.cubechat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "zalgo, 1, z\u0301\u0302\u0303",
        "a Yi syllable, 2, \ua000",
        "a check mark, 2, \u2705",
        "a watch, 2, \u231a",
        "a heart as emoji, 2, \u2764\ufe0f",
        "a watch as text, 2, \u231a\ufe0e",
        "a thumb with a skin tone, 2, 👍🏽",
        "a family, 2, 👨‍👩‍👧‍👦",
        "the rainbow flag, 2, 🏳️‍🌈",
        "a flag, 2, 🇩🇪",
        "half a flag, 2, 🇩",
        "a keycap, 2, 1\ufe0f\u20e3",
        "a technologist with a skin tone, 2, 👩🏽‍💻",
        "the flag of England, 2, 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "a new emoji, 2, \ud83e\udee8",
        "a Tamil syllable, 2, \u0ba8\u0bbf",
        "an Arabic letter with a vowel, 1, \u0628\u064e",
        "a zero-width joiner alone, 0, \u200d",
        "an e and its accent, 1, e\u0301",
        "three jamo, 2, \u1112\u1161\u11ab",
        "a letter, 1, a",
        "an ideograph, 2, 漢",
        "a Hangul syllable, 2, 한",
        "a full-width letter, 2, Ａ",
        "a tick, 1, ✓",
        "a border, 1, │",
        "a circled one, 1, ①",
        "a bullet, 1, •",
    })
    void each_character_takes_its_columns(String name, int columns, String text) {
        assertThat(Clusters.of(text)).as(name).hasSize(1);
        assertThat(DisplayWidth.of(text)).as(name).isEqualTo(columns);
    }

    @Test
    void text_is_cut_between_characters_only() {
        assertThat(DisplayWidth.cut("family 👨‍👩‍👧‍👦", 9)).isEqualTo("family 👨‍👩‍👧‍👦");
        assertThat(DisplayWidth.cut("family 👨‍👩‍👧‍👦", 8)).isEqualTo("family …");
        assertThat(DisplayWidth.cut("e\u0301e\u0301e\u0301", 2)).isEqualTo("e\u0301…");
        assertThat(DisplayWidth.cut("abc", 0)).isEmpty();
    }

    @Test
    void text_is_made_to_fit_exactly() {
        assertThat(DisplayWidth.fit("漢字", 6)).isEqualTo("漢字  ");
        assertThat(DisplayWidth.fit("漢字漢字", 6)).isEqualTo("漢字… ");
    }
}
