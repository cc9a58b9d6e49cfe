package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.cli.Stop;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

@Timeout(60)
class FileStoryTest {
    @TempDir Path homes;
    @TempDir Path folder;
    private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_file_that_is_named_twice_is_deleted_once() throws Exception {
        String uid = upload(write("first", bytes(1)));
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
        String uid = upload(write("first", bytes(1)));

        Shell.Result some = world.mira().run("file", "info", uid, "999999", "--json=name");
        Shell.Result none = world.mira().run("file", "info", "999998", "999999", "--json=name");

        assertThat(some.out()).isEqualTo("[{\"name\":\"first\"}]\n");
        assertThat(some.code()).isEqualTo(3);
        assertThat(some.err()).contains("999999");
        assertThat(none.code()).isEqualTo(5);
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
        Path small = write("small.txt", bytes(10));

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
        Path picture = write("mira.png", bytes(10));

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
        Path large = folder.resolve("large.bin");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(95L * 1024 * 1024);
        }
        return large.toString();
    }

    @Test
    void a_file_that_was_uploaded_comes_back_to_the_byte() throws Exception {
        Path file = write("Grüße von unterwegs.png", bytes(300_000));

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
        Path file = write("a", bytes(10));
        Path inner = Files.createDirectory(folder.resolve("inner"));
        String up = upload(file, "--name", "../../up.txt");
        String hidden = upload(file, "--name", ".bash\u202erc");

        world.jon().run("file", "download", up, "-o", inner.toString());
        world.jon().run("file", "download", hidden, "-o", inner.toString());

        assertThat(inner.resolve("up.txt")).hasSize(10);
        assertThat(inner.resolve("_bash_rc")).hasSize(10);
        assertThat(folder).isDirectoryNotContaining("glob:**up.txt");
    }

    @Test
    void a_file_that_is_there_is_not_written_over_unless_that_was_asked_for() throws Exception {
        String uid = upload(write("a", bytes(10)));
        Path mine = write("mine", new byte[] {1});

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
        Path file = write("wall.png", bytes(100_000));
        String uid = upload(file);
        Path goal = folder.resolve("copy");
        world.jon().run("file", "download", uid, "-o", goal.toString());
        Shell.Result link = world.jon().run("file", "url", uid, "--json=url");
        assertThat(link.code()).isZero();
        String tag = md5(file);
        Files.move(goal, folder.resolve("copy.part"));
        truncate(folder.resolve("copy.part"), 60_000);
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
        String uid = upload(write("a", bytes(10)));
        Path mine = write(name, new byte[] {1});
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
        String uid = upload(write("a", bytes(10)));
        Path mine = write("mine", new byte[] {1});
        Files.createSymbolicLink(folder.resolve("x.part"), mine);
        Path goal = folder.resolve("x");

        Shell.Result result = world.jon().run("file", "download", uid, "-o", goal.toString());

        assertThat(result.code()).isEqualTo(9);
        assertThat(mine).hasBinaryContent(new byte[] {1});
        assertThat(goal).doesNotExist();
    }

    @Test
    void a_link_that_leads_nowhere_is_not_written_over_unasked() throws Exception {
        String uid = upload(write("a", bytes(10)));
        Path link = Files.createSymbolicLink(folder.resolve("x"), folder.resolve("nowhere"));

        Shell.Result result = world.jon().run("file", "download", uid, "-o", link.toString());

        assertThat(result.code()).isEqualTo(9);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void a_named_pipe_gets_the_bytes_and_stays_one() throws Exception {
        String uid = upload(write("notes.txt", "hello\n".getBytes(StandardCharsets.UTF_8)));
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
        String uid = upload(write("a", bytes(10)), "--name", "pipe");
        Path pipe = pipe("pipe");

        Shell.Result result =
                world.jon().run("file", "download", uid, "-o", folder.toString(), "--force");

        assertThat(result.code()).isEqualTo(9);
        assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_is_not_taken_for_a_wrong_word() throws Exception {
        String uid = upload(write("a", bytes(10)));

        Shell.Result result = world.jon().run("file", "download", uid, "-o", "/dev/full");

        assertThat(result.code()).isEqualTo(14);
        assertThat(result.err()).contains("No space left on device").contains("disk full");
    }

    @Test
    void a_hint_names_only_what_the_command_takes() {
        Shell.Result uploaded = world.mira().run("file", "upload", "/nope");
        Shell.Result attached =
                world.mira().run("msg", "send", "#Climbers", "-m", "x", "--attach", "/nope");

        assertThat(uploaded.code()).isEqualTo(2);
        assertThat(uploaded.err()).contains("no file /nope").doesNotContain("uid:");
        assertThat(attached.err()).contains("no file /nope").contains("uid: or id:");
    }

    private Path pipe(String name) throws Exception {
        Path pipe = folder.resolve(name);
        Process process = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return pipe;
    }

    @Test
    void a_files_bytes_can_flow_on_through_a_pipe() throws Exception {
        String uid = upload(write("notes.txt", "hello\n".getBytes(StandardCharsets.UTF_8)));

        Shell.Result piped = world.jon().run("file", "download", uid, "-o", "-");

        assertThat(piped.out()).isEqualTo("hello\n");
        assertThat(piped.err()).isEmpty();
    }

    @Test
    void the_token_stays_with_the_api_whatever_the_way_to_the_bytes() throws Exception {
        String uid = upload(write("a", bytes(10)));

        Shell.Result signed = world.jon().run("file", "url", uid, "--json");
        Shell.Result named = world.jon().run("file", "url", uid, "--with-token", "--json");
        Shell.Result open =
                world.jon().run("file", "url", upload(write("b", bytes(1)), "--public"), "--json");

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
        String first = upload(write("first", bytes(1)));
        String second = upload(write("second", bytes(2)));

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
        Path large = folder.resolve("large.bin");
        truncate(large, 100L * 1024 * 1024 + 1);

        Shell.Result tooLarge = world.mira().run("file", "upload", large.toString());
        Shell.Result empty = world.mira().run("file", "upload", write("e", bytes(0)).toString());
        Shell.Result missing = world.mira().run("file", "upload", folder + "/none");
        Shell.Result longName =
                world.mira()
                        .run(
                                "file",
                                "upload",
                                write("a", bytes(1)) + "",
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
        Path file = write("wall.png", bytes(10));

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

    @Test
    void a_message_carries_files_a_place_and_a_contact_by_either_transport() throws Exception {
        Path photo = write("wall.png", bytes(10));
        String stored = upload(write("talk.mp3", bytes(20)));
        for (String transport : new String[] {"rest", "xmpp"}) {
            Shell.Result sent =
                    world.mira()
                            .run(
                                    "msg",
                                    "send",
                                    "@jon",
                                    "--attach",
                                    photo.toString(),
                                    "--attach",
                                    "uid:" + stored,
                                    "--attach",
                                    "https://example.com/clip.mp4",
                                    "--location",
                                    "49.84,24.03",
                                    "--contact",
                                    "name=Ola,phone=380671112233",
                                    "--transport",
                                    transport);
            Shell.Result read =
                    world.jon().run("msg", "history", "@mira", "--limit", "1", "--json", "-q");

            assertThat(sent.code()).as(sent.err()).isZero();
            Json.Obj message = JsonText.parse(read.out()).asItems().getFirst().asObject();
            assertThat(message.get("body")).isEqualTo(Json.of("attachment"));
            var attachments = message.get("attachments").asItems();
            assertThat(attachments)
                    .extracting(each -> each.asObject().get("type").asText().orElseThrow())
                    .containsExactly("photo", "audio", "video", "place", "contact");
            Json.Obj first = attachments.getFirst().asObject();
            String uid = first.get("uid").asText().orElseThrow();
            assertThat(world.jon().run("file", "download", uid, "-o", "-").code()).isZero();
            assertThat(first.get("size")).isEqualTo(Json.of("10"));
            assertThat(attachments.get(1).asObject().get("uid")).isEqualTo(Json.of(stored));
            assertThat(attachments.get(2).asObject().get("name")).isEqualTo(Json.of("clip.mp4"));
            assertThat(attachments.get(3).asObject().get("latitude")).isEqualTo(Json.of("49.84"));
            assertThat(attachments.get(4).asObject().get("data"))
                    .isEqualTo(Json.of("{\"name\":\"Ola\",\"phone\":\"380671112233\"}"));
        }
    }

    @Test
    void an_attachment_has_the_text_and_the_type_that_were_asked_for() throws Exception {
        Path file = write("scan.bin", bytes(10));

        world.mira()
                .run(
                        "msg",
                        "send",
                        "@jon",
                        "-m",
                        "look",
                        "--attach",
                        file + "",
                        "--attach-type",
                        "photo");
        Shell.Result wrong =
                world.mira()
                        .run("msg", "send", "@jon", "--attach", file + "", "--attach-type", "x");
        Shell.Result nowhere =
                world.mira().run("msg", "send", "@nobody", "--attach", file.toString());

        assertThat(world.jon().run("msg", "history", "@mira", "--limit", "1", "--json", "-q").out())
                .contains("\"body\":\"look\"")
                .contains("\"type\":\"photo\"");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(nowhere.code()).isEqualTo(5);
        assertThat(world.mira().run("file", "list", "--json=name").out())
                .isEqualTo("[{\"name\":\"knots.txt\"},\n{\"name\":\"scan.bin\"}]\n");
    }

    @Test
    void a_dialogs_photo_may_be_a_path_a_uid_or_an_address() throws Exception {
        Path photo = write("team.png", bytes(10));

        Shell.Result made =
                world.mira()
                        .run(
                                "dialog",
                                "create",
                                "group",
                                "@jon",
                                "--name",
                                "Team",
                                "--photo",
                                photo.toString(),
                                "--json");
        String uid = field(made, "photo");
        String id = field(made, "id");
        Shell.Result byUid =
                world.mira().run("dialog", "update", id, "--photo", "uid:" + uid, "--json");
        Shell.Result byPath =
                world.mira().run("dialog", "update", id, "--photo", photo.toString(), "--json");
        Shell.Result byAddress =
                world.mira()
                        .run("dialog", "update", id, "--photo", "https://example.com/a", "--json");

        assertThat(world.jon().run("file", "download", uid, "-o", folder + "/p").code()).isZero();
        assertThat(field(byUid, "photo")).isEqualTo(uid);
        assertThat(field(byPath, "photo")).isNotEqualTo(uid).startsWith("F");
        assertThat(field(byAddress, "photo")).isEqualTo("https://example.com/a");
    }

    @Test
    void a_bare_uid_is_a_photo_as_before() {
        Shell.Result changed =
                world.mira()
                        .run(
                                "dialog",
                                "update",
                                StoryWorld.CLIMBERS,
                                "--photo",
                                "3BB5D0A4C3E94F0D8A60E2B94F3A117700",
                                "--json=photo");

        assertThat(changed.out()).contains("3BB5D0A4C3E94F0D8A60E2B94F3A117700");
    }

    private String upload(Path file, String... more) throws MalformedJson {
        String[] words = new String[more.length + 4];
        words[0] = "file";
        words[1] = "upload";
        words[2] = file.toString();
        words[3] = "--json";
        System.arraycopy(more, 0, words, 4, more.length);
        return field(world.mira().run(words), "uid");
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static void truncate(Path file, long size) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
    }

    private static String md5(Path file) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file)));
    }

    private static String field(Shell.Result result, String name) throws MalformedJson {
        assertThat(result.code()).as(result.err()).isZero();
        return JsonText.parse(result.out()).asObject().get(name).asText().orElseThrow();
    }
}
