package dev.cubechat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"build", "_x", "a.b-c_1", "größe"})
    void a_field_name_is_good_for_xml_and_for_history(String name) {
        assertThat(new FieldName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "1st", "-a", "a:b", "<a>", "a\n", "µs", "nº"})
    void what_cannot_name_an_element_is_refused(String name) {
        assertThatThrownBy(() -> new FieldName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("letters, digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "_id", "save_to_history", "dialog_id", "read"})
    void what_the_service_uses_itself_is_refused(String name) {
        assertThatThrownBy(() -> new FieldName(name))
                .hasMessage("the field name \"" + name + "\" has a meaning of its own");
    }
}
