package dev.cubechat.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class JsonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 7",
                "\"7\" | 7",
                "\" 7 \" | 7",
                "7.0 | 7",
                "\"1772361000.0\" | 1772361000",
                "1e3 | 1000",
                "7.5 |",
                "\"\" |",
                "\"x\" |",
                "true |",
                "null |",
                "[7] |",
                "1e999999999 |",
                "9223372036854775808 |"
            })
    void whole_numbers_are_read_however_they_are_written(String text, Long number)
            throws Exception {
        assertThat(JsonText.parse(text).asLong()).isEqualTo(Optional.ofNullable(number));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | true",
                "1 | true",
                "\"1\" | true",
                "\"true\" | true",
                "false | false",
                "0 | false",
                "\"0\" | false",
                "2 |",
                "\"yes\" |",
                "null |",
                "{} |"
            })
    void truth_is_read_however_it_is_written(String text, Boolean truth) throws Exception {
        assertThat(JsonText.parse(text).asBoolean()).isEqualTo(Optional.ofNullable(truth));
    }

    @Test
    void a_missing_member_reads_as_null_and_as_nothing() {
        Json.Obj object = Json.obj().with("here", (String) null).build();

        assertThat(object.has("here")).isTrue();
        assertThat(object.has("gone")).isFalse();
        assertThat(object.get("gone").isNull()).isTrue();
        assertThat(object.get("gone").asObject().get("deeper").asText()).isEmpty();
        assertThat(object.get("gone").asItems()).isEmpty();
    }

    @Test
    void an_object_is_built_in_order_and_the_last_word_counts() {
        Json.Obj object =
                Json.obj()
                        .with("b", 1)
                        .with("a", "x")
                        .withIf("n", Optional.empty())
                        .withAll(Json.obj().with("b", true).build())
                        .with("ids", Json.ofLongs(List.of(3L, 1L)))
                        .build();

        assertThat(JsonText.write(object)).isEqualTo("{\"b\":true,\"a\":\"x\",\"ids\":[3,1]}");
    }
}
