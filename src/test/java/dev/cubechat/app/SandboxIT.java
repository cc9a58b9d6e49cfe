package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program as it is shipped, with a sandbox of its own. */
class SandboxIT {
    private static final String CUBECHAT =
            Path.of("target/cubechat/bin/cubechat").toAbsolutePath().toString();
    private static final List<String> FREE_PORTS =
            List.of("--rest-port=0", "--xmpp-port=0", "--ws-port=0");

    @TempDir Path home;

    @AfterEach
    void stop() throws Exception {
        assertThat(run("sandbox", "stop").code()).isZero();
    }

    @Test
    void it_starts_a_sandbox_that_outlives_it_and_talks_with_it() throws Exception {
        Ran started = run(with("sandbox", "start"));
        Ran sent = run("msg", "send", "@jon", "-m", "hi", "--transport=xmpp", "--json=status");
        Ran read = run("msg", "history", "@jon", "--json=body", "--limit=1");

        assertThat(started.said()).contains("Signed in as mira");
        assertThat(started.code()).isZero();
        assertThat(sent).isEqualTo(new Ran(0, "{\"status\":\"sent\"}\n"));
        assertThat(read.said()).startsWith("[{\"body\":\"hi\"}]");
    }

    @Test
    void it_ends_a_sandbox_in_the_foreground_at_once_when_terminated() throws Exception {
        long begun = System.nanoTime();
        Process process = process(with("sandbox", "run", "--ephemeral", "--json")).start();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            assertThat(out.readLine()).startsWith("{\"api_url\":\"https://localhost:");
            long ready = System.nanoTime();

            process.destroy();

            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            System.out.printf(
                    "sandbox: ready after %d ms, ended after %d ms%n",
                    Duration.ofNanos(ready - begun).toMillis(),
                    Duration.ofNanos(System.nanoTime() - ready).toMillis());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void its_demo_shows_chat_traffic() throws Exception {
        Ran demo = run("demo");

        assertThat(demo.code()).isZero();
        assertThat(demo.said())
                .contains("# Jon Berg is typing…", "# Lena Voss: Me too. I bring the tea ☕");
    }

    private static String[] with(String... words) {
        return Stream.concat(Stream.of(words), FREE_PORTS.stream()).toArray(String[]::new);
    }

    private ProcessBuilder process(String... arguments) {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Stream.concat(Stream.of(CUBECHAT), Stream.of(arguments)).toList());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("HOME", home.toString());
        return builder;
    }

    /** Runs the program; what it said is stdout and stderr together. */
    private Ran run(String... arguments) throws IOException, InterruptedException {
        Process process = process(arguments).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), said);
    }

    private record Ran(int code, String said) {}
}
