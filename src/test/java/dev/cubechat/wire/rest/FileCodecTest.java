package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
import dev.cubechat.model.Page;
import dev.cubechat.model.StoredFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Instant;

class FileCodecTest {

    @Test
    void a_new_file_has_no_size_yet() {
        StoredFile file = FileCodec.read(Samples.read("blob-new.json"));

        assertThat(file.id()).isEqualTo(58001);
        assertThat(file.uid()).isEqualTo("3BB5D0A4C3E94F0D8A60E2B94F3A117700");
        assertThat(file.name()).isEqualTo("wall.png");
        assertThat(file.contentType()).isEqualTo("image/png");
        assertThat(file.size()).isNull();
        assertThat(file.open()).isFalse();
        assertThat(file.complete()).isFalse();
        assertThat(file.createdAt()).isEqualTo(Instant.parse("2026-03-01T10:40:00Z"));
    }

    @Test
    void a_complete_file_may_come_flat_and_with_texts() {
        StoredFile file =
                FileCodec.read(
                        Samples.parse(
                                "{\"id\":\"58001\",\"uid\":\"3BB5\",\"size\":\"347\",\"public\":\"1\","
                                    + "\"blob_status\":\"complete\"}"));

        assertThat(file.size()).isEqualTo(347);
        assertThat(file.open()).isTrue();
        assertThat(file.complete()).isTrue();
        assertThat(FileCodec.read(FileCodec.write(file)).size()).isEqualTo(347);
    }

    @Test
    void the_upload_form_is_the_address_and_its_decoded_parameters() {
        UploadForm form = FileCodec.readForm(Samples.read("blob-new.json"));

        assertThat(form.target()).isEqualTo(URI.create("https://s3.amazonaws.com/cb-shared-s3"));
        assertThat(form.expires()).isEqualTo(Instant.parse("2026-03-01T11:40:00Z"));
        assertThat(form.fields())
                .containsExactly(
                        new Param("Content-Type", "image/png"),
                        new Param("acl", "authenticated-read"),
                        new Param("key", "3BB5"),
                        new Param("policy", "eyJ+x"),
                        new Param("success_action_status", "201"),
                        new Param("x-amz-date", "20260301T104000Z"));
    }

    @Test
    void a_written_form_is_read_as_the_same_form() {
        StoredFile file = FileCodec.read(Samples.read("blob-new.json"));
        UploadForm form = FileCodec.readForm(Samples.read("blob-new.json"));

        Json.Obj written = FileCodec.write(file, form);

        assertThat(FileCodec.readForm(written)).isEqualTo(form);
        assertThat(FileCodec.read(written).uid()).isEqualTo(file.uid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"blob\":{\"id\":1}}",
                "{\"blob\":{\"blob_object_access\":{}}}",
                "{\"blob\":{\"blob_object_access\":{\"params\":\"file:///etc/passwd?x=1\"}}}",
                "{\"blob\":{\"blob_object_access\":{\"params\":\"no address\"}}}"
            })
    void a_form_without_an_address_of_the_web_is_refused(String body) {
        assertThatThrownBy(() -> FileCodec.readForm(Samples.parse(body)))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("The server sent an upload form that ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"uid\":\"U\",\"status\":\"Complete\"}",
                "{\"id\":1,\"uid\":\"U\",\"blob_status\":\"complete\"}",
                "{\"id\":1,\"uid\":\"U\",\"set_completed_at\":\"2026-03-01T10:41:00Z\"}"
            })
    void a_file_is_complete_in_any_of_the_services_words(String file) {
        assertThat(FileCodec.read(Samples.parse(file)).complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"download_url", "dowload_url"})
    void the_address_of_the_bytes_may_be_misspelt(String key) {
        FileLink link = FileCodec.readLink(linked(key, "https://s3.example.com/k?X-Amz=1"));

        assertThat(link.address()).isEqualTo(URI.create("https://s3.example.com/k?X-Amz=1"));
        assertThat(link.expires()).isEqualTo(Instant.parse("2026-03-08T10:40:00Z"));
        assertThat(link.file().uid()).isEqualTo("3BB5");
        assertThat(FileCodec.readLink(FileCodec.write(link)).address()).isEqualTo(link.address());
    }

    @Test
    void an_address_that_is_not_one_of_the_web_is_refused() {
        assertThatThrownBy(() -> FileCodec.readLink(linked("download_url", "file:///etc/passwd")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("names no address of the web in download_url");
    }

    @Test
    void pages_of_files_are_counted_from_one() {
        Page<StoredFile> page = FileCodec.readPage(Samples.read("blobs.json"));

        assertThat(page.items()).extracting(StoredFile::id).containsExactly(58001L, 58002L);
        assertThat(page.skip()).isEqualTo(4);
        assertThat(page.limit()).isEqualTo(2);
        assertThat(page.total()).hasValue(9);
        Page<StoredFile> again = FileCodec.readPage(FileCodec.writePage(page));
        assertThat(again.skip()).isEqualTo(4);
        assertThat(again.items()).extracting(StoredFile::uid).containsExactly("3BB5", "9AA0");
    }

    private static Json linked(String key, String address) {
        return Samples.parse(
                "{\"blob\":{\"id\":58001,\"uid\":\"3BB5\",\"blob_object_access\":{"
                        + "\"expires\":\"2026-03-08T10:40:00Z\",\""
                        + key
                        + "\":\""
                        + address
                        + "\"}}}");
    }
}
