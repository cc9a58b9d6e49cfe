package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Failure;

import org.junit.jupiter.api.Test;

class LettersTest {
    @Test
    void a_text_that_lost_its_letters_on_the_way_is_refused() {
        assertThatThrownBy(
                        () ->
                                Letters.check(
                                        "ANSI_X3.4-1968", "msg", "send", "-m", "caf\ufffd\ufffd"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Argument 4 ")
                .hasMessageContaining("(ANSI_X3.4-1968)")
                .satisfies(
                        failure ->
                                assertThat(((Failure) failure).hint())
                                        .contains("Set LC_ALL=C.UTF-8."));
    }

    @Test
    void letters_that_another_encoding_has_go_on() {
        assertThatCode(() -> Letters.check("ISO-8859-1", "msg", "send", "-m", "café"))
                .doesNotThrowAnyException();
    }

    @Test
    void in_utf_8_the_mark_itself_can_be_typed() {
        assertThatCode(() -> Letters.check("UTF-8", "msg", "send", "-m", "what is \ufffd?"))
                .doesNotThrowAnyException();
    }
}
