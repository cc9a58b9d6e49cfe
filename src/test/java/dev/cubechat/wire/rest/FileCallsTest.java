package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.json.JsonText;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.NewFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

/** Against section 10 of the protocol page rest.md. */
class FileCallsTest {
    private static final NewFile WALL = new NewFile("wall.png", "image/png", false);

    @Test
    void a_file_is_created_once_and_private() {
        Call<NewUpload> call = FileCalls.create(WALL);

        assertThat(call.toString())
                .isEqualTo(
                        "{\"method\":\"POST\",\"path\":\"/blobs\",\"body\":{\"blob\":{"
                                + "\"content_type\":\"image/png\",\"name\":\"wall.png\","
                                + "\"public\":false}}}");
        assertThat(call.safeToRepeat()).isFalse();
        NewUpload upload =
                call.decoder().decode(reply(JsonText.write(Samples.read("blob-new.json"))));
        assertThat(upload.file().id()).isEqualTo(58001);
        assertThat(upload.form().fields()).hasSize(6);
    }

    @Test
    void completion_wraps_the_size_as_the_documents_do() {
        Call<Nothing> call = FileCalls.complete(58001, 347);

        assertThat(call.toString())
                .isEqualTo(
                        "{\"method\":\"PUT\",\"path\":\"/blobs/58001/complete\","
                                + "\"body\":{\"blob\":{\"size\":347}}}");
        assertThat(call.safeToRepeat()).isTrue();
        assertThat(call.decoder().decode(reply(""))).isEqualTo(Nothing.NOTHING);
    }

    @Test
    void reading_listing_and_deleting_name_the_file_in_the_path() {
        assertThat(FileCalls.info(7).target()).isEqualTo("/blobs/7");
        assertThat(FileCalls.link("U/7").target()).isEqualTo("/blobs/U%2F7/object?download_url=1");
        assertThat(FileCalls.list(2, 50).target()).isEqualTo("/blobs?page=2&per_page=50");
        assertThat(FileCalls.delete(7).method()).isEqualTo(Method.DELETE);
        assertThat(FileCalls.delete(7).target()).isEqualTo("/blobs/7");
        assertThat(FileCalls.download("U")).isEqualTo("/blobs/U/download");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"blob\":{\"name\":\"wall.png\",\"content_type\":\"image/png\"}}",
                "{\"name\":\"wall.png\",\"content_type\":\"image/png\",\"public\":\"0\"}"
            })
    void the_server_side_reads_a_creation_wrapped_or_flat(String body) {
        assertThat(FileRequest.read(Samples.parse(body))).isEqualTo(WALL);
    }

    @Test
    void a_creation_without_a_content_type_is_refused() {
        assertThatThrownBy(() -> FileRequest.read(Samples.parse("{\"blob\":{\"name\":\"a\"}}")))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.INVALID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"blob\":{\"size\":\"347\"}}",
                "{\"size\":347}",
                "{\"blob\":{\"size\":347}}"
            })
    void all_three_spellings_of_a_completion_are_read(String body) {
        assertThat(FileRequest.readComplete(Samples.parse(body))).isEqualTo(347);
    }

    @Test
    void the_storages_answers_are_read_as_they_are_written() {
        StorageAnswer stored = new StorageAnswer.Stored("https://h/b/k", "b", "k", "\"e&1\"");
        StorageAnswer refused = new StorageAnswer.Refused("AccessDenied", "a < b");

        assertThat(StorageAnswer.read(utf8(stored.write()))).contains(stored);
        assertThat(StorageAnswer.read(utf8(refused.write()))).contains(refused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"errors\":[]}",
                "<html><p>no</p></html>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Error><Code>&e;</Code>"
                        + "</Error>",
                "<Error><Code>x"
            })
    void what_is_no_answer_of_a_storage_is_none(String body) {
        assertThat(StorageAnswer.read(utf8(body))).isEmpty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Reply reply(String body) {
        return new Reply(200, utf8(body));
    }
}
