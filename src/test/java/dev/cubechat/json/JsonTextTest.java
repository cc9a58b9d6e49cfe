package dev.cubechat.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class JsonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"\"",
                "-9223372036854775808",
                "92233720368547758070",
                "1.10",
                "{\"b\":1,\"a\":[{\"c\":null},2,\"x\\n\\u0007\"]}",
                "\"\\b\\t\\n\\f\\r\\\"\\\\\\u001B\u007F/\"",
                "1.5E+400",
                "[[],{},[false,{\"\":\"\"}]]",
                "\"смайл \uD83D\uDE00\""
            })
    void what_is_read_is_written_again_digit_by_digit_and_in_order(String text) throws Exception {
        assertThat(JsonText.write(JsonText.parse(text))).isEqualTo(text);
        assertThat(JsonText.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(JsonText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\n",
                " { \"a\" : [ 1 , 2.50 ] } ",
                "\"\\ud83d\\ude00 \\u00e9\\/ \\ud83d\"",
                "[-7,1e3,12345678901234567890]",
                "\"\uD83D\uDE00\"",
                "\"\uD83D\""
            })
    void whoever_reads_it_finds_the_same(String text) throws Exception {
        assertThat(JsonText.parse(text)).isEqualTo(FullJson.parse(text));
    }

    @Test
    void half_a_letter_in_a_text_stays_what_it_is() throws Exception {
        assertThat(JsonText.parse("\"\uD83D\"")).isEqualTo(Json.of("\uD83D"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "[1,]", "{\"a\":}", "nul", "1 2", "{} x", "\"a", "{'a':1}"})
    void what_is_not_one_value_is_refused(String text) {
        assertThatThrownBy(() -> JsonText.parse(text)).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> JsonText.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedJson.class);
    }

    @Test
    void what_was_read_as_deep_as_may_be_can_be_written_inside_something_else() throws Exception {
        String deep = "[".repeat(1000) + "]".repeat(1000);

        Json record = Json.obj().with("raw", JsonText.parse(deep)).build();

        assertThat(JsonText.write(record)).isEqualTo("{\"raw\":" + deep + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\":1,\"b\":2},{\"a\":3,\"b\":4},{\"a\":5,\"b\":6}]",
                "[{\"a\":1,\"b\":2},{\"a\":3},{\"a\":5,\"b\":6}]",
                "[{\"a\":1},{\"a\":3,\"b\":4},{\"b\":5,\"a\":6},{\"c\":7}]",
                "[{\"a\":1,\"b\":2},{},{\"a\":3,\"b\":4}]",
                "[{\"a\":{\"x\":1}},{\"a\":{\"x\":2,\"y\":3}},{\"a\":{}},{\"a\":null}]",
                "[{\"a\":1},[{\"a\":2}],{\"a\":[3]},{\"a\":4}]"
            })
    void each_object_of_a_list_has_its_own_members(String text) throws Exception {
        assertThat(JsonText.write(JsonText.parse(text))).isEqualTo(text);
    }

    @Test
    void of_a_member_that_comes_twice_the_last_value_counts_also_in_a_list() throws Exception {
        Json read =
                JsonText.parse("[{\"a\":1,\"b\":2},{\"a\":3,\"a\":4},{\"a\":5,\"b\":6,\"b\":7}]");

        assertThat(JsonText.write(read))
                .isEqualTo("[{\"a\":1,\"b\":2},{\"a\":4},{\"a\":5,\"b\":7}]");
        assertThat(read.asItems().get(1).asObject().get("a")).isEqualTo(Json.of(4));
    }

    @Test
    void the_place_of_the_mistake_is_named() {
        assertThatThrownBy(() -> JsonText.parse("{\n  \"a\" 1}"))
                .hasMessageContaining("line 2, column 7");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        assertThatThrownBy(() -> JsonText.parse(new byte[] {'"', (byte) 0xff, '"'}))
                .isInstanceOf(MalformedJson.class);
    }

    @Test
    void a_bottomless_nesting_is_refused() {
        assertThatThrownBy(() -> JsonText.parse("[".repeat(100_000)))
                .isInstanceOf(MalformedJson.class);
    }
}
