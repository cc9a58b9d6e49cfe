package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.SeedReader;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A disk that is full in the middle of the work: the system lets no file of the process grow beyond
 * a limit. When there is room again, the work goes on, and nothing is lost or doubled.
 */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class DiskStoryTest {
    private static final int BATCH = 50;

    @TempDir Path folder;
    @AutoClose private StoryWorld world;

    @Test
    void a_pipe_whose_journal_finds_no_room_goes_on_when_there_is_some() throws Exception {
        world = new StoryWorld(folder);
        String journal = folder.resolve("run.journal").toString();
        List<String> lines = new ArrayList<>();
        List<String> told = new ArrayList<>();

        Process process =
                limited(20, "msg", "pipe", "#Climbers", "--journal", journal, "--jsonl").start();
        try (Writer in = process.outputWriter(StandardCharsets.UTF_8);
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = ""; line != null; ) {
                List<String> batch = lines(lines.size() + 1, lines.size() + BATCH);
                lines.addAll(batch);
                in.write(String.join("", batch));
                in.flush();
                for (int i = 0; i < BATCH && line != null; i++) {
                    line = out.readLine();
                    if (line != null) {
                        told.add(line);
                    }
                }
            }
        }
        Ended full = end(process);
        Shell.Result again =
                world.mira()
                        .typing(String.join("", lines))
                        .run("msg", "pipe", "#Climbers", "--journal", journal, "--jsonl");

        assertFull(full, "Could not write journal " + journal);
        List<String> sent =
                told.stream().filter(line -> line.contains("\"status\":\"sent\"")).toList();
        assertThat(sent).hasSizeBetween(1, lines.size() - 1);
        assertThat(told.subList(sent.size(), told.size()))
                .allMatch(line -> line.contains("\"status\":\"failed\""))
                .allMatch(line -> line.contains("\"error\":\"configuration\""));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out().lines().filter(line -> line.contains("\"earlier\":true")).count())
                .isGreaterThanOrEqualTo(sent.size());
        assertThat(bodies()).containsExactlyElementsOf(lines.stream().map(String::strip).toList());
    }

    @Test
    void a_listener_whose_cursor_finds_no_room_stops_and_goes_on_where_it_was() throws Exception {
        world = new StoryWorld(folder);
        List<String> lines = lines(1, 120);
        List<String> heard = new ArrayList<>();

        Process process = limited(2, "listen", "--cursor", "c", "--jsonl").start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.contains("\"ready\"")) {
                line = out.readLine();
            }
            world.jon().typing(String.join("", lines)).run("msg", "pipe", "#Climbers");
            for (line = out.readLine(); line != null; line = out.readLine()) {
                body(line, heard);
            }
        }
        Ended full = end(process);
        int before = heard.size();
        try (Listening listening = Listening.start(world.mira(), "--cursor", "c")) {
            while (!heard.contains("line 120")) {
                body(JsonText.write(listening.await("message")), heard);
            }
        }

        assertFull(full, "Could not write ", "cursor-c.json");
        assertThat(before).isBetween(1, 119);
        assertThat(heard).contains(lines.stream().map(String::strip).toArray(String[]::new));
        // Told, and then there was no room to write that down.
        heard.remove(heard.get(before - 1));
        assertThat(heard).doesNotHaveDuplicates();
    }

    @Test
    void an_export_that_finds_no_room_is_resumed_and_comes_out_the_same() throws Exception {
        String seed =
                "{\"users\":[{\"id\":101,\"login\":\"mira\",\"password\":\"pw-101\"},"
                        + "{\"id\":102,\"login\":\"jon\",\"password\":\"pw-102\"}],"
                        + "\"dialogs\":[{\"_id\":\""
                        + StoryWorld.CLIMBERS
                        + "\",\"type\":2,\"name\":\"Climbers\",\"user_id\":101,"
                        + "\"occupants_ids\":[101,102]}],"
                        + "\"bulk\":[{\"chat_dialog_id\":\""
                        + StoryWorld.CLIMBERS
                        + "\",\"count\":3000,\"senders\":[101,102]}]}";
        world = new StoryWorld(folder, SandboxOptions.FOR_TESTS.withSeed(SeedReader.read(seed)));
        String broken = folder.resolve("broken.jsonl").toString();
        String straight = folder.resolve("straight.jsonl").toString();

        Ended full =
                end(limited(200, "msg", "history", "#Climbers", "--all", "-o", broken).start());
        Shell.Result resumed =
                world.mira().run("msg", "history", "#Climbers", "--all", "-o", broken, "--resume");
        world.mira().run("msg", "history", "#Climbers", "--all", "-o", straight);

        assertFull(full, broken);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Path.of(broken)).hasSameBinaryContentAs(Path.of(straight));
    }

    @Test
    void a_doctor_on_a_full_disk_says_so_and_leaves_no_empty_bundle() throws Exception {
        world = new StoryWorld(folder);
        world.mira().run("user", "me");
        Path bundle = folder.resolve("bundle.zip");

        Process process = limited(0, "doctor", "--json", "--bundle", bundle.toString()).start();
        String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Ended full = end(process);

        assertFull(full, bundle.toString());
        assertThat(found).containsPattern("\"check\":\"state\",\"status\":\"failed\"");
        assertThat(bundle).doesNotExist();
    }

    @Test
    void where_nothing_can_be_kept_that_is_said_before_anything_is_done() throws Exception {
        world = new StoryWorld(folder);
        Shell shell = world.mira().with("XDG_STATE_HOME", "/dev/null/state");

        List<Shell.Result> results =
                List.of(
                        shell.run("user", "me"),
                        shell.run("listen", "--cursor", "c", "--for", "1s"),
                        shell.run("msg", "send", "#Climbers", "-m", "lost?"));

        assertThat(results)
                .allSatisfy(
                        result -> {
                            assertThat(result.code()).as(result.err()).isEqualTo(14);
                            assertThat(result.err())
                                    .contains("/dev/null/state")
                                    .contains("Not a directory")
                                    .contains("hint: ");
                        });
        assertThat(bodies()).doesNotContain("lost?");
    }

    private static void assertFull(Ended ended, String... words) {
        assertThat(ended.code()).as(ended.err()).isEqualTo(14);
        assertThat(ended.err())
                .contains(words)
                .contains("File too large")
                .containsPattern("hint\"?:");
    }

    private record Ended(int code, String err) {}

    private static Ended end(Process process) throws Exception {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        byte[] err = process.getErrorStream().readAllBytes();
        return new Ended(process.exitValue(), new String(err, StandardCharsets.UTF_8));
    }

    /** The command in a process of Mira's, none of whose files grows beyond so many KiB. */
    private ProcessBuilder limited(int kibibytes, String... words) {
        ProcessBuilder builder = world.mira().process(List.of("-XX:-UsePerfData"), words);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "/bin/sh",
                                "-c",
                                "ulimit -f " + 2 * kibibytes + " && exec \"$0\" \"$@\""));
        command.addAll(builder.command());
        return builder.command(command);
    }

    private static List<String> lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> "line " + number + "\n")
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static void body(String record, List<String> bodies) throws Exception {
        Json.Obj event = JsonText.parse(record).asObject();
        if (event.get("type").equals(Json.of("message"))) {
            bodies.add(event.get("body").asText().orElse(""));
        }
    }

    private List<String> bodies() throws IOException {
        String all = world.mira().run("msg", "history", "#Climbers", "--all", "--jsonl").out();
        List<String> bodies = new ArrayList<>();
        for (String line : all.lines().toList()) {
            String body = JsonText.parse(line).asObject().get("body").asText().orElse("");
            if (body.startsWith("line ") || body.equals("lost?")) {
                bodies.add(body);
            }
        }
        return bodies;
    }
}
