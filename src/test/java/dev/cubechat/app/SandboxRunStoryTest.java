package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.cli.Stop;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A sandbox in the foreground. */
class SandboxRunStoryTest {
    private static final int PATIENCE = 60;

    @TempDir Path home;
    private final Stop stop = new Stop();

    @AfterEach
    void end() {
        stop.now(Duration.ofSeconds(5));
    }

    @Test
    void it_says_where_it_is_and_ends_cleanly_when_it_is_terminated() throws Exception {
        Path ready = home.resolve("ready.json");
        Path temporary = Files.createDirectory(home.resolve("tmp"));
        Process process =
                new Shell(home)
                        .process(
                                List.of(
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-Djava.io.tmpdir=" + temporary),
                                "sandbox",
                                "run",
                                "--ephemeral",
                                "--rest-port=0",
                                "--xmpp-port=0",
                                "--ws-port=0",
                                "--json",
                                "--ready-file=" + ready)
                        .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            String first = out.readLine();
            String banner = err.readLine();
            String written = Files.readString(ready);
            process.destroy();

            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(first + "\n").isEqualTo(written);
            assertThat(JsonText.parse(first).asObject().get("pid"))
                    .isEqualTo(Json.of(process.pid()));
            assertThat(banner).contains("SANDBOX");
            assertThat(ready).doesNotExist();
            assertThat(temporary).isEmptyDirectory();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"users\":[{\"id\":1,\"logn\":\"x\"}]} | logn",
                "{\"users\":[{\"id\":\"x\"}]} | users[0].id",
                "{\"files\":[{\"user_id\":101,\"uid\":\"a/b\"}]} | files[0].uid",
                "{\"users\": | line 1",
            })
    void a_malformed_seed_is_told_and_leaves_nothing_behind(String seed, String told)
            throws IOException {
        Path file = Files.writeString(home.resolve("seed.json"), seed);
        Path data = home.resolve("data");

        Shell.Result result =
                new Shell(home).run("sandbox", "run", "--data=" + data, "--seed=" + file);

        assertThat(result.code()).isEqualTo(14);
        assertThat(result.err()).contains(file.toString(), told);
        assertThat(data).doesNotExist();
    }

    @Test
    void a_ready_record_that_outlived_its_sandbox_is_gone_before_the_next_one_begins()
            throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path ready = Files.writeString(home.resolve("ready.json"), "{\"pid\":" + dead.pid() + "}");

        Shell.Result result = runWithoutSeed(ready);

        assertThat(result.code()).as(result.err()).isEqualTo(14);
        assertThat(ready).doesNotExist();
    }

    @Test
    void the_ready_record_of_a_sandbox_that_runs_stays_where_another_cannot_begin()
            throws Exception {
        long running = ProcessHandle.current().parent().orElseThrow().pid();
        Path ready = Files.writeString(home.resolve("ready.json"), "{\"pid\":" + running + "}");

        Shell.Result result = runWithoutSeed(ready);

        assertThat(result.code()).as(result.err()).isEqualTo(14);
        assertThat(ready).exists();
    }

    private Shell.Result runWithoutSeed(Path ready) {
        Path seed = home.resolve("no-such-seed.json");
        return new Shell(home)
                .run("sandbox", "run", "--ephemeral", "--seed=" + seed, "--ready-file=" + ready);
    }

    @Test
    void a_seed_may_come_through_a_pipe() throws Exception {
        Path seed = PipedText.at(home.resolve("pipe"), "{\"users\":[{\"id\":7}]}");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Shell.Result result =
                    new Shell(home)
                            .run(
                                    stop,
                                    "sandbox",
                                    "run",
                                    "--ephemeral",
                                    "--seed=" + seed,
                                    "--rest-port=" + taken.getLocalPort(),
                                    "--xmpp-port=0",
                                    "--ws-port=0");

            assertThat(result.err()).contains("port " + taken.getLocalPort());
        }
    }

    @ParameterizedTest
    @CsvSource({"--rest-port", "--xmpp-port", "--ws-port"})
    void a_port_that_is_in_use_is_named(String option) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path data = home.resolve("data");
            String port = Integer.toString(taken.getLocalPort());

            Shell.Result result =
                    new Shell(home)
                            .run(
                                    stop,
                                    "sandbox",
                                    "run",
                                    "--data=" + data,
                                    "--rest-port=" + (option.equals("--rest-port") ? port : "0"),
                                    "--xmpp-port=" + (option.equals("--xmpp-port") ? port : "0"),
                                    "--ws-port=" + (option.equals("--ws-port") ? port : "0"));

            assertThat(result.code()).isEqualTo(8);
            assertThat(result.err())
                    .contains("port " + port, "--rest-port 0, --xmpp-port 0 and --ws-port 0");
            assertThat(data.toFile().list()).containsExactly("lock");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--rest-port, 70000",
        "--rest-port, -1",
        "--ws-port, 70000",
        "--xmpp-port, 70000",
        "--xmpp-port, -1",
        "--xmpp-port, many",
    })
    void a_port_that_is_none_is_refused_and_leaves_nothing_behind(String option, String port) {
        Path data = home.resolve("data");

        for (String[] words :
                List.of(
                        new String[] {"sandbox", "run", "--data=" + data, option + "=" + port},
                        new String[] {"sandbox", "start", option + "=" + port})) {
            Shell.Result result = new Shell(home).run(stop, words);

            assertThat(result.code()).as(result.err()).isEqualTo(2);
            assertThat(result.err())
                    .contains(option + " takes a port from 1 to 65535")
                    .contains("not \"" + port + "\"");
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void a_ready_file_that_cannot_be_written_is_named_and_leaves_no_world() {
        Path data = home.resolve("data");
        Path file = home.resolve("nowhere/ready.json");

        Shell.Result result =
                new Shell(home)
                        .run(
                                stop,
                                "sandbox",
                                "run",
                                "--data=" + data,
                                "--rest-port=0",
                                "--xmpp-port=0",
                                "--ws-port=0",
                                "--ready-file=" + file);

        assertThat(result.code()).isEqualTo(14);
        assertThat(result.err())
                .contains("Could not write the ready record to " + file + ".")
                .doesNotContain("Exception");
        assertThat(data.toFile().list()).containsExactly("lock");
    }

    @Test
    void two_places_to_keep_the_world_are_one_too_many() {
        Shell.Result result =
                new Shell(home).run("sandbox", "run", "--ephemeral", "--data=" + home);

        assertThat(result.code()).isEqualTo(2);
    }
}
