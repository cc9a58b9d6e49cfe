package dev.cubechat.app;

import static dev.cubechat.app.Listening.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A listener that stops and goes on where it was. */
@Timeout(120)
class CursorStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;
    private Shell mira;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
        mira = world.mira();
    }

    @Test
    void what_was_said_meanwhile_comes_first_and_once() throws Exception {
        try (Listening jon = Listening.start(world.jon(), "--cursor", "mailer")) {
            say("heard");
            jon.await("message");
            jon.stop();
        }
        say("away one");
        say("away two");

        try (Listening jon = Listening.start(world.jon(), "--cursor", "mailer")) {
            Json.Obj gap = jon.await("gap");
            say("live");
            jon.await(record -> word(record, "body").equals("live"));
            jon.stop();

            assertThat(gap.get("recovered")).isEqualTo(Json.of(2));
            assertThat(bodies(jon)).containsExactlyInAnyOrder("away one", "away two", "live");
        }
        Path file = stateOf("jon").resolve("cursor-mailer.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_listener_that_is_killed_again_and_again_loses_nothing() throws Exception {
        List<String> said = new ArrayList<>();
        List<String> got = new ArrayList<>();
        int kills = Integer.getInteger("kills", 2);
        for (int round = 0; round < kills; round++) {
            Process process =
                    world.jon()
                            .process(List.of(), "listen", "--cursor", "k", "--json=state,body")
                            .start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                String line = out.readLine();
                while (!line.contains("\"ready\"")) {
                    collect(line, got);
                    line = out.readLine();
                    assertThat(line).as(err(process)).isNotNull();
                }
                for (int i = 0; i < 4; i++) {
                    said.add("round " + round + " message " + i);
                    say(said.getLast());
                }
                while (!got.contains(said.getLast())) {
                    collect(out.readLine(), got);
                }
                said.add("into the kill " + round);
                say(said.getLast());

                process.toHandle().destroyForcibly();

                out.lines().forEach(rest -> collect(rest, got));
            }
            process.waitFor();
            said.add("away " + round);
            say(said.getLast());
        }
        try (Listening jon = Listening.start(world.jon(), "--cursor", "k")) {
            jon.await("gap");
            jon.stop();
            got.addAll(bodies(jon));
        }

        assertThat(got).containsAll(said);
        // Whoever is killed between printing and writing gets that one again.
        assertThat(got.size() - said.size()).isBetween(0, kills);
    }

    @Test
    void a_program_that_fails_gets_its_message_again() throws Exception {
        Path log = homes.resolve("log");
        Path broken = Files.writeString(homes.resolve("broken"), "");
        String program =
                "sed 's/.*\"body\":\"\\([^\"]*\\)\".*/\\1/' >> '%s'; ! test -e '%s'"
                        .formatted(log, broken);
        String[] listen = {
            "listen",
            "--cursor",
            "worker",
            "--from",
            "1h",
            "--dialog",
            "#Climbers",
            "--only",
            "message",
            "--exec",
            program,
            "--exec-ack",
            "--idle-exit",
            "500ms"
        };
        say("only this");
        Shell jon = world.jon();
        jon.run("listen", "--cursor", "worker", "--idle-exit", "300ms", "--dialog", "#Climbers");
        say("work");

        Shell.Result failed = jon.run(listen);
        Files.delete(broken);
        Shell.Result again = jon.run(listen);
        Shell.Result nothing = jon.run(listen);

        assertThat(failed.code()).as(failed.err()).isEqualTo(3);
        assertThat(failed.err()).contains("ended with 1, for message ");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(nothing.code()).as(nothing.err()).isZero();
        assertThat(Files.readAllLines(log)).containsExactly("work", "work");
    }

    @Test
    void a_program_that_takes_too_long_is_killed() throws Exception {
        Shell jon = world.jon();
        jon.run("listen", "--cursor", "slow", "--idle-exit", "300ms");
        say("work");

        Shell.Result result =
                jon.run(
                        "listen",
                        "--cursor",
                        "slow",
                        "--exec",
                        "sleep 60",
                        "--exec-ack",
                        "--exec-timeout",
                        "200ms",
                        "--for",
                        "20s");

        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.err()).contains("took longer than 200 ms and was killed");
    }

    @Test
    void two_programs_on_one_cursor_are_one_too_many() throws Exception {
        try (Listening first = Listening.start(world.jon(), "--cursor", "mine")) {
            Shell.Result second = world.jon().run("listen", "--cursor", "mine", "--for", "5s");
            Shell.Result other =
                    world.jon().run("listen", "--cursor", "other", "--idle-exit", "200ms");

            assertThat(second.code()).isEqualTo(9);
            assertThat(second.err())
                    .contains("Another program is reading with cursor mine.")
                    .contains("hint: ");
            assertThat(other.code()).as(other.err()).isZero();
            assertThat(first.stop().code()).isEqualTo(130);
        }
    }

    @Test
    void history_can_be_told_from_the_beginning_or_from_a_time_or_after_a_message()
            throws Exception {
        say("one");
        String second = say("two");
        say("three");

        List<String> all = replay("--from", "beginning");
        List<String> lately = replay("--from", "10m");
        List<String> after = replay("--from", second, "--dialog", "#Climbers");

        assertThat(all).contains("Who is in for Thursday?", "one", "two", "three");
        assertThat(all).doesNotHaveDuplicates();
        assertThat(lately)
                .contains("one", "two", "three")
                .doesNotContain("Who is in for Thursday?");
        assertThat(after).containsExactly("three");
    }

    @Test
    void a_busy_history_is_told_whole_and_stopped_in_the_middle() throws Exception {
        Shell jon = world.jon();
        List<String> said = new ArrayList<>();
        jon.run("listen", "--cursor", "few", "--idle-exit", "300ms");
        for (int i = 0; i < 7; i++) {
            said.add("message " + i);
            say("message " + i);
        }
        List<String> got = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            Shell.Result few =
                    jon.run(
                            "listen",
                            "--cursor",
                            "few",
                            "--only",
                            "message",
                            "--count",
                            "2",
                            "--for",
                            "3s",
                            "--json=body");
            assertThat(few.code()).as(few.err()).isZero();
            few.out().lines().forEach(line -> collect(line, got));
        }

        assertThat(got).containsExactlyInAnyOrderElementsOf(said);
    }

    @Test
    void an_edit_during_a_gap_is_told_and_other_changes_are_counted() throws Exception {
        Shell jon = world.jon();
        String first = say("helo");
        String second = say("nice");
        jon.run("listen", "--cursor", "edits", "--idle-exit", "300ms");
        mira.run("msg", "edit", first, "--dialog", "#Climbers", "-m", "hello");
        world.kai().run("msg", "react", second, "--dialog", "#Climbers", "--add", "👍");

        try (Listening again = Listening.start(jon, "--cursor", "edits")) {
            Json.Obj edited = again.await("edited");
            Json.Obj gap = again.await("gap");
            again.stop();

            assertThat(word(edited, "message_id")).isEqualTo(first);
            assertThat(word(edited, "body")).isEqualTo("hello");
            assertThat(gap.get("recovered")).isEqualTo(Json.of(0));
            assertThat(gap.get("edited")).isEqualTo(Json.of(1));
        }
    }

    @Test
    void a_sign_of_life_comes_though_nothing_happens() throws Exception {
        try (Listening jon = Listening.start(world.jon(), "--heartbeat", "100ms")) {
            jon.await("heartbeat");
            Json.Obj second = jon.await("heartbeat");

            assertThat(word(second, "state")).isEqualTo("ready");
        }
    }

    @Test
    void a_cursor_of_somebody_else_is_not_gone_on_with() throws Exception {
        Shell jon = world.jon();
        jon.run("listen", "--cursor", "c", "--idle-exit", "200ms");
        Path file = stateOf("jon").resolve("cursor-c.json");
        Files.writeString(
                file, Files.readString(file).replace("\"user_id\":102", "\"user_id\":103"));

        Shell.Result others = jon.run("listen", "--cursor", "c", "--for", "5s");
        Files.writeString(file, "{}");
        Shell.Result broken = jon.run("listen", "--cursor", "c", "--for", "5s");
        Files.writeString(file, "");
        Shell.Result empty = jon.run("listen", "--cursor", "c", "--for", "5s");

        assertThat(others.code()).isEqualTo(9);
        assertThat(others.err()).contains("belongs to user 103, and you are 102.");
        assertThat(broken.code()).isEqualTo(14);
        assertThat(broken.err()).contains("The cursor c cannot be read.").contains("hint: ");
        assertThat(empty.code()).isEqualTo(14);
    }

    @Test
    void where_the_power_failed_in_the_middle_of_a_line_the_one_before_counts() throws Exception {
        Shell jon = world.jon();
        try (Listening listening = Listening.start(jon, "--cursor", "c")) {
            say("heard");
            listening.await("message");
            listening.stop();
        }
        Path file = stateOf("jon").resolve("cursor-c.json");
        Files.writeString(file, "{\"v\":1,\"user_id\":102,\0\0\0", StandardOpenOption.APPEND);
        say("away");

        try (Listening listening = Listening.start(jon, "--cursor", "c")) {
            listening.await("gap");
            listening.stop();

            assertThat(bodies(listening)).containsExactly("away");
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_said_at_once() throws Exception {
        Shell jon = world.jon();
        jon.run("auth", "login");
        Files.createDirectory(stateOf("jon").resolve("cursor-c.json.lock"));

        Shell.Result result = jon.run("listen", "--cursor", "c", "--for", "5s");

        assertThat(result.code()).as(result.err()).isEqualTo(14);
        assertThat(result.err()).contains("Could not write in ").contains("hint: ");
    }

    @Test
    void what_does_not_go_together_is_a_usage_error() {
        Shell jon = world.jon();

        assertThat(jon.run("listen", "--exec-ack", "--exec", "true").code()).isEqualTo(2);
        assertThat(jon.run("listen", "--exec-timeout", "1s").code()).isEqualTo(2);
        assertThat(jon.run("listen", "--contacts", "--only", "message").code()).isEqualTo(2);
        assertThat(jon.run("listen", "--cursor", "../x").code()).isEqualTo(2);
        assertThat(jon.run("listen", "--cursor", "c", "--only", "typing").code()).isEqualTo(2);
        assertThat(jon.run("listen", "--from", "last").code()).isEqualTo(2);
        assertThat(jon.run("listen", "--idle-exit", "0s").code()).isEqualTo(2);
        assertThat(jon.run("listen", "--ping-interval", "0s").code()).isEqualTo(2);
    }

    private List<String> replay(String... place) throws IOException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "listen",
                                "--only",
                                "message",
                                "--idle-exit",
                                "500ms",
                                "--json=body"));
        words.addAll(List.of(place));
        Shell.Result result = world.jon().run(words.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        List<String> bodies = new ArrayList<>();
        result.out().lines().forEach(line -> collect(line, bodies));
        return bodies;
    }

    private static void collect(String line, List<String> bodies) {
        try {
            JsonText.parse(line).asObject().get("body").asText().ifPresent(bodies::add);
        } catch (MalformedJson half) {
            // The last line of a killed process may be a half one.
            assertThat(line).doesNotEndWith("}");
        }
    }

    private static String err(Process process) throws IOException {
        return process.isAlive()
                ? ""
                : new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Path stateOf(String who) {
        return homes.resolve(who).resolve(".local/state/cubechat/default");
    }

    private String say(String text) {
        Shell.Result sent = mira.run("msg", "send", "#Climbers", "-m", text, "--json=id");
        assertThat(sent.code()).as(sent.err()).isZero();
        return sent.out().replaceAll(".*\"id\":\"([0-9a-f]+)\".*\\n", "$1");
    }

    private static List<String> bodies(Listening listening) {
        return listening.all().stream()
                .filter(record -> word(record, "type").equals("message"))
                .map(record -> word(record, "body"))
                .toList();
    }
}
