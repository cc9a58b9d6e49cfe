package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.cli.Stop;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void version_is_one_line_on_stdout() {
        int code = run("--version");

        assertThat(code).isZero();
        assertThat(text(out)).matches("cubechat \\d+\\.\\d+\\.\\d+\\R");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void an_unknown_word_is_a_usage_error_on_stderr() {
        int code = run("frobnicate");

        assertThat(code).isEqualTo(2);
        assertThat(text(out)).isEmpty();
        assertThat(text(err)).contains("frobnicate");
    }

    private int run(String... args) {
        Streams streams =
                new Streams(
                        InputStream.nullInputStream(),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Streams.NONE);
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return Main.run(args, streams, Map.of(), clock, new Stop());
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
