package dev.cubechat.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.fuzz.Hostile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class PlainJsonTest {
    private static final List<String> PLAIN =
            List.of(
                    "{}",
                    "[]",
                    "null",
                    "[true,false]",
                    "\"\"",
                    "0",
                    "[999999999999999999,9223372036854775807,-7,1.10,2e3,92233720368547758070]",
                    "{\"b\":1,\"a\":[{\"c\":null},2,\"x\\n\\u0007\\ud83d\\ude00\\\\\"],\"\":{}}",
                    "[\"\\ud83d\",\"\\u00E9\\/ \\\\n \\uD83D\\uDE00\\\\\"]",
                    "\"\\b\\t\\n\\f\\r\\\"\\\\\\u001B\u007F/\"",
                    "[[],{},[false,{\"\":\"\"}]]",
                    "[\"caf\u00e9 \u4f60 \ud83d\ude00\",\"\u00e9\\\"\u00e9\"]",
                    "{\"a\":1,\"b\":2,\"a\":3}");

    @Test
    void what_is_written_plainly_has_the_same_value_in_the_same_order() throws Exception {
        for (String text : PLAIN) {
            byte[] utf8 = bytes(text);

            assertThat(JsonText.write(read(utf8))).isEqualTo(JsonText.write(FullJson.parse(utf8)));
            assertThat(read(utf8)).isEqualTo(FullJson.parse(utf8));
        }
    }

    @Test
    void whatever_is_spoiled_is_refused_or_has_the_same_value() throws Exception {
        Hostile.ofTexts(PLAIN)
                .refusedWith(MalformedJson.class)
                .to(
                        (input, random) -> {
                            Json plain = read(input);
                            assertThat(plain).isEqualTo(FullJson.parse(input));
                            assertThat(JsonText.write(plain))
                                    .isEqualTo(JsonText.write(FullJson.parse(input)));
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "nul",
                "truth",
                "01",
                "-",
                "1.",
                "1 2",
                "\"a",
                "\"\\",
                "\"\\x\"",
                "\"\\u00e\"",
                "\"\\u00eg\"",
                "\"\\u+123\"",
                "\"a\tb\"",
                "\"\0\"",
                "\"\u00e9\n\"",
                "{}x",
                " {}",
                "[1, 2]"
            })
    void what_is_written_otherwise_or_is_nothing_is_refused(String text) {
        assertThatThrownBy(() -> read(bytes(text))).isInstanceOf(MalformedJson.class);
    }

    @Test
    void bytes_that_are_no_letters_are_refused() {
        byte[] half = {'"', (byte) 0xC3, '"'};
        byte[] lone = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};

        assertThatThrownBy(() -> read(half)).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> read(lone)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void what_is_deep_or_long_is_left_to_those_who_count() throws Exception {
        assertThatThrownBy(() -> read(bytes("[".repeat(1001) + "]".repeat(1001))))
                .isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> read(bytes("\"" + "x".repeat(50_001) + "\"")))
                .isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> read(bytes("\"" + "\u00e9".repeat(50_001) + "\"")))
                .isInstanceOf(MalformedJson.class);
        assertThat(read(bytes("[".repeat(50) + "]".repeat(50)))).isInstanceOf(Json.Arr.class);
    }

    @Test
    void an_object_that_was_passed_can_be_looked_at_later() throws Exception {
        PlainJson in = new PlainJson(bytes("[{\"a\":1,\"b\":[2]},3]"));
        in.needs('[');
        int begin = in.at();
        Json passed = in.value();

        Json.Obj later = in.objectSince(begin);

        assertThat(later).isEqualTo(passed).hasSameHashCodeAs(passed);
        assertThat(later.get("b")).isEqualTo(Json.ofLongs(List.of(2L)));
        assertThat(later.has("c")).isFalse();
        assertThat(JsonText.write(later)).isEqualTo("{\"a\":1,\"b\":[2]}");
    }

    @Test
    void a_value_that_only_begins_like_the_one_before_is_read() throws Exception {
        PlainJson in = new PlainJson(bytes("12,12,123,12.5,\"12\",\"12\""));
        Repeated<String> texts = new Repeated<>(in, json -> json.asText().orElse("none"));

        StringBuilder read = new StringBuilder(texts.next());
        while (in.takes(',')) {
            read.append(' ').append(texts.next());
        }

        assertThat(read).hasToString("12 12 123 12.5 12 12");
    }

    @Test
    void names_are_told_apart_in_any_order_and_not_taken_twice() throws Exception {
        PlainJson in =
                new PlainJson(bytes("\"a\":\"ab\":|\"a\":\"ab\":|\"ab\":\"a\":\"c\":\"a\":"));
        PlainNames names = new PlainNames(in);

        assertThat(next(names, 2)).isEqualTo("a ab ");
        in.needs('|');
        assertThat(next(names, 2)).isEqualTo("a ab ");
        in.needs('|');
        assertThat(next(names, 3)).isEqualTo("ab a c ");
        assertThatThrownBy(names::next).isInstanceOf(MalformedJson.class);
    }

    private static String next(PlainNames names, int count) throws MalformedJson {
        names.begin();
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < count; i++) {
            read.append(names.next()).append(' ');
        }
        return read.toString();
    }

    private static Json read(byte[] utf8) throws MalformedJson {
        PlainJson in = new PlainJson(utf8);
        Json json = in.value();
        in.end();
        return json;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
