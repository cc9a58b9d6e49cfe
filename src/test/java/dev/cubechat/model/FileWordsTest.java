package dev.cubechat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

class FileWordsTest {
    @Test
    void digits_name_a_file_by_number_and_anything_else_by_uid() {
        assertThat(FileTarget.parse("58001")).isEqualTo(new FileTarget.Id(58001));
        assertThat(FileTarget.parse("id:58001")).isEqualTo(new FileTarget.Id(58001));
        assertThat(FileTarget.parse("3BB5")).isEqualTo(new FileTarget.Uid("3BB5"));
        assertThat(FileTarget.parse("uid:1234")).isEqualTo(new FileTarget.Uid("1234"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "id:", "id:x", "uid:", "uid:a/b", "../x", "uid:a b"})
    void what_names_no_file_is_refused(String text) {
        assertThatThrownBy(() -> FileTarget.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_source_is_an_address_a_stored_file_or_a_path() {
        assertThat(FileSource.parse("https://example.com/a.png"))
                .isEqualTo(new FileSource.Web(URI.create("https://example.com/a.png")));
        assertThat(FileSource.parse("uid:3BB5"))
                .isEqualTo(new FileSource.Stored(new FileTarget.Uid("3BB5")));
        assertThat(FileSource.parse("id:7")).isEqualTo(new FileSource.Stored(new FileTarget.Id(7)));
        assertThat(FileSource.parse("my wall.png"))
                .isEqualTo(new FileSource.Local(Path.of("my wall.png")));
    }

    @ParameterizedTest
    @CsvSource({
        "wall.PNG, image/png, photo",
        "a.b.mp4, video/mp4, video",
        "song.mp3, audio/mpeg, audio",
        "report.pdf, application/pdf, file",
        "Makefile, application/octet-stream, file",
    })
    void the_ending_of_a_name_tells_what_is_in_a_file(String name, String type, String word) {
        MediaType media = MediaType.ofFileName(name);

        assertThat(media.name()).isEqualTo(type);
        assertThat(media.attachmentType()).isEqualTo(word);
    }

    @Test
    void a_place_is_written_for_every_kind_of_reader() {
        Attachment place = Attachment.ofPlace(Place.parse("49.84, -24.03"), "place");

        assertThat(place.attributes())
                .containsExactly(
                        Map.entry("type", "place"),
                        Map.entry("latitude", "49.84"),
                        Map.entry("longitude", "-24.03"),
                        Map.entry("data", "{\"lat\":49.84,\"lng\":-24.03}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "49.84", "49.84,24.03,1", "91,0", "0,181", "x,y", "1e1,2"})
    void what_is_no_place_is_refused(String text) {
        assertThatThrownBy(() -> Place.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_contact_card_is_json_in_one_attribute() {
        Map<String, String> card = new LinkedHashMap<>();
        card.put("name", "Ola");
        card.put("phone", "380671112233");

        assertThat(Attachment.ofContact(card).attributes())
                .containsExactly(
                        Map.entry("type", "contact"),
                        Map.entry("data", "{\"name\":\"Ola\",\"phone\":\"380671112233\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"lat\":49.84,\"lng\":-24.03}; location 49.84,-24.03",
                "{\"lat\":\"49.84\",\"lng\":\"24.030000000000001\"}; location"
                        + " 49.84,24.030000000000001",
                "{\"lat\":491.84,\"lng\":24.03}; location",
                "[1]; location",
                "; location",
            })
    void a_place_that_others_wrote_as_json_alone_is_told(String data, String words) {
        Attachment place =
                data == null
                        ? new Attachment(Map.of("type", "location"))
                        : new Attachment(Map.of("type", "location", "data", data));

        assertThat(place.inWords()).isEqualTo(words);
    }

    @Test
    void a_contact_card_is_told_with_the_name_first_however_it_was_written() {
        String json = "{\"phone\":\"380671112233\",\"name\":\"Ola\",\"mail\":\" \"}";
        Map<String, String> ofItsOwn = new LinkedHashMap<>();
        ofItsOwn.put("type", "contact");
        ofItsOwn.put("phone", "380671112233");
        ofItsOwn.put("name", "Ola");

        assertThat(new Attachment(Map.of("type", "contact", "data", json)).inWords())
                .isEqualTo("contact Ola · 380671112233");
        assertThat(new Attachment(ofItsOwn).inWords()).isEqualTo("contact Ola · 380671112233");
        assertThat(new Attachment(Map.of("type", "contact")).inWords()).isEqualTo("contact");
    }
}
