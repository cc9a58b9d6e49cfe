package dev.cubechat.tui.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.text.Clusters;
import dev.cubechat.text.DisplayWidth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

class GlyphsTest {
    private final Glyphs safe = Glyphs.only(Set.of());

    @ParameterizedTest
    @CsvSource({
        "\u2764\ufe0f, \u2764",
        "👍🏽, 👍",
        "👨‍👩‍👧‍👦, 👨",
        "👩🏽‍💻, 👩",
        "🇩🇪, DE",
        "1\ufe0f\u20e3, 1",
        "\ud83e\udee8, ▯",
        "👍, 👍",
        "漢, 漢",
        "e\u0301, e\u0301",
    })
    void a_terminal_that_knows_no_emoji_gets_simpler_ones(String emoji, String shown) {
        assertThat(safe.shown(emoji, 2)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "│, 1, |",
        "─, 1, -",
        "┌, 1, +",
        "✓, 1, v",
        "…, 1, .",
        "é, 1, e",
        "e\u0301, 1, e",
        "漢, 2, ??",
        "👍🏽, 2, +1",
        "🇩🇪, 2, DE",
        "\u2764\ufe0f, 2, <3",
        "д, 1, ?",
    })
    void ascii_has_something_for_everything(String cluster, int columns, String shown) {
        assertThat(Glyphs.ascii().shown(cluster, columns)).isEqualTo(shown);
    }

    @Test
    void nothing_simpler_is_wider_or_other_than_ascii() {
        for (String text : DemoMachine.FRAGILE) {
            for (String cluster : Clusters.of(text)) {
                int columns = DisplayWidth.of(cluster);
                assertThat(DisplayWidth.of(safe.shown(cluster, columns))).isBetween(1, columns);
                assertThat(Glyphs.ascii().shown(cluster, columns))
                        .matches("[ -~]+")
                        .hasSizeLessThanOrEqualTo(columns);
            }
        }
    }

    @Test
    void only_what_the_terminal_does_not_know_is_simpler() {
        Glyphs some = Glyphs.only(Set.of(Glyphs.Kind.FLAG, Glyphs.Kind.JOINED));

        assertThat(some.shown("🇩🇪", 2)).isEqualTo("🇩🇪");
        assertThat(some.shown("👩‍💻", 2)).isEqualTo("👩‍💻");
        assertThat(some.shown("👍🏽", 2)).isEqualTo("👍");
    }
}
