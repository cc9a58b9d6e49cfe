package dev.cubechat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Filter.Operator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class FilterTest {
    @Test
    void a_filter_is_a_field_an_operator_and_a_value() {
        assertThat(Filter.parse("type=2")).isEqualTo(Filter.of("type", Operator.EQ, "2"));
        assertThat(Filter.parse("updated_at[gt]=1772361000"))
                .isEqualTo(Filter.of("updated_at", Operator.GT, 1772361000));
        assertThat(Filter.parse("name[ctn]=a=b")).isEqualTo(Filter.of("name", Operator.CTN, "a=b"));
        assertThat(Filter.parse("attachments.type=image"))
                .isEqualTo(Filter.of("attachments.type", Operator.EQ, "image"));
    }

    @Test
    void operators_on_lists_take_a_comma_list() {
        assertThat(Filter.parse("type[in]=2, 3"))
                .isEqualTo(new Filter("type", Operator.IN, List.of("2", "3")));
    }

    @Test
    void a_key_in_brackets_that_is_no_operator_belongs_to_the_field() {
        assertThat(Filter.parse("extensions[location]=Paris"))
                .isEqualTo(Filter.of("extensions[location]", Operator.EQ, "Paris"));
        assertThat(Filter.parse("extensions[location][ne]=Paris"))
                .isEqualTo(Filter.of("extensions[location]", Operator.NE, "Paris"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "type", "=2", "[gt]=2", "type[gt=2", "ty pe=2", "type[]=2"})
    void anything_else_is_no_filter(String text) {
        assertThatThrownBy(() -> Filter.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit", "skip", "offset", "count", "sort_asc", "sort_desc", "mark_as_read"})
    void what_says_how_to_read_a_list_is_no_field(String name) {
        assertThatThrownBy(() -> Filter.parse(name + "=1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
        assertThat(Filter.parse("extensions[" + name + "]=1").name())
                .isEqualTo("extensions[" + name + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "type[in]", "date_sent[gt]", "extensions[location][ne]"})
    void its_name_is_that_of_the_parameter(String name) {
        assertThat(Filter.parse(name + "=2").name()).isEqualTo(name);
    }
}
