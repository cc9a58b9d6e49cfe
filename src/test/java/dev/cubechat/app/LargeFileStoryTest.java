package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.NewFile;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The largest file there may be, carried by processes with a quarter of its size in memory. */
@Timeout(180)
class LargeFileStoryTest {
    private static final List<String> LITTLE_MEMORY = List.of("-Xmx24m");
    private static final long PATIENCE = 60;
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir Path homes;
    @TempDir Path folder;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void a_hundred_megabytes_go_there_and_come_back_also_after_a_kill() throws Exception {
        Path file = largest();
        Path goal = folder.resolve("copy.bin");

        String uid = field(run("file", "upload", file.toString(), "--json"), "uid");
        killDuringDownload(uid, goal);
        String downloaded = run("file", "download", uid, "-o", goal.toString(), "--json");

        assertThat(Long.parseLong(field(downloaded, "resumed_at"))).isGreaterThan(MEGABYTE);
        assertThat(Files.mismatch(file, goal)).isEqualTo(-1);
        assertThat(folder).isDirectoryNotContaining("glob:**.part*");
    }

    private void killDuringDownload(String uid, Path goal) throws Exception {
        Path part = folder.resolve("copy.bin.part");
        Process process =
                world.mira()
                        .process(LITTLE_MEMORY, "file", "download", uid, "-o", goal.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (process.isAlive()
                && System.nanoTime() < deadline
                && (!Files.exists(part) || Files.size(part) <= MEGABYTE)) {
            Thread.onSpinWait();
        }
        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThat(part).exists();
        assertThat(goal).doesNotExist();
    }

    private Path largest() throws IOException {
        Path file = folder.resolve("large.bin");
        byte[] block = new byte[MEGABYTE];
        Random random = new Random(7);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < NewFile.MOST_BYTES; written += MEGABYTE) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        return file;
    }

    private String run(String... args) throws IOException, InterruptedException {
        Process process =
                world.mira().process(LITTLE_MEMORY, args).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static String field(String json, String name) throws MalformedJson {
        return JsonText.parse(json).asObject().get(name).asText().orElseThrow();
    }
}
