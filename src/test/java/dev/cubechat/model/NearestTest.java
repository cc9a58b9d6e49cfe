package dev.cubechat.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class NearestTest {
    private static final List<String> VERBS = List.of("send", "edit", "delete", "mark");

    @Test
    void a_mistyped_word_is_told_from_its_letters() {
        assertThat(Nearest.to("sned", VERBS)).isEqualTo("send");
        assertThat(Nearest.likely("sned", VERBS)).contains("send");
        assertThat(Nearest.likely("delet", VERBS)).contains("delete");
    }

    @Test
    void what_resembles_nothing_was_not_meant_to_be_anything() {
        assertThat(Nearest.likely("frobnicate", VERBS)).isEmpty();
        assertThat(Nearest.likely("x", List.of())).isEmpty();
    }
}
