package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.json.Json;
import dev.cubechat.model.Failure;
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
}
