package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.SeedReader;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Dialogs in files: one checksum, whatever happens meanwhile. */
@Timeout(180)
class ExportStoryTest {
    private static final long PATIENCE = 60;
    private static final String UNTIL = "2026-03-01T00:00:00Z";

    @TempDir Path homes;
    @TempDir Path folder;
    @AutoClose private StoryWorld world;

    @Test
    void page_sizes_crashes_and_writers_change_no_byte() throws Exception {
        world = worldOf(messages(60, 130, 60));
        Random random = new Random(7);
        Path straight = folder.resolve("straight.jsonl");
        run(0, "msg", "history", "#Climbers", "--all", "--until", UNTIL, "-o", straight.toString());

        AtomicBoolean over = new AtomicBoolean();
        Thread writer = Thread.ofVirtual().start(() -> writeUntil(over));
        for (String size : List.of("1", "7", "100")) {
            Path file = folder.resolve("pages-of-" + size + ".jsonl");
            export(file, size);
            for (int crash = 0; crash < 4; crash++) {
                cut(file, random.nextLong(Files.size(file)));
                export(file, size, "--resume");
                assertThat(file).as("pages of " + size).hasSameBinaryContentAs(straight);
            }
        }
        over.set(true);
        assertThat(writer.join(Duration.ofSeconds(PATIENCE))).isTrue();

        assertThat(Files.readAllLines(straight)).hasSize(250);
        assertThat(world.sandbox().transcript().text()).doesNotContain("mark_as_read=1");
    }

    @Test
    void a_killed_export_goes_on_and_comes_out_the_same() throws Exception {
        world =
                worldOf(
                        "\"bulk\":[{\"chat_dialog_id\":\""
                                + StoryWorld.CLIMBERS
                                + "\","
                                + "\"count\":30000,\"senders\":[101,102]}]");
        Path killed = folder.resolve("killed.jsonl");
        Path straight = folder.resolve("straight.jsonl");
        Process process =
                world.mira()
                        .process(
                                List.of("-Xmx32m"),
                                "msg",
                                "history",
                                "#Climbers",
                                "--all",
                                "-o",
                                killed.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        awaitSize(process, killed, 200_000);
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        long left = Files.size(killed);

        Shell.Result resumed =
                run(0, "msg", "history", "#Climbers", "--all", "-o", killed.toString(), "--resume");
        run(0, "msg", "history", "#Climbers", "--all", "-o", straight.toString());

        assertThat(resumed.err()).contains("resumed: 30000 messages");
        assertThat(left).isLessThan(Files.size(straight));
        assertThat(killed).hasSameBinaryContentAs(straight);
    }

    @Test
    void running_it_again_brings_edits_deletions_and_news() throws Exception {
        world = worldOf(messages(30, 0, 0));
        Path kept = folder.resolve("kept.json");
        Path fresh = folder.resolve("fresh.json");
        run(0, "msg", "history", "#Climbers", "--all", "-o", kept.toString());

        String edited = String.format("%024x", 3);
        run(0, "msg", "edit", edited, "--dialog", "#Climbers", "-m", "better", "--transport=rest");
        run(0, "msg", "delete", String.format("%024x", 9), "--for-everyone", "--yes");
        run(0, "msg", "send", "#Climbers", "-m", "one more");
        run(9, "msg", "history", "#Climbers", "--all", "-o", kept.toString());
        Shell.Result checked =
                run(3, "msg", "history", "#Climbers", "--all", "-o", kept.toString(), "--verify");
        Shell.Result updated =
                run(0, "msg", "history", "#Climbers", "--all", "-o", kept.toString(), "--resume");
        run(0, "msg", "history", "#Climbers", "--all", "-o", fresh.toString());

        assertThat(checked.err()).contains("0 missing, 1 gone since");
        assertThat(updated.err()).contains("updated: 30 messages");
        assertThat(kept).hasSameBinaryContentAs(fresh);
        assertThat(kept).content().contains("\"better\"", "\"one more\"");
    }

    @Test
    void programs_get_a_record_about_the_file_of_a_history() throws Exception {
        world = worldOf(messages(5, 0, 0));
        String file = folder.resolve("kept.jsonl").toString();
        String[] history = {"msg", "history", "#Climbers", "--all", "-o", file, "--resume"};

        Shell.Result written = run(0, and(history, "--jsonl"));
        Shell.Result picked = run(0, and(history, "--json=status,messages,path"));
        Shell.Result plain = run(0, history);
        Shell.Result wrong = run(2, and(history, "--json=body"));

        assertThat(written.out())
                .startsWith(
                        "{\"dialog_id\":\"" + StoryWorld.CLIMBERS + "\",\"status\":\"written\"");
        assertThat(written.err()).contains("written: 5 messages");
        assertThat(picked.out())
                .isEqualTo("{\"status\":\"unchanged\",\"messages\":5,\"path\":\"" + file + "\"}\n");
        assertThat(plain.out()).isEmpty();
        assertThat(wrong.err()).contains("body");
    }

    @Test
    void a_dialog_that_is_named_twice_is_exported_once() throws Exception {
        world = worldOf(messages(5, 0, 0));

        Shell.Result done =
                run(
                        0,
                        "dialog",
                        "export",
                        "#Climbers",
                        StoryWorld.CLIMBERS,
                        "-o",
                        folder.resolve("archive").toString(),
                        "--json=dialog_id,status");

        assertThat(done.out())
                .isEqualTo(
                        "[{\"dialog_id\":\""
                                + StoryWorld.CLIMBERS
                                + "\",\"status\":\"written\"}]\n");
    }

    private static String[] and(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void what_is_no_file_is_never_taken_away() throws Exception {
        world = worldOf(messages(3, 0, 0));
        Path pipe = folder.resolve("pipe");
        Process process = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

        Shell.Result result =
                run(9, "msg", "history", "#Climbers", "--all", "-o", pipe.toString(), "--resume");

        assertThat(result.err()).contains(pipe + " is there, and is no file");
        assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
    }

    @Test
    void what_is_no_file_is_called_so_where_nothing_can_be_written_beside_it() throws Exception {
        Path place = Path.of("/proc/self/cwd");
        assumeTrue(Files.exists(place));
        world = worldOf(messages(3, 0, 0));

        Shell.Result result =
                run(9, "msg", "history", "#Climbers", "--all", "-o", place.toString(), "--resume");

        assertThat(result.err()).contains(place + " is there, and is no file");
    }

    @Test
    void a_dash_is_stdout_and_never_a_file() throws Exception {
        world = worldOf(messages(3, 0, 0));

        Shell.Result shown = run(0, "msg", "history", "#Climbers", "--all", "--jsonl", "-o", "-");

        assertThat(shown.out())
                .isEqualTo(run(0, "msg", "history", "#Climbers", "--all", "--jsonl").out())
                .isNotEmpty();
        assertThat(run(2, "msg", "history", "#Climbers", "--all", "-o", "-", "--resume").err())
                .contains("go with -o FILE");
        assertThat(run(2, "dialog", "export", "#Climbers", "-o", "-").err())
                .contains("hint: To stdout: cubechat msg history DIALOG --all");
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void dialogs_go_to_a_folder_each_to_its_file() throws Exception {
        world = worldOf(messages(3, 0, 0));
        String there = folder.resolve("archive").toString();

        Shell.Result done =
                run(
                        3,
                        "dialog",
                        "export",
                        "#Climbers",
                        "5eed0000000000000000dead",
                        "-o",
                        there,
                        "--format=csv",
                        "--verify",
                        "--json=dialog_id,status,messages,gaps");

        assertThat(done.out())
                .isEqualTo(
                        "[{\"dialog_id\":\""
                                + StoryWorld.CLIMBERS
                                + "\",\"status\":\"written\",\"messages\":3,\"gaps\":[]}]\n");
        assertThat(done.err()).contains("5eed0000000000000000dead");
        assertThat(folder.resolve("archive").resolve(StoryWorld.CLIMBERS + ".csv"))
                .content()
                .startsWith("id,dialog_id,sender_id,recipient_id,sent_at,body,date_sent,")
                .contains(",101,,2026-02-25T06:13:20Z,m,");
    }

    private void export(Path file, String size, String... more) {
        Shell.Result done =
                world.mira()
                        .run(
                                Stream.concat(
                                                Stream.of(
                                                        "msg",
                                                        "history",
                                                        "#Climbers",
                                                        "--all",
                                                        "--until",
                                                        UNTIL,
                                                        "--page-size",
                                                        size,
                                                        "-o",
                                                        file.toString()),
                                                Stream.of(more))
                                        .toArray(String[]::new));
        assertThat(done.code()).as(done.err()).isZero();
    }

    private void writeUntil(AtomicBoolean over) {
        Shell jon = world.jon();
        while (!over.get()) {
            jon.run("msg", "send", "#Climbers", "-m", "meanwhile");
        }
    }

    private Shell.Result run(int code, String... args) {
        Shell.Result result = world.mira().run(args);

        assertThat(result.code()).as(result.err()).isEqualTo(code);
        return result;
    }

    private static void cut(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static void awaitSize(Process process, Path file, long size) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (process.isAlive()
                && System.nanoTime() < deadline
                && (!Files.exists(file) || Files.size(file) <= size)) {
            Thread.onSpinWait();
        }
    }

    private StoryWorld worldOf(String messages) {
        String seed =
                """
                {"users":[{"id":101,"login":"mira","password":"pw-101"},
                          {"id":102,"login":"jon","password":"pw-102"}],
                 "dialogs":[{"_id":"%s","type":2,"name":"Climbers",
                             "user_id":101,"occupants_ids":[101,102]}],
                 %s}
                """
                        .formatted(StoryWorld.CLIMBERS, messages);
        return new StoryWorld(homes, SandboxOptions.FOR_TESTS.withSeed(SeedReader.read(seed)));
    }

    /** Quiet seconds, then one crowded second, then quiet seconds. */
    private static String messages(int before, int crowd, int after) {
        StringBuilder json = new StringBuilder("\"messages\":[");
        long second = 1_772_000_000;
        for (int i = 0; i < before + crowd + after; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"_id\":\"")
                    .append(String.format("%024x", crowd == 0 ? i : (i * 7919L) % 1_000_003))
                    .append("\",\"chat_dialog_id\":\"" + StoryWorld.CLIMBERS)
                    .append("\",\"sender_id\":101,\"message\":\"m\",\"date_sent\":")
                    .append(second)
                    .append("}");
            second += i < before || i >= before + crowd - 1 ? 1 : 0;
        }
        return json.append("]").toString();
    }
}
