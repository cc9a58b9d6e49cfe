package dev.cubechat.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class ReadLimitTest {
    @TempDir Path folder;

    @Test
    void as_much_as_may_be_read_is_read_and_no_byte_more() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "1234567890");

        assertThat(new ReadLimit(10).text(file)).isEqualTo("1234567890");
        assertThatThrownBy(() -> new ReadLimit(9).read(file))
                .isInstanceOf(ReadLimit.Exceeded.class)
                .hasMessage("it is longer than 9 bytes");
    }

    @Test
    void what_has_no_end_is_not_read_to_its_end() {
        Path endless = Path.of("/dev/zero");
        assumeThat(endless).exists();

        assertThatThrownBy(() -> ReadLimit.ofKib(64).read(endless))
                .isInstanceOf(ReadLimit.Exceeded.class)
                .hasMessage("it is longer than 64 KiB");
    }

    @Test
    void after_the_first_line_the_rest_is_still_there() throws IOException {
        InputStream in = new ByteArrayInputStream("one\ntwo".getBytes(StandardCharsets.UTF_8));
        ReadLimit three = new ReadLimit(3);

        assertThat(three.firstLine(in)).asString().isEqualTo("one");
        assertThat(three.firstLine(in)).asString().isEqualTo("two");
        assertThat(three.firstLine(in)).isEmpty();
        assertThatThrownBy(() -> three.firstLine(new ByteArrayInputStream(new byte[4])))
                .isInstanceOf(ReadLimit.Exceeded.class);
    }

    @Test
    void a_text_that_is_not_utf_8_is_none() throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[] {'a', (byte) 0xe9});

        assertThatThrownBy(() -> ReadLimit.ofMib(1).text(file))
                .isInstanceOf(CharacterCodingException.class);
    }
}
