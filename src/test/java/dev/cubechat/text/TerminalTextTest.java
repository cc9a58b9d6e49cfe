package dev.cubechat.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    the clipboard          | \\u001b]52;c;ZXZpbA==\\u0007         | �]52;c;ZXZpbA==�
                    its question           | \\u001b]52;c;?\\u001b\\u005c          | �]52;c;?�\\u005c
                    an 8-bit sequence      | \\u009b2J                        | �2J
                    an 8-bit OSC           | \\u009d0;owned\\u009c             | �0;owned�
                    a cleared screen       | \\u001b[2J\\u001b[H               | �[2J�[H
                    a title                | \\u001b]0;owned\\u0007            | �]0;owned�
                    a link                 | \\u001b]8;;http://x\\u001b\\u005cy     | �]8;;http://x�\\u005cy
                    a turned file name     | exe.\\u202egpj.exe              | exe.gpj.exe
                    isolates               | a\\u2066b\\u2069c\\u200ed\\u061ce     | abcde
                    the end of a paste     | \\u001b[201~rm -rf\\u000d             | �[201~rm -rf↵
                    half a character       | \\ud83d!                        | �!
                    nothing to be seen     | a\\u200bd\\ufeffm\\u00adi\\u2060n    | admin
                    fillers                | a\\u3164\\u115f\\u1160\\uffa0b       | ab
                    joiners in Latin       | ad\\u200dm\\u200cin               | admin
                    lines of another kind  | a\\u2028b\\u2029c\\u0085d          | a↵b↵c↵d
                    private characters     | \\ue0b0\\udb80\\udc00             | ��
                    no characters at all   | \\ufdd0\\uffff                   | ��
                    backspaces             | safe\\u0008\\u0008\\u0008\\u0008evil               | safe����evil
                    deletions              | a\\u007fb                       | a�b
                    smuggled tags          | a\\udb40\\udc41\\udb40\\udc42b      | ab
                    a mark without letter  | \\u0301a                        | a
                    """)
    void hostile_text_does_nothing(String name, String hostile, String shown) {
        String safe = TerminalText.line(unescaped(hostile));

        assertThat(safe).as(name).isEqualTo(unescaped(shown));
        assertThat(TerminalText.line(safe)).isEqualTo(safe);
    }

    @Test
    void a_letter_carries_four_marks_at_most() {
        String zalgo = "z" + "\u0301".repeat(50) + "!";

        assertThat(TerminalText.line(zalgo)).isEqualTo("z" + "\u0301".repeat(4) + "!");
    }

    @Test
    void a_cluster_has_an_end() {
        String crowd = "👩" + "\u200d👩".repeat(200);

        assertThat(TerminalText.line(crowd)).isEqualTo("👩" + "\u200d👩".repeat(7));
    }

    @Test
    void emoji_flags_and_joined_scripts_stay_whole() {
        String text =
                "👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏳️‍🌈 👍🏽 1\ufe0f\u20e3 می\u200cخواهم क्\u200dष";

        assertThat(TerminalText.lines(text)).isEqualTo(text);
    }

    @Test
    void text_of_several_lines_keeps_its_lines() {
        assertThat(TerminalText.lines("a\r\nb\rc\u2028d\te")).isEqualTo("a\nb\nc\nd\te");
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text)
                .replaceAll(
                        m ->
                                Matcher.quoteReplacement(
                                        "" + (char) Integer.parseInt(m.group(1), 16)));
    }

    /** Every character of the basic plane except surrogates. */
    private static String everything() {
        return IntStream.range(0, 0xFFFE)
                .filter(c -> !Character.isSurrogate((char) c))
                .collect(StringBuilder::new, (s, c) -> s.append((char) c), StringBuilder::append)
                .toString();
    }
}
