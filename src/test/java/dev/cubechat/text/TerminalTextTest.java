package dev.cubechat.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class TerminalTextTest {
    @Test
    void no_control_escape_or_bidi_override_survives_on_a_terminal() {
        String everything = everything();

        assertThat(TerminalText.line(everything))
                .matches("[^\\p{Cntrl}\u0080-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]*");
        assertThat(TerminalText.lines(everything).replace("\n", "").replace("\t", ""))
                .matches("[^\\p{Cntrl}\u0080-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]*");
    }

    @Test
    void a_tab_separated_field_has_no_tab_line_end_or_control_in_it() {
        assertThat(TerminalText.tsv(everything()))
                .matches("[^\\p{Cntrl}\u0080-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]*");
        assertThat(TerminalText.tsv("a\tb\nc\\d\u001be")).isEqualTo("a\\tb\\nc\\\\d\\u001be");
    }

    @Test
    void json_is_harmless_and_still_the_same_value() throws Exception {
        Json value = Json.of(everything() + "\ud83d\ude00");

        String safe = TerminalText.json(JsonText.write(value));

        assertThat(safe)
                .matches("[^\\p{Cntrl}\u0080-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]*");
        assertThat(JsonText.parse(safe)).isEqualTo(value);
    }

    @Test
    void ordinary_text_of_any_language_stays_as_it_is() {
        String text = "Grüße, שלום, नमस्ते, 你好, 👩‍💻";

        assertThat(TerminalText.line(text)).isEqualTo(text);
        assertThat(TerminalText.tsv(text)).isEqualTo(text);
        assertThat(TerminalText.json(text)).isEqualTo(text);
    }

    @Test
    void half_a_character_becomes_the_replacement_sign() {
        assertThat(TerminalText.line("a\ud83dz")).isEqualTo("a\ufffdz");
        assertThat(TerminalText.line("\ude00")).isEqualTo("\ufffd");
    }

    @Test
    void line_ends_are_shown_in_a_cell() {
        assertThat(TerminalText.line("a\r\nb\nc")).isEqualTo("a↵b↵c");
    }

    /** Every character of the basic plane except surrogates. */
    private static String everything() {
        return IntStream.range(0, 0xFFFE)
                .filter(c -> !Character.isSurrogate((char) c))
                .collect(StringBuilder::new, (s, c) -> s.append((char) c), StringBuilder::append)
                .toString();
    }
}
