package dev.cubechat.tui.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

class StreamLinesTest {
    @Test
    void lines_end_as_on_any_system_and_the_last_need_not() {
        StreamLines lines = lines("one\ntwo\r\nthree\r\rfive\n\nsix");

        for (String line : new String[] {"one", "two", "three", "", "five", "", "six"}) {
            assertThat(lines.next()).isEqualTo(line);
        }
        assertThat(lines.next()).isNull();
    }

    @Test
    void a_line_that_is_not_utf_8_is_refused_and_the_next_is_read() {
        StreamLines lines = lines(StandardCharsets.ISO_8859_1, "caf\u00e9\nfine\n");

        assertThatThrownBy(lines::next)
                .isInstanceOfSatisfying(
                        Failure.class,
                        why -> assertThat(why.kind()).isEqualTo(FailureKind.INVALID));
        assertThat(lines.next()).isEqualTo("fine");
    }

    @Test
    void controls_are_seen_and_tabs_stay() {
        assertThat(lines("a\u0007b\tc\u001b[2Jd\u009b\u007f 👍").next())
                .isEqualTo("a\uFFFDb\tc\uFFFD[2Jd\uFFFD\uFFFD 👍");
    }

    private static StreamLines lines(String text) {
        return lines(StandardCharsets.UTF_8, text);
    }

    private static StreamLines lines(Charset charset, String text) {
        return new StreamLines(new ByteArrayInputStream(text.getBytes(charset)));
    }
}
