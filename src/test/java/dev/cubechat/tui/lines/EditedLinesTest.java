package dev.cubechat.tui.lines;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

@Timeout(30)
class EditedLinesTest {
    private static final String CTRL_V = "\u0016";

    private final List<List<String>> kept = new ArrayList<>();

    @Test
    void a_line_with_a_line_end_in_it_is_sent_and_not_kept_where_each_line_is_an_entry()
            throws Exception {
        try (LineDisciplineTerminal terminal =
                new LineDisciplineTerminal("test", "xterm", new ByteArrayOutputStream(), UTF_8)) {
            EditedLines lines = new EditedLines(terminal, List::of, List.of("before"), kept::add);
            terminal.processInputBytes(("one" + CTRL_V + "\ntwo\rthree\r").getBytes(UTF_8));

            assertThat(lines.next()).isEqualTo("one\ntwo");
            assertThat(lines.next()).isEqualTo("three");
        }

        assertThat(kept).containsExactly(List.of("before", "three"));
    }
}
