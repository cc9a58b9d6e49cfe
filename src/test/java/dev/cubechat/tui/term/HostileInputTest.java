package dev.cubechat.tui.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.fuzz.Hostile;
import dev.cubechat.tui.Event;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class HostileInputTest {
    private static final List<String> TYPED =
            List.of(
                    "hello \u001b[A\u001b[1;5C\u001bOP\u001b[15~\u001b[97;5u\u001b[27;2;13~é😀\r",
                    "\u001b[200~pasted\ntext\u001b[201~\u001b[<0;12;5M\u001b[<0;12;5m\u001b[I",
                    "\u001b]11;rgb:1e1e/1e1e/1e1e\u001b\\\u001b[?2026;2$y\u001b[?62;4c\u001b[M !!",
                    "\u001bP>|xterm(370)\u001b\\\u001b[[A\u001b[24;80R\u001b\u001bx\u0007\u007f");

    @Test
    void whatever_a_terminal_sends_becomes_keys_and_no_more_than_was_sent() throws Exception {
        Hostile.ofTexts(TYPED)
                .to(
                        (input, random) -> {
                            List<Event> events = new ArrayList<>();
                            Decoder decoder = new Decoder(events::add, reply -> {});
                            boolean raw = random.nextBoolean();
                            String text =
                                    new String(
                                            input,
                                            raw
                                                    ? StandardCharsets.UTF_16BE
                                                    : StandardCharsets.UTF_8);
                            text.codePoints().forEach(decoder::accept);
                            decoder.silence();
                            assertThat(decoder.patience()).isZero();
                            assertThat(events).hasSizeLessThanOrEqualTo(text.length() + 1);
                        });
    }
}
