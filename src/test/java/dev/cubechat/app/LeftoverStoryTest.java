package dev.cubechat.app;

import static dev.cubechat.app.StoryFiles.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.cli.Stop;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An upload for what does not come about in the end leaves nothing in the storage. */
@Timeout(60)
class LeftoverStoryTest {
    @TempDir Path homes;
    @TempDir Path folder;
    @AutoClose private StoryWorld world;
    private StoryFiles files;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
        files = new StoryFiles(folder, world);
    }

    @Test
    void an_upload_that_is_stopped_leaves_nothing_behind() throws Exception {
        Shell.Result stopped = stopped(1, "file", "upload", large());

        assertThat(stopped.code()).isEqualTo(130);
        assertThat(world.mira().run("file", "list", "--json=name").out())
                .doesNotContain("large.bin");
    }

    @Test
    void a_message_whose_second_file_is_stopped_is_not_sent_and_leaves_no_file() throws Exception {
        Path small = files.write("small.txt", bytes(10));

        Shell.Result stopped =
                stopped(
                        2,
                        "msg",
                        "send",
                        "#Climbers",
                        "-m",
                        "two files",
                        "--attach",
                        small.toString(),
                        "--attach",
                        large());

        assertThat(stopped.code()).isEqualTo(130);
        assertThat(stopped.err()).isEmpty();
        assertThat(world.mira().run("file", "list", "--json=name").out())
                .doesNotContain("small.txt", "large.bin");
        assertThat(world.mira().run("msg", "history", "#Climbers", "--json=body").out())
                .doesNotContain("two files");
    }

    @Test
    void a_photo_that_is_stopped_makes_no_dialog_and_leaves_no_file() throws Exception {
        Shell.Result stopped =
                stopped(
                        1,
                        "dialog",
                        "create",
                        "group",
                        "--name",
                        "Photographers",
                        "@jon",
                        "--photo",
                        large());

        assertThat(stopped.code()).isEqualTo(130);
        assertThat(world.mira().run("file", "list", "--json=name").out())
                .doesNotContain("large.bin");
        assertThat(world.mira().run("dialog", "list", "--json=name").out())
                .doesNotContain("Photographers");
    }

    @Test
    void a_picture_for_what_is_refused_does_not_stay_in_the_storage() throws Exception {
        Path picture = files.write("mira.png", bytes(10));

        Shell.Result refused =
                world.mira()
                        .run(
                                "user",
                                "update",
                                "--new-login",
                                "jon",
                                "--avatar",
                                picture.toString());

        assertThat(refused.code()).isEqualTo(13);
        assertThat(world.mira().run("file", "list", "--json=name").out())
                .doesNotContain("mira.png");
    }

    /** What a command says that is stopped while it sends this one of its files. */
    private Shell.Result stopped(int upload, String... words) throws Exception {
        Stop stop = new Stop();
        CompletableFuture<Shell.Result> uploading =
                CompletableFuture.supplyAsync(() -> world.mira().run(stop, words));
        while (world.sandbox().transcript().text().split("POST /cb-sandbox-s3", -1).length
                <= upload) {
            assertThat(uploading).isNotDone();
            LockSupport.parkNanos(1_000_000);
        }
        stop.now(Duration.ofSeconds(20));
        return uploading.get(20, TimeUnit.SECONDS);
    }

    private String large() throws IOException {
        return files.sparse("large.bin", 95L * 1024 * 1024).toString();
    }
}
