package dev.cubechat.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

class SplitterTest {
    @ParameterizedTest
    @ValueSource(strings = {"lines", "nul", "jsonl", "block:END"})
    void a_record_that_is_too_long_says_so_however_it_ends(String frame) throws IOException {
        Framing framing = Framing.parse(frame);
        String input = "a".repeat(Splitter.LONGEST + 7) + framing.end() + "b" + framing.end();
        Splitter splitter = splitter(framing, input);

        Piece first = Objects.requireNonNull(splitter.next());
        Piece second = Objects.requireNonNull(splitter.next());

        assertThat(first.tooLong()).isTrue();
        assertThat(first.bytes()).hasSize(Splitter.LONGEST);
        assertThat(second.tooLong()).isFalse();
        assertThat(second.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("b");
    }

    @Test
    void a_record_of_the_greatest_length_is_whole() throws IOException {
        String longest = "a".repeat(Splitter.LONGEST);

        Piece line = Objects.requireNonNull(splitter(Framing.LINES, longest).next());
        Piece block = Objects.requireNonNull(splitter(Framing.parse("block:END"), longest).next());

        assertThat(line.tooLong()).isFalse();
        assertThat(block.tooLong()).isFalse();
    }

    private static Splitter splitter(Framing framing, String input) {
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        return new Splitter(new ByteArrayInputStream(bytes), framing);
    }
}
