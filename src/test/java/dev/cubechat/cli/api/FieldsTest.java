package dev.cubechat.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.json.JsonText;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

class FieldsTest {
    @Test
    void fields_make_objects_and_lists() {
        assertThat(JsonText.write(fields("a=1 b[c]=2 b[d][e]=3 f[]=4 f[]=5").body()))
                .isEqualTo(
                        "{\"a\":\"1\",\"f\":[\"4\",\"5\"],\"b\":{\"c\":\"2\",\"d\":{\"e\":\"3\"}}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1 a=2",
                "a=1 a[b]=2",
                "a[b]=1 a=2",
                "a=1 a[]=2",
                "a[]=1 a=2",
                "b[a]=1 b[a]=2",
                "a[]=1 a[b]=2",
                "a[b]=1 a[]=2"
            })
    void nothing_of_what_was_typed_is_lost(String typed) {
        assertThatThrownBy(fields(typed)::body)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.USAGE));
    }

    @Test
    void a_field_that_is_there_twice_is_named_as_it_was_typed() {
        assertThatThrownBy(fields("b[c][d]=1 b[c][d]=2")::body)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.sentence())
                                    .startsWith("The field b[c][d] is there twice");
                            assertThat(failure.hint().orElseThrow()).startsWith("b[c][d][]=VALUE");
                        });
        assertThat(JsonText.write(fields("b[c][d][]=1 b[c][d][]=2").body()))
                .isEqualTo("{\"b\":{\"c\":{\"d\":[\"1\",\"2\"]}}}");
    }

    private static Fields fields(String typed) {
        return new Fields(Arrays.stream(typed.split(" ")).map(Fields.Field::parse).toList());
    }
}
