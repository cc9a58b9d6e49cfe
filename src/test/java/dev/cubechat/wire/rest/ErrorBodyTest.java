package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class ErrorBodyTest {

    @Test
    void every_known_shape_is_read() {
        assertThat(read("{\"errors\":{\"base\":[\"Required session does not exist\"]}}"))
                .containsExactly(new FieldError(null, "Required session does not exist"));
        assertThat(read("{\"errors\":[\"Unauthorized\",\"Really\"]}"))
                .containsExactly(
                        new FieldError(null, "Unauthorized"), new FieldError(null, "Really"));
        assertThat(
                        read(
                                "{\"errors\":{\"login\":[\"is already in use\"],\"email\":[\"is"
                                        + " invalid\"]}}"))
                .containsExactly(
                        new FieldError("login", "is already in use"),
                        new FieldError("email", "is invalid"));
        assertThat(read("{\"errors\":\"free text\"}"))
                .containsExactly(new FieldError(null, "free text"));
        assertThat(read("{\"base\":[\"low level text\"]}"))
                .containsExactly(new FieldError(null, "low level text"));
        assertThat(read("{\"errors\":{\"login\":\"is taken\"}}"))
                .containsExactly(new FieldError("login", "is taken"));
        assertThat(read("[\"odd\"]")).containsExactly(new FieldError(null, "odd"));
        assertThat(read("plain words")).containsExactly(new FieldError(null, "plain words"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"Too Many Requests\"}",
                "{\"code\":null,\"message\":\"Too Many Requests\"}",
                "{\"error\":\"Too Many Requests\"}",
                "{\"error\":{\"code\":429,\"message\":\"Too Many Requests\"}}"
            })
    void a_gateway_has_words_of_its_own(String body) {
        assertThat(read(body)).containsExactly(new FieldError(null, "Too Many Requests"));
        assertThat(read("{\"errors\":{\"message\":[\"can't be blank\"]}}"))
                .containsExactly(new FieldError("message", "can't be blank"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "null",
                "{\"errors\":null}",
                "{\"errors\":[]}",
                "{\"errors\":{}}",
                "<html><body>502</body></html>"
            })
    void a_body_without_words_has_no_complaints(String body) {
        assertThat(read(body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID",
        "401, NOT_SIGNED_IN",
        "403, NOT_ALLOWED",
        "404, NOT_FOUND",
        "405, INVALID",
        "409, CONFLICT",
        "410, NOT_FOUND",
        "422, INVALID",
        "429, RATE_LIMITED",
        "301, UNREACHABLE",
        "407, UNREACHABLE",
        "500, UNREACHABLE",
        "503, UNREACHABLE"
    })
    void each_status_says_what_the_caller_can_do(int status, FailureKind kind) {
        Failure failure = ErrorBody.toFailure(status, bytes("{\"errors\":[\"No luck\"]}"));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.http()).hasValue(status);
        assertThat(failure.sentence()).endsWith(": No luck.");
    }

    @Test
    void without_words_of_the_server_the_status_is_told() {
        assertThat(ErrorBody.toFailure(503, bytes("")).sentence())
                .isEqualTo("The server failed (HTTP 503).");
        assertThat(ErrorBody.toFailure(404, bytes("<html/>")).sentence())
                .isEqualTo("The server knows no such thing (HTTP 404).");
    }

    @Test
    void the_complaints_are_told_and_kept_for_scripts() {
        Failure failure =
                ErrorBody.toFailure(
                        422,
                        bytes(
                                "{\"errors\":{\"login\":[\"has already been"
                                        + " taken\"],\"base\":[\"Sorry.\"]}}"));

        assertThat(failure.sentence())
                .isEqualTo("The server refused the input: login has already been taken; Sorry.");
        assertThat(JsonText.write(failure.details()))
                .isEqualTo(
                        "{\"errors\":[{\"field\":\"login\",\"message\":\"has already been taken\"},"
                                + "{\"field\":null,\"message\":\"Sorry.\"}]}");
    }

    @Test
    void an_application_session_where_a_user_is_needed_means_nobody_is_signed_in() {
        Failure failure =
                ErrorBody.toFailure(
                        403, bytes("{\"errors\":{\"base\":[\"Forbidden. Need user.\"]}}"));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(failure.hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("cubechat auth login"));
    }

    @Test
    void what_to_try_depends_on_what_was_wrong_with_the_sign_in() {
        assertThat(ErrorBody.toFailure(401, bytes("{\"errors\":[\"Invalid password\"]}")).hint())
                .contains("Check login and password, and the application's id and key.");
        assertThat(
                        ErrorBody.toFailure(
                                        401,
                                        bytes(
                                                JsonText.write(
                                                        ErrorBody.base(ErrorBody.EXPIRED_SESSION))))
                                .hint())
                .contains("Sign in again: cubechat auth login");
    }

    @Test
    void a_refusal_by_a_custom_identity_provider_is_a_refusal_of_credentials() {
        Failure failure =
                ErrorBody.toFailure(
                        422,
                        bytes(
                                "{\"errors\":[\"Bad Authentication data. Unauthorized on remote"
                                        + " side. Status: 404\"]}"));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
    }

    @Test
    void only_the_exact_words_with_401_mean_an_ended_session() {
        byte[] words = bytes(JsonText.write(ErrorBody.base(ErrorBody.EXPIRED_SESSION)));

        assertThat(ErrorBody.isExpiredSession(401, words)).isTrue();
        assertThat(
                        ErrorBody.isExpiredSession(
                                401, bytes("{\"errors\":[\"Required session does not exist\"]}")))
                .isTrue();
        assertThat(ErrorBody.isExpiredSession(403, words)).isFalse();
        assertThat(ErrorBody.isExpiredSession(401, bytes("{\"errors\":[\"Unauthorized\"]}")))
                .isFalse();
        assertThat(ErrorBody.isExpiredSession(401, bytes(""))).isFalse();
    }

    @Test
    void errors_are_written_in_the_shapes_of_the_service() {
        assertThat(text(ErrorBody.errors("Unauthorized")))
                .isEqualTo("{\"errors\":[\"Unauthorized\"]}");
        assertThat(text(ErrorBody.base(ErrorBody.EXPIRED_SESSION)))
                .isEqualTo("{\"errors\":{\"base\":[\"Required session does not exist\"]}}");
        assertThat(text(ErrorBody.field("login", "has already been taken")))
                .isEqualTo("{\"errors\":{\"login\":[\"has already been taken\"]}}");
    }

    private static List<FieldError> read(String body) {
        return ErrorBody.read(bytes(body));
    }

    private static String text(Json json) {
        return JsonText.write(json);
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
