package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The shipped program takes certificates as they are shown, and knows those again that passed. */
@Timeout(120)
class PassedCertificatesIT {
    private static final Path PROGRAM = Path.of("target/cubechat/bin/cubechat").toAbsolutePath();

    @TempDir private Path homes;

    @Test
    void who_has_passed_is_known_to_the_next_process_and_nobody_else_is() throws Exception {
        try (StoryWorld world = new StoryWorld(homes);
                StoryWorld other = new StoryWorld(homes.resolve("others"))) {
            Shell mira = world.mira();
            Path memory = homes.resolve("mira/.cache/cubechat/passed-certificates");

            assertThat(exit(mira, "auth", "login")).isZero();
            String passed = Files.readString(memory);
            assertThat(exit(mira, "msg", "send", "@jon", "-m", "by REST")).isZero();
            assertThat(exit(mira, "msg", "send", "@jon", "-m", "hi", "--transport=xmpp")).isZero();

            assertThat(passed).hasLineCount(1);
            assertThat(Files.readString(memory)).isEqualTo(passed);
            Shell wrong = mira.with("CUBECHAT_CA_FILE", other.ready().caFile().toString());
            assertThat(exit(wrong, "msg", "send", "@jon", "-m", "to whom?")).isEqualTo(8);
            assertThat(Files.readString(memory)).isEqualTo(passed);
        }
    }

    @Test
    void a_certificate_that_was_taken_as_shown_can_be_read() throws Exception {
        try (StoryWorld world = new StoryWorld(homes)) {
            Shell mira = world.mira();
            assertThat(exit(mira, "auth", "login")).isZero();

            assertThat(said(mira, "doctor")).contains("certificate good for ");
        }
    }

    private static int exit(Shell person, String... words) throws Exception {
        Process process = start(person, words);
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static String said(Shell person, String... words) throws IOException {
        return new String(start(person, words).getInputStream().readAllBytes(), UTF_8);
    }

    private static Process start(Shell person, String... words) throws IOException {
        List<String> line = Stream.concat(Stream.of(PROGRAM.toString()), Stream.of(words)).toList();
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(person.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
