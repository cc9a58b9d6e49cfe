package dev.cubechat.app;

import static dev.cubechat.app.StoryFiles.bytes;
import static dev.cubechat.app.StoryFiles.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;

/** Files in the storage: uploaded, listed, shown and deleted. */
@Timeout(60)
class FileStoryTest {
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
    void a_file_that_is_named_twice_is_deleted_once() throws Exception {
        String uid = files.upload(files.write("first", bytes(1)));
        String id = field(world.mira().run("file", "info", uid, "--json"), "id");

        Shell.Result deleted =
                world.mira().run("file", "delete", id, uid, id, "999", "999", "--yes", "--json");

        assertThat(deleted.out())
                .isEqualTo(
                        "{\"deleted\":[\""
                                + id
                                + "\"],\"not_found\":[\"999\"],\"not_allowed\":[]}\n");
    }

    @Test
    void of_several_files_those_that_are_there_are_shown() throws Exception {
        String uid = files.upload(files.write("first", bytes(1)));

        Shell.Result some = world.mira().run("file", "info", uid, "999999", "--json=name");
        Shell.Result none = world.mira().run("file", "info", "999998", "999999", "--json=name");

        assertThat(some.out()).isEqualTo("[{\"name\":\"first\"}]\n");
        assertThat(some.code()).isEqualTo(3);
        assertThat(some.err()).contains("999999");
        assertThat(none.code()).isEqualTo(5);
    }

    @Test
    void the_token_stays_with_the_api_whatever_the_way_to_the_bytes() throws Exception {
        String uid = files.upload(files.write("a", bytes(10)));

        Shell.Result signed = world.jon().run("file", "url", uid, "--json");
        Shell.Result named = world.jon().run("file", "url", uid, "--with-token", "--json");
        Shell.Result open =
                world.jon()
                        .run(
                                "file",
                                "url",
                                files.upload(files.write("b", bytes(1)), "--public"),
                                "--json");

        assertThat(field(signed, "kind")).isEqualTo("signed");
        assertThat(signed.out()).doesNotContain("token=").contains("\"expires_at\":\"2");
        assertThat(field(named, "url")).startsWith(world.ready().apiUrl() + "/blobs/" + uid);
        assertThat(field(named, "url")).contains("?token=");
        assertThat(named.err()).contains("in your name");
        assertThat(field(open, "kind")).isEqualTo("public");
        assertThat(URI.create(field(open, "url")).getQuery()).isNull();
    }

    @Test
    void files_are_listed_and_deleted_after_a_question() throws Exception {
        world.mira().run("file", "delete", "58001", "--yes");
        String first = files.upload(files.write("first", bytes(1)));
        String second = files.upload(files.write("second", bytes(2)));

        Shell.Result listed = world.mira().run("file", "list", "--json=name,size");
        Shell.Result one = world.mira().run("file", "list", "--limit", "1", "--json=name");
        Shell.Result rest = world.mira().run("file", "list", "--skip", "1", "--json=name");
        Shell.Result unasked = world.mira().run("file", "delete", first);
        Shell.Result notMine = world.jon().run("file", "delete", first, "--yes");
        Shell.Result some = world.mira().run("file", "delete", first, "999", "--yes", "--json");
        Shell.Result gone = world.mira().run("file", "info", first);

        assertThat(listed.out())
                .isEqualTo(
                        "[{\"name\":\"first\",\"size\":1},\n{\"name\":\"second\",\"size\":2}]\n");
        assertThat(one.out()).isEqualTo("[{\"name\":\"first\"}]\n");
        assertThat(one.err()).contains("1 of 2");
        assertThat(rest.out()).isEqualTo("[{\"name\":\"second\"}]\n");
        assertThat(unasked.code()).isEqualTo(2);
        assertThat(notMine.code()).isEqualTo(6);
        assertThat(some.code()).isEqualTo(3);
        assertThat(some.out()).contains("\"not_found\":[\"999\"]");
        assertThat(gone.code()).isEqualTo(5);
        assertThat(world.jon().run("file", "download", second, "-o", folder + "/s").code())
                .isZero();
    }

    @Test
    void what_the_service_would_not_take_is_refused_before_anything_is_sent() throws Exception {
        Path large = files.sparse("large.bin", 100L * 1024 * 1024 + 1);

        Shell.Result tooLarge = world.mira().run("file", "upload", large.toString());
        Shell.Result empty =
                world.mira().run("file", "upload", files.write("e", bytes(0)).toString());
        Shell.Result missing = world.mira().run("file", "upload", folder + "/none");
        Shell.Result longName =
                world.mira()
                        .run(
                                "file",
                                "upload",
                                files.write("a", bytes(1)) + "",
                                "--name",
                                "x".repeat(101));

        assertThat(tooLarge.code()).isEqualTo(2);
        assertThat(tooLarge.err()).contains("101 MB").contains("at most 100 MB");
        assertThat(empty.code()).isEqualTo(2);
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("There is no file");
        assertThat(longName.code()).isEqualTo(2);
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @Test
    void a_dry_run_shows_the_requests_and_sends_none() throws Exception {
        Path file = files.write("wall.png", bytes(10));

        Shell.Result upload =
                world.mira().run("file", "upload", file.toString(), "--public", "--dry-run");
        Shell.Result send =
                world.mira()
                        .run(
                                "msg",
                                "send",
                                StoryWorld.MIRA_AND_JON,
                                "--attach",
                                file.toString(),
                                "--dry-run");

        assertThat(upload.out())
                .contains(
                        "\"method\":\"POST\",\"path\":\"/blobs\",\"body\":{\"blob\":{\"content_type\":"
                            + "\"image/png\",\"name\":\"wall.png\",\"public\":true}}")
                .contains("\"path\":\"/blobs/{id}/complete\",\"body\":{\"blob\":{\"size\":10}}");
        assertThat(send.out())
                .contains("\"path\":\"/blobs\"")
                .contains(
                        "\"attachments\":{\"0\":{\"type\":\"photo\",\"uid\":\"{uid}\",\"id\":\"{id}\","
                            + "\"name\":\"wall.png\",\"size\":\"10\","
                            + "\"content-type\":\"image/png\"}}");
        assertThat(world.sandbox().transcript().text()).doesNotContain("POST /blobs");
    }
}
