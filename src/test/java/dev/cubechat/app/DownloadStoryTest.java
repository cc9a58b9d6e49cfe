package dev.cubechat.app;

import static dev.cubechat.app.StoryFiles.bytes;
import static dev.cubechat.app.StoryFiles.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Files come back: whole, under a name that does no harm, and over nothing that was there. */
@Timeout(60)
class DownloadStoryTest {
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
    void a_file_that_was_uploaded_comes_back_to_the_byte() throws Exception {
        Path file = files.write("Grüße von unterwegs.png", bytes(300_000));

        Shell.Result uploaded = world.mira().run("file", "upload", file.toString(), "--json");
        String uid = field(uploaded, "uid");
        Shell.Result downloaded =
                world.jon().run("file", "download", uid, "-o", folder + "/copy", "--json");
        Shell.Result info = world.jon().run("file", "info", uid, "--json=name,content_type,size");

        assertThat(uploaded.code()).as(uploaded.err()).isZero();
        assertThat(uploaded.out())
                .contains("\"name\":\"Grüße von unterwegs.png\"")
                .contains("\"content_type\":\"image/png\"")
                .contains("\"size\":300000,\"public\":false,\"complete\":true");
        assertThat(uploaded.err()).isEmpty();
        assertThat(downloaded.code()).as(downloaded.err()).isZero();
        assertThat(folder.resolve("copy")).hasSameBinaryContentAs(file);
        assertThat(downloaded.out())
                .isEqualTo(
                        "{\"path\":\"%s/copy\",\"size\":300000,\"uid\":\"%s\",\"resumed_at\":0}\n"
                                .formatted(folder, uid));
        assertThat(info.out())
                .isEqualTo(
                        "{\"name\":\"Grüße von unterwegs.png\",\"content_type\":\"image/png\","
                                + "\"size\":300000}\n");
        assertThat(folder).isDirectoryNotContaining("glob:**.part*");
    }

    @Test
    void a_download_takes_its_name_from_the_storage_but_never_leaves_its_folder() throws Exception {
        Path file = files.write("a", bytes(10));
        Path inner = Files.createDirectory(folder.resolve("inner"));
        String up = files.upload(file, "--name", "../../up.txt");
        String hidden = files.upload(file, "--name", ".bash\u202erc");

        world.jon().run("file", "download", up, "-o", inner.toString());
        world.jon().run("file", "download", hidden, "-o", inner.toString());

        assertThat(inner.resolve("up.txt")).hasSize(10);
        assertThat(inner.resolve("_bash_rc")).hasSize(10);
        assertThat(folder).isDirectoryNotContaining("glob:**up.txt");
    }

    @Test
    void a_file_that_is_there_is_not_written_over_unless_that_was_asked_for() throws Exception {
        String uid = files.upload(files.write("a", bytes(10)));
        Path mine = files.write("mine", new byte[] {1});

        Shell.Result without = world.jon().run("file", "download", uid, "-o", mine.toString());
        Shell.Result with =
                world.jon().run("file", "download", uid, "-o", mine.toString(), "--force");

        assertThat(without.code()).isEqualTo(9);
        assertThat(without.err()).contains("is there already").contains("--force");
        assertThat(with.code()).as(with.err()).isZero();
        assertThat(mine).hasSize(10);
    }

    @Test
    void a_download_goes_on_with_what_an_earlier_one_left() throws Exception {
        Path file = files.write("wall.png", bytes(100_000));
        String uid = files.upload(file);
        Path goal = folder.resolve("copy");
        world.jon().run("file", "download", uid, "-o", goal.toString());
        Shell.Result link = world.jon().run("file", "url", uid, "--json=url");
        assertThat(link.code()).isZero();
        String tag = md5(file);
        Files.move(goal, folder.resolve("copy.part"));
        files.sparse("copy.part", 60_000);
        Files.writeString(folder.resolve("copy.part.tag"), uid + "\n\"" + tag + "\"\n");

        Shell.Result again =
                world.jon().run("file", "download", uid, "-o", goal.toString(), "--json");

        assertThat(field(again, "resumed_at")).isEqualTo("60000");
        assertThat(goal).hasSameBinaryContentAs(file);
        assertThat(world.sandbox().transcript().text()).contains("206 (40000 bytes)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.part", "x.part.tag"})
    void a_file_of_ones_own_that_has_the_name_of_a_part_stays_as_it_is(String name)
            throws Exception {
        String uid = files.upload(files.write("a", bytes(10)));
        Path mine = files.write(name, new byte[] {1});
        Path goal = folder.resolve("x");

        Shell.Result result =
                world.jon().run("file", "download", uid, "-o", goal.toString(), "--force");

        assertThat(result.code()).isEqualTo(9);
        assertThat(result.err()).contains(mine + " is there already");
        assertThat(mine).hasBinaryContent(new byte[] {1});
        assertThat(goal).doesNotExist();
    }

    @Test
    void a_link_in_the_place_of_a_part_is_not_followed() throws Exception {
        String uid = files.upload(files.write("a", bytes(10)));
        Path mine = files.write("mine", new byte[] {1});
        Files.createSymbolicLink(folder.resolve("x.part"), mine);
        Path goal = folder.resolve("x");

        Shell.Result result = world.jon().run("file", "download", uid, "-o", goal.toString());

        assertThat(result.code()).isEqualTo(9);
        assertThat(mine).hasBinaryContent(new byte[] {1});
        assertThat(goal).doesNotExist();
    }

    @Test
    void a_link_that_leads_nowhere_is_not_written_over_unasked() throws Exception {
        String uid = files.upload(files.write("a", bytes(10)));
        Path link = Files.createSymbolicLink(folder.resolve("x"), folder.resolve("nowhere"));

        Shell.Result result = world.jon().run("file", "download", uid, "-o", link.toString());

        assertThat(result.code()).isEqualTo(9);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void a_named_pipe_gets_the_bytes_and_stays_one() throws Exception {
        String uid =
                files.upload(files.write("notes.txt", "hello\n".getBytes(StandardCharsets.UTF_8)));
        Path pipe = pipe("pipe");
        CompletableFuture<String> reader =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return Files.readString(pipe);
                            } catch (IOException unreadable) {
                                throw new UncheckedIOException(unreadable);
                            }
                        });

        Shell.Result result =
                world.jon()
                        .run("file", "download", uid, "-o", pipe.toString(), "--force", "--json");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(field(result, "size")).isEqualTo("6");
        assertThat(reader.get(20, TimeUnit.SECONDS)).isEqualTo("hello\n");
        assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
        assertThat(folder).isDirectoryNotContaining("glob:**.part*");
    }

    @Test
    void what_the_storage_calls_a_file_is_never_poured_into_what_is_none() throws Exception {
        String uid = files.upload(files.write("a", bytes(10)), "--name", "pipe");
        Path pipe = pipe("pipe");

        Shell.Result result =
                world.jon().run("file", "download", uid, "-o", folder.toString(), "--force");

        assertThat(result.code()).isEqualTo(9);
        assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
    }

    @Test
    void a_files_bytes_can_flow_on_through_a_pipe() throws Exception {
        String uid =
                files.upload(files.write("notes.txt", "hello\n".getBytes(StandardCharsets.UTF_8)));

        Shell.Result piped = world.jon().run("file", "download", uid, "-o", "-");

        assertThat(piped.out()).isEqualTo("hello\n");
        assertThat(piped.err()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_is_not_taken_for_a_wrong_word() throws Exception {
        String uid = files.upload(files.write("a", bytes(10)));

        Shell.Result result = world.jon().run("file", "download", uid, "-o", "/dev/full");

        assertThat(result.code()).isEqualTo(14);
        assertThat(result.err()).contains("No space left on device").contains("disk full");
    }

    private Path pipe(String name) throws Exception {
        Path pipe = folder.resolve(name);
        Process process = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return pipe;
    }

    private static String md5(Path file) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file)));
    }
}
