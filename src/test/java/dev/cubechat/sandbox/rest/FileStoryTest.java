package dev.cubechat.sandbox.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.sandbox.Sandbox;
import dev.cubechat.sandbox.SandboxCaller;
import dev.cubechat.sandbox.SandboxCaller.Reply;
import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.wire.rest.FileCodec;
import dev.cubechat.wire.rest.Param;
import dev.cubechat.wire.rest.UploadForm;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Timeout(60)
class FileStoryTest {
    private static final String BYTES = "0123456789";
    private static Sandbox sandbox;
    private static SandboxCaller rest;
    private static String mira;
    private static String jon;

    @BeforeAll
    static void start() {
        sandbox =
                Sandbox.start(SandboxOptions.FOR_TESTS, InstantSource.system(), new SecureRandom());
        rest = new SandboxCaller(sandbox.ready());
        mira = rest.signIn("mira");
        jon = rest.signIn("jon");
    }

    @AfterAll
    static void stop() {
        rest.close();
        sandbox.close();
    }

    @Test
    void a_file_is_created_uploaded_completed_and_read() {
        Json created = create(mira, "wall.png", false);
        Reply posted = upload(FileCodec.readForm(created), BYTES);
        Reply completed = complete(created, "{\"size\":10}");
        Reply info = rest.get(mira, "/blobs/" + id(created) + ".json");

        assertThat(told(posted)).startsWith("201 <?xml").contains("<PostResponse><Location>https:");
        assertThat(posted.body()).contains("<Key>" + uid(created) + "</Key>");
        assertThat(told(completed)).isEqualTo("200 ");
        Json.Obj blob = info.json().get("blob").asObject();
        assertThat(blob.get("size")).isEqualTo(Json.of(10));
        assertThat(blob.get("name")).isEqualTo(Json.of("wall.png"));
        assertThat(blob.get("blob_status")).isEqualTo(Json.of("complete"));
        assertThat(blob.has("blob_object_access")).isFalse();
        assertThat(rest.get(mira, "/blobs/" + uid(created) + ".json").body())
                .isEqualTo(info.body());
    }

    @Test
    void any_one_of_the_app_downloads_a_private_file_and_nobody_else() {
        String uid = uid(stored(mira, "a.txt", false));

        Reply byHeader = rest.get(jon, "/blobs/" + uid);
        Reply byQuery = rest.get("", "/blobs/" + uid + "?token=" + jon);
        Reply byDownload = rest.get(jon, "/blobs/" + uid + "/download");
        Reply stranger = rest.get("", "/blobs/" + uid);
        Reply stale = rest.get("", "/blobs/" + uid + "?token=X");

        assertThat(List.of(byHeader.status(), byQuery.status(), byDownload.status()))
                .containsExactly(302, 302, 301);
        assertThat(at(byQuery.header("Location")).body()).isEqualTo(BYTES);
        assertThat(told(stranger)).isEqualTo("401 {\"errors\":[\"Token is required\"]}");
        assertThat(stale.status()).isEqualTo(401);
    }

    @Test
    void head_tells_of_a_file_without_its_bytes() {
        String uid = uid(stored(mira, "a.txt", true));

        Reply way = rest.call("HEAD", "", "/blobs/" + uid, "", "text/plain");
        URI there = URI.create(way.header("Location"));
        String address = there.getRawPath() + "?" + there.getRawQuery();
        Reply file = rest.call("HEAD", "", address, "", "text/plain");
        Reply denied = rest.call("HEAD", "", address + "0", "", "text/plain");

        assertThat(told(way)).isEqualTo("302 ");
        assertThat(told(file)).isEqualTo("200 ");
        assertThat(file.header("Content-Length")).isEqualTo("10");
        assertThat(file.header("Content-Type")).startsWith("text/plain");
        assertThat(told(denied)).isEqualTo("403 ");
        assertThat(denied.header("Content-Length")).isNotEqualTo("0").isNotEmpty();
    }

    @Test
    void a_public_file_needs_no_session() {
        String uid = uid(stored(mira, "a.txt", true));

        Reply reply = rest.get("", "/blobs/" + uid);

        assertThat(reply.status()).isEqualTo(302);
        assertThat(at(reply.header("Location")).body()).isEqualTo(BYTES);
    }

    @Test
    void a_file_that_is_not_complete_is_not_to_be_had() {
        Json created = create(mira, "a.txt", true);

        assertThat(complete(created, "{\"size\":10}").status()).isEqualTo(422);
        upload(FileCodec.readForm(created), BYTES);
        assertThat(rest.get(mira, "/blobs/" + uid(created)).status()).isEqualTo(404);
        assertThat(told(complete(created, "{\"blob\":{\"size\":\"0\"}}")))
                .isEqualTo("422 {\"errors\":{\"base\":[\"Size param is not set\"]}}");
        assertThat(rest.get(mira, "/blobs/" + id(created)).json().get("blob").asObject())
                .extracting(blob -> blob.get("size"))
                .isEqualTo(Json.Nil.NIL);
    }

    @Test
    void a_signed_address_needs_no_session_and_cannot_be_changed() {
        Json file = stored(mira, "a.txt", false);

        Reply link = rest.get(jon, "/blobs/" + uid(file) + "/object.json?download_url=1");

        Json.Obj access = link.json().get("blob").asObject().get("blob_object_access").asObject();
        String address = access.get("download_url").asText().orElseThrow();
        assertThat(at(address).body()).isEqualTo(BYTES);
        assertThat(at(address.replaceFirst("expires=.", "expires=9")).status()).isEqualTo(403);
        assertThat(at(address + "0").body()).contains("<Code>AccessDenied</Code>");
        assertThat(at(address.replace(uid(file), "F00")).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=3-, 206, 3456789, bytes 3-9/10",
        "bytes=3-4, 206, 34, bytes 3-4/10",
        "bytes=-2, 206, 89, bytes 8-9/10",
        "bytes=10-, 416, <, bytes */10",
        "nonsense, 200, 0123456789, ''",
    })
    void a_part_of_a_file_can_be_asked_for(
            String range, int status, String body, String contentRange) {
        String uid = uid(stored(mira, "a.txt", true));
        String address = rest.get("", "/blobs/" + uid).header("Location");

        Reply part = at(address, Map.of("Range", range));
        Reply other = at(address, Map.of("Range", range, "If-Range", "\"other\""));
        Reply same = at(address, Map.of("Range", range, "If-Range", part.header("ETag")));

        assertThat(part.status()).isEqualTo(status);
        assertThat(part.body()).startsWith(body);
        assertThat(part.header("Content-Range")).isEqualTo(contentRange);
        assertThat(other.body()).isEqualTo(BYTES);
        assertThat(same.status()).isEqualTo(status);
    }

    @Test
    void ones_own_files_are_listed_by_pages() {
        String kai = rest.signIn("kai");
        List<Long> ids = new ArrayList<>();
        for (String name : List.of("1", "2", "3")) {
            ids.add(id(stored(kai, name, false)));
        }

        Json.Obj first = rest.get(kai, "/blobs?page=1&per_page=2").json();
        Json.Obj second = rest.get(kai, "/blobs?page=2&per_page=2").json();
        Json.Obj again = rest.get(kai, "/blobs.json?current_page=2&per_page=2").json();

        assertThat(first.get("total_entries")).isEqualTo(Json.of(3));
        assertThat(first.get("items").asItems()).hasSize(2);
        assertThat(second.get("current_page")).isEqualTo(Json.of(2));
        assertThat(again).isEqualTo(second);
        assertThat(FileCodec.readPage(second).items())
                .singleElement()
                .satisfies(file -> assertThat(file.id()).isEqualTo(ids.getLast()));
    }

    @Test
    void only_the_owner_changes_and_deletes_and_the_bytes_go_too() {
        Json file = stored(mira, "a.txt", true);
        String path = "/blobs/" + id(file);
        String address = rest.get("", "/blobs/" + uid(file)).header("Location");

        assertThat(rest.put(jon, path, "{\"blob\":{\"name\":\"b\"}}").status()).isEqualTo(403);
        assertThat(rest.delete(jon, path, "").status()).isEqualTo(403);
        assertThat(rest.put(mira, path, "{\"blob\":{\"name\":\"b\"}}").body())
                .contains("\"name\":\"b\"")
                .contains("\"size\":10");
        assertThat(told(rest.delete(mira, path, ""))).isEqualTo("200 ");
        assertThat(rest.get(mira, path).status()).isEqualTo(404);
        assertThat(rest.get(mira, "/blobs/" + uid(file)).status()).isEqualTo(404);
        assertThat(at(address).status()).isEqualTo(404);
        assertThat(at(address).body()).contains("<Code>NoSuchKey</Code>");
    }

    @Test
    void new_content_takes_the_place_of_the_old() {
        Json file = stored(mira, "a.txt", true);

        Reply changed = rest.put(mira, "/blobs/" + id(file), "{\"blob\":{\"new\":\"1\"}}");
        upload(FileCodec.readForm(changed.json()), "abc");
        complete(file, "{\"blob\":{\"size\":3}}");

        String address = rest.get("", "/blobs/" + uid(file)).header("Location");
        assertThat(at(address).body()).isEqualTo("abc");
    }

    @Test
    void the_storage_takes_what_was_allowed_and_nothing_else() {
        UploadForm form = FileCodec.readForm(create(mira, "a.txt", false));
        UploadForm other = FileCodec.readForm(create(mira, "b.txt", false));

        assertThat(upload(with(form, "x-amz-signature", "00"), BYTES).body())
                .contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(upload(with(form, "key", value(other, "key")), BYTES).body())
                .contains("<Code>AccessDenied</Code>");
        assertThat(upload(new UploadForm(form.target(), List.of(), null), BYTES).body())
                .contains("a field named 'key'");
        assertThat(rest.post("", Bucket.PATH, "{}").status()).isEqualTo(412);
        assertThat(upload(with(form, "x-whatever", "1"), BYTES).status()).isEqualTo(201);
        assertThat(upload(with(form, "success_action_status", ""), BYTES).status()).isEqualTo(204);
    }

    @Test
    void troubles_made_on_purpose_meet_the_storage_too_and_it_tells_of_them_in_its_own_words() {
        UploadForm form = FileCodec.readForm(create(mira, "a.txt", false));

        sandbox.faults().set("429=every:1,retry-after:7");
        Reply tooMany = upload(form, BYTES);
        sandbox.faults().set("429=off");
        sandbox.faults().set("500=next:1");
        Reply failed = upload(form, BYTES);

        assertThat(told(tooMany)).startsWith("429 <?xml").contains("<Code>SlowDown</Code>");
        assertThat(tooMany.header("Retry-After")).isEqualTo("7");
        assertThat(told(failed)).startsWith("500 <?xml").contains("<Code>InternalError</Code>");
        assertThat(upload(form, BYTES).status()).isEqualTo(201);
    }

    @Test
    void names_have_their_limits() {
        String long101 = "x".repeat(101);

        Reply tooLong = post(mira, long101, false);
        Reply without = rest.post(mira, "/blobs", "{\"blob\":{\"content_type\":\"text/plain\"}}");

        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(without.status()).isEqualTo(422);
    }

    private static Json stored(String token, String name, boolean open) {
        Json created = create(token, name, open);
        upload(FileCodec.readForm(created), BYTES);
        Reply completed =
                rest.put(
                        token,
                        "/blobs/" + id(created) + "/complete.json",
                        "{\"blob\":{\"size\":\"10\"}}");
        assertThat(completed.status()).isEqualTo(200);
        return created;
    }

    private static Json create(String token, String name, boolean open) {
        Reply reply = post(token, name, open);
        assertThat(reply.status()).isEqualTo(201);
        return reply.json();
    }

    private static Reply post(String token, String name, boolean open) {
        return rest.post(
                token,
                "/blobs.json",
                "{\"blob\":{\"name\":\"%s\",\"content_type\":\"text/plain\",\"public\":%b}}"
                        .formatted(name, open));
    }

    private static Reply complete(Json created, String body) {
        return rest.put(mira, "/blobs/" + id(created) + "/complete", body);
    }

    private static Reply upload(UploadForm form, String bytes) {
        StringBuilder body = new StringBuilder();
        for (Param field : form.fields()) {
            body.append("--b0\r\nContent-Disposition: form-data; name=\"")
                    .append(field.name())
                    .append("\"\r\n\r\n")
                    .append(field.value())
                    .append("\r\n");
        }
        body.append("--b0\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n")
                .append("Content-Type: text/plain\r\n\r\n")
                .append(bytes)
                .append("\r\n--b0--\r\n");
        return rest.call(
                "POST",
                form.target().getPath(),
                body.toString(),
                Map.of("CB-Token", "ignored"),
                "multipart/form-data; boundary=b0");
    }

    private static UploadForm with(UploadForm form, String name, String value) {
        List<Param> fields = new ArrayList<>(form.fields());
        fields.removeIf(field -> field.name().equals(name));
        fields.add(new Param(name, value));
        return new UploadForm(form.target(), fields, null);
    }

    private static String value(UploadForm form, String name) {
        return form.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Reply at(String address) {
        return at(address, Map.of());
    }

    private static Reply at(String address, Map<String, String> headers) {
        URI uri = URI.create(address);
        return rest.call(
                "GET", uri.getRawPath() + "?" + uri.getRawQuery(), "", headers, "text/plain");
    }

    private static long id(Json created) {
        return FileCodec.read(created).id();
    }

    private static String uid(Json created) {
        return FileCodec.read(created).uid();
    }

    private static String told(Reply reply) {
        return reply.status() + " " + reply.body();
    }

    @Test
    void who_uploads_much_that_was_not_allowed_hears_why() {
        UploadForm form = FileCodec.readForm(create(mira, "a.txt", false));
        String much = "x".repeat(30_000_000);

        Reply refused = upload(with(form, "x-amz-signature", "00"), much);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("<Code>SignatureDoesNotMatch</Code>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--other\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk\r\n--other--\r\n",
                "--b0\r\nContent-Disposition: form-data\r\n\r\nk\r\n--b0--\r\n",
                "--b0\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nhalf of it"
            })
    void a_form_that_is_none_is_refused_in_words(String body) {
        Reply refused =
                rest.call("POST", Bucket.PATH, body, Map.of(), "multipart/form-data; boundary=b0");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("<Code>MalformedPOSTRequest</Code>");
    }
}
