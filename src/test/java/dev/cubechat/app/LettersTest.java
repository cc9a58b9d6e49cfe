package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class LettersTest {
    /** The encoding of the bare C locale. */
    private static final String BARE = "ANSI_X3.4-1968";

    @Test
    void a_text_that_lost_its_letters_on_the_way_is_refused() {
        assertThatThrownBy(
                        () -> Letters.check(BARE, Map.of(), "msg", "send", "-m", "caf\ufffd\ufffd"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Argument 4 ")
                .hasMessageContaining("(ANSI_X3.4-1968)")
                .satisfies(
                        failure ->
                                assertThat(((Failure) failure).hint())
                                        .hasValueSatisfying(
                                                hint ->
                                                        assertThat(hint)
                                                                .contains("such as C.UTF-8")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUBECHAT_PASSWORD",
                "CUBECHAT_LOGIN",
                "HOME",
                "XDG_STATE_HOME",
                "SSL_CERT_FILE"
            })
    void a_variable_that_lost_its_letters_is_refused_by_name(String name) {
        Map<String, String> environment = Map.of("EDITOR", "\ufffd", name, "/p\ufffd55w\ufffdrd");

        assertThatThrownBy(() -> Letters.check(BARE, environment, "user", "me"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("The variable " + name + " has letters")
                .hasMessageContaining("(ANSI_X3.4-1968)")
                .hasMessageNotContaining("55w");
    }

    @Test
    void a_variable_of_another_program_may_be_whatever_it_likes() {
        assertThatCode(() -> Letters.check(BARE, Map.of("EDITOR", "\ufffd"), "user", "me"))
                .doesNotThrowAnyException();
    }

    @Test
    void letters_that_another_encoding_has_go_on() {
        assertThatCode(
                        () ->
                                Letters.check(
                                        "ISO-8859-1",
                                        Map.of("HOME", "/é"),
                                        "msg",
                                        "send",
                                        "-m",
                                        "café"))
                .doesNotThrowAnyException();
    }

    @Test
    void in_utf_8_the_mark_itself_can_be_typed() {
        assertThatCode(
                        () ->
                                Letters.check(
                                        "UTF-8",
                                        Map.of("HOME", "/\ufffd"),
                                        "msg",
                                        "send",
                                        "-m",
                                        "what is \ufffd?"))
                .doesNotThrowAnyException();
    }
}
