package dev.cubechat.rest;

import static dev.cubechat.rest.ScriptedServer.cut;
import static dev.cubechat.rest.ScriptedServer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Progress;
import dev.cubechat.tls.Trust;
import dev.cubechat.wire.rest.Param;
import dev.cubechat.wire.rest.UploadForm;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

@Timeout(30)
class TransfersTest {
    private static final Charset ISO = StandardCharsets.ISO_8859_1;
    private static final byte[] CONTENT = content(300_000);
    private static final String STORED =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><PostResponse><Location>l</Location>"
                    + "<Bucket>b</Bucket><Key>k</Key><ETag>\"e\"</ETag></PostResponse>";
    private static final String EXPIRED =
            "{\"errors\":{\"base\":[\"Required session does not exist\"]}}";

    @TempDir Path folder;
    private final List<String> trace = new ArrayList<>();
    private ScriptedServer api;
    private Storage storage;
    private RestClient client;
    private Path goal;

    @BeforeEach
    void start() throws IOException {
        api = ScriptedServer.plain();
        storage = new Storage(CONTENT, "\"v1\"");
        goal = folder.resolve("wall.png");
        client = client(Duration.ofSeconds(5), 3);
    }

    private RestClient client(Duration patience, int attempts) {
        return new RestClient(
                new RestSettings(
                        api.url(),
                        Trust.usual(),
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        patience,
                        attempts,
                        "JavaCLI 0.1.0",
                        trace::add),
                InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z")),
                new Random(1),
                pause -> {});
    }

    @AfterEach
    void stop() {
        client.close();
        api.close();
        storage.close();
    }

    @Test
    void an_upload_is_the_form_as_it_was_given_with_the_file_at_its_end() throws IOException {
        api.answering(json(201, STORED));
        UploadFile file = file("naïve \"x\".txt", "hello ÿ".getBytes(ISO));
        List<String> heard = new ArrayList<>();

        client.upload(form(), file, (done, total) -> heard.add(done + "/" + total));

        ScriptedServer.Seen post = api.seen().getFirst();
        String boundary = post.header("Content-Type").orElseThrow().replaceFirst(".*=", "");
        assertThat(post.method()).isEqualTo("POST");
        assertThat(post.target()).isEqualTo("/cb-shared-s3");
        assertThat(post.http().getRequestHeaders().keySet())
                .noneMatch(name -> name.startsWith("Cb-"));
        assertThat(post.header("Content-Length")).isPresent();
        assertThat(post.body())
                .isEqualTo(
                        String.join(
                                "\r\n",
                                "--" + boundary,
                                "Content-Disposition: form-data; name=\"key\"",
                                "",
                                "3BB5",
                                "--" + boundary,
                                "Content-Disposition: form-data; name=\"policy\"",
                                "",
                                "eyJ+x",
                                "--" + boundary,
                                "Content-Disposition: form-data; name=\"file\";"
                                        + " filename=\"naïve %22x%22.txt\"",
                                "Content-Type: text/plain",
                                "",
                                "hello \uFFFD",
                                "--" + boundary + "--",
                                ""));
        assertThat(heard).containsExactly("7/7");
    }

    @Test
    void an_upload_that_broke_is_sent_again_from_its_beginning() throws IOException {
        api.answering(cut(), json(503, ""), json(204, ""));

        client.upload(form(), file("a.txt", "hello".getBytes(ISO)), Progress.NONE);

        assertThat(api.seen()).hasSize(3);
        assertThat(api.seen()).allSatisfy(post -> assertThat(post.body()).contains("hello"));
    }

    @Test
    void what_the_storage_does_not_take_is_told_in_its_words() throws IOException {
        api.answering(
                json(
                        403,
                        "<Error><Code>AccessDenied</Code><Message>Policy expired.</Message>"
                                + "</Error>"));
        UploadFile file = file("a.txt", "hello".getBytes(ISO));

        Failure failure = failure(() -> client.upload(form(), file, Progress.NONE));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_ALLOWED);
        assertThat(failure).hasMessage("The storage refused: AccessDenied, Policy expired.");
        assertThat(failure.http()).hasValue(403);
    }

    @Test
    void a_storage_that_refuses_before_it_has_read_all_is_heard() throws Exception {
        Path path = folder.resolve("long.bin");
        try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw");
                ServerSocket hasty = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            sparse.setLength(64L * 1024 * 1024);
            UploadFile file = new UploadFile(path, "long.bin", "text/plain", sparse.length());
            Thread.ofPlatform().daemon().start(() -> refuseEarly(hasty));
            URI target = URI.create("http://localhost:" + hasty.getLocalPort() + "/");

            Failure failure =
                    failure(
                            () ->
                                    client.upload(
                                            new UploadForm(target, List.of(), null),
                                            file,
                                            Progress.NONE));

            assertThat(failure).hasMessage("The storage refused: EntityTooLarge, Too large.");
        }
    }

    /** Answers when it has the head of a request, and closes the way when it has half of it. */
    private static void refuseEarly(ServerSocket listener) {
        byte[] half = new byte[32 * 1024 * 1024];
        String why = "<Error><Code>EntityTooLarge</Code><Message>Too large.</Message></Error>";
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                int read = client.getInputStream().read(half);
                client.getOutputStream()
                        .write(
                                ("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: "
                                                + why.length()
                                                + "\r\n\r\n"
                                                + why)
                                        .getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
                int unused = client.getInputStream().readNBytes(half, 0, half.length - read);
            } catch (IOException gone) {
                // The next one may come, or the test is over.
            }
        }
    }

    @Test
    void a_file_that_shrinks_under_way_ends_the_upload() throws IOException {
        api.answering(json(201, STORED));
        Path path = Files.write(folder.resolve("a.log"), new byte[10]);
        UploadFile promised = new UploadFile(path, "a.log", "text/plain", 20);

        Failure failure = failure(() -> client.upload(form(), promised, Progress.NONE));

        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
        assertThat(failure).hasMessageContaining("became shorter");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307})
    void a_redirect_to_another_server_is_followed_without_the_token(int status) throws IOException {
        api.answering(json(status, "", "Location", storage.url() + "/bucket/k?X-Amz=s"));

        download();

        assertThat(goal).hasBinaryContent(CONTENT);
        assertThat(api.seen().getFirst().target()).isEqualTo("/blobs/U/download");
        assertThat(api.tokens()).containsExactly("t-1");
        assertThat(storage.seen("CB-Token")).containsExactly("");
        assertThat(storage.seen("CB-SDK")).containsExactly("");
        assertThat(folder).isDirectoryNotContaining("glob:**.part*");
        assertThat(String.join("\n", trace)).doesNotContain("X-Amz");
    }

    @Test
    void the_token_does_not_come_back_with_who_sends_us_back() {
        String there = "http://127.0.0.1:" + api.port() + "/elsewhere";
        api.answering(
                json(302, "", "Location", there),
                json(302, "", "Location", api.url() + "/back"),
                json(200, "bytes"));

        download();

        assertThat(api.seen()).hasSize(3);
        assertThat(api.tokens()).containsExactly("t-1");
    }

    @Test
    void a_relative_redirect_stays_in_the_session() {
        api.answering(json(302, "", "Location", "/storage/k?s=1"), json(200, "bytes"));

        download();

        assertThat(api.seen().getLast().target()).isEqualTo("/storage/k?s=1");
        assertThat(api.tokens()).containsExactly("t-1", "t-1");
        assertThat(goal).hasContent("bytes");
    }

    @Test
    void a_download_that_breaks_goes_on_where_it_was() {
        api.answering(json(302, "", "Location", storage.url() + "/k"));
        storage.breaking(100_000, 50_000, 0, 1);

        download();

        assertThat(goal).hasBinaryContent(CONTENT);
        assertThat(storage.seen("Range"))
                .containsExactly(
                        "", "bytes=100000-", "bytes=150000-", "bytes=150000-", "bytes=150001-");
        assertThat(storage.seen("If-Range")).endsWith("\"v1\"");
    }

    @Test
    void a_server_that_gives_the_rest_in_parts_is_asked_until_all_is_there() {
        api.answering(json(302, "", "Location", storage.url() + "/k"));
        storage.breaking(100_000);
        storage.givingAtMost(90_000);

        download();

        assertThat(goal).hasBinaryContent(CONTENT);
        assertThat(storage.seen("Range"))
                .containsExactly("", "bytes=100000-", "bytes=190000-", "bytes=280000-");
    }

    @Test
    void a_file_whose_end_nobody_gives_is_not_taken_for_whole() {
        api.answering(json(302, "", "Location", storage.url() + "/k"));
        storage.breaking(100_000);
        storage.givingAtMost(0);

        Failure failure = failure(this::download);

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure).hasMessage("The server keeps back the last 200000 bytes of the file.");
        assertThat(goal).doesNotExist();
    }

    @Test
    void a_download_of_another_run_is_gone_on_with() throws IOException {
        api.answering(json(302, "", "Location", storage.url() + "/k"));
        leftOver("U", "\"v1\"", 1_000);

        download();

        assertThat(goal).hasBinaryContent(CONTENT);
        assertThat(storage.seen("Range")).containsExactly("bytes=1000-");
    }

    @Test
    void bytes_of_another_file_or_of_another_version_are_not_gone_on_with() throws IOException {
        api.answering(json(302, "", "Location", storage.url() + "/k"));
        leftOver("another", "\"v1\"", 1_000);
        download();
        assertThat(goal).hasBinaryContent(CONTENT);

        Files.delete(goal);
        leftOver("U", "\"v0\"", 1_000);
        download();
        assertThat(goal).hasBinaryContent(CONTENT);
        assertThat(storage.seen("Range")).containsExactly("", "bytes=1000-");
    }

    @Test
    void a_file_that_changes_between_two_tries_is_begun_again() {
        byte[] other = content(120_000);
        api.answering(
                json(302, "", "Location", storage.url() + "/k"),
                http -> {
                    storage.hold(other, "\"v2\"");
                    json(302, "", "Location", storage.url() + "/k").give(http);
                });
        storage.breaking(100_000);

        download();

        assertThat(goal).hasBinaryContent(other);
    }

    @Test
    void a_whole_part_needs_only_its_name() throws IOException {
        api.answering(json(416, "", "Content-Range", "bytes */1000"));
        leftOver("U", "\"v1\"", 1_000);

        download();

        assertThat(goal).hasSize(1_000);
    }

    @Test
    void no_two_downloads_write_to_one_place() throws IOException {
        String busy = "Another download writes to " + goal + ".part just now.";
        try (PartFile early = new PartFile(goal, "U");
                PartFile first = new PartFile(goal, "U")) {
            OutputStream out = first.begin("\"v1\"");
            out.write(CONTENT, 0, 1_000);

            Failure late = failure(() -> new PartFile(goal, "U").close());
            Failure alreadyThere = failure(() -> early.begin("\"v1\""));

            assertThat(late.kind()).isEqualTo(FailureKind.CONFLICT);
            assertThat(late).hasMessage(busy);
            assertThat(alreadyThere).hasMessage(busy);
            out.close();
        }

        try (PartFile next = new PartFile(goal, "U")) {
            assertThat(next.have()).isEqualTo(1_000);
        }
    }

    @Test
    void a_part_that_somebody_took_away_is_missed_in_words() throws IOException {
        try (PartFile part = new PartFile(goal, "U")) {
            part.begin(null).close();
            Files.delete(folder.resolve("wall.png.part"));

            Failure failure = failure(() -> part.complete(goal, false));

            assertThat(failure.sentence())
                    .isEqualTo("Could not rename " + goal + ".part: there is no such file.");
        }
    }

    @Test
    void a_note_without_a_word_is_begun_again() throws IOException {
        api.answering(json(200, "bytes"));
        Files.createFile(folder.resolve("wall.png.part.tag"));

        download();

        assertThat(goal).hasContent("bytes");
        assertThat(folder).isDirectoryNotContaining("glob:**.part*");
    }

    @Test
    void a_reader_gets_the_bytes_once_whatever_breaks() {
        api.answering(json(302, "", "Location", storage.url() + "/k"));
        storage.breaking(70_000, 1);
        ByteArrayOutputStream reader = new ByteArrayOutputStream();

        client.download(
                "/blobs/U/download", new Keeper("t"), new StreamLanding(reader), Progress.NONE);

        assertThat(reader.toByteArray()).isEqualTo(CONTENT);
    }

    @Test
    void a_session_that_has_ended_is_renewed_once() {
        api.answering(json(401, EXPIRED), json(200, "bytes"));
        Keeper keeper = new Keeper("old", "new");

        download(keeper);

        assertThat(keeper.renewed).containsExactly("old");
        assertThat(api.tokens()).containsExactly("old", "new");
        assertThat(goal).hasContent("bytes");
    }

    @Test
    void what_is_not_there_is_not_found_and_leaves_nothing() {
        api.answering(json(404, "{\"errors\":{\"base\":[\"File not found\"]}}"));

        Failure failure = failure(this::download);

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://files.example.com/k", "ftp://localhost/k", "https://exa mple/k"})
    void a_redirect_to_where_nobody_should_go_is_not_followed(String location) {
        api.answering(json(302, "", "Location", location));

        Failure failure = failure(this::download);

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(api.seen()).hasSize(1);
    }

    @Test
    void redirects_without_end_are_left() {
        api.answering(json(302, "", "Location", "/round"));

        Failure failure = failure(this::download);

        assertThat(failure).hasMessageContaining("10 redirects");
        assertThat(api.seen()).hasSize(11);
    }

    @Test
    void a_refusal_that_trickles_in_is_given_up() throws IOException {
        api.answering(TransfersTest::trickle);
        UploadFile file = file("a.txt", "hello".getBytes(ISO));
        try (RestClient hasty = client(Duration.ofMillis(500), 1);
                PartFile part = new PartFile(goal, "U")) {
            Failure up = failure(() -> hasty.upload(form(), file, Progress.NONE));
            Failure down =
                    failure(
                            () ->
                                    hasty.download(
                                            "/blobs/U/download",
                                            new Keeper("t"),
                                            part,
                                            Progress.NONE));

            assertThat(up.sentence()).endsWith("gave no answer within 500 ms.");
            assertThat(down.sentence()).endsWith("gave no answer within 500 ms.");
        }
    }

    /** Says a little, and that often enough for every single read. */
    private static void trickle(HttpExchange http) throws IOException {
        byte[] body = new byte[60];
        http.sendResponseHeaders(403, body.length);
        try {
            for (byte each : body) {
                http.getResponseBody().write(each);
                http.getResponseBody().flush();
                Thread.sleep(50);
            }
        } catch (InterruptedException over) {
            throw new IOException(over);
        }
    }

    private void download() {
        download(new Keeper("t-1"));
    }

    private void download(Keeper keeper) {
        try (PartFile part = new PartFile(goal, "U")) {
            client.download("/blobs/U/download", keeper, part, Progress.NONE);
            part.complete(goal, false);
        }
    }

    private void leftOver(String content, String tag, int bytes) throws IOException {
        Files.write(folder.resolve("wall.png.part"), Arrays.copyOf(CONTENT, bytes));
        Files.write(folder.resolve("wall.png.part.tag"), List.of(content, tag));
    }

    private UploadFile file(String name, byte[] content) throws IOException {
        Path path = Files.write(folder.resolve("upload"), content);
        return new UploadFile(path, name, "text/plain", content.length);
    }

    private UploadForm form() {
        URI target = URI.create(api.url() + "/cb-shared-s3");
        return new UploadForm(
                target, List.of(new Param("key", "3BB5"), new Param("policy", "eyJ+x")), null);
    }

    private static Failure failure(ThrowingCallable call) {
        return catchThrowableOfType(Failure.class, call);
    }

    private static byte[] content(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
