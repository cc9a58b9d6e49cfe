package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.json.JsonText;
import dev.cubechat.model.AppId;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.model.Session;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

class SessionCodecTest {
    private static final AppId APP = new AppId(1476);
    private static final Secret KEY = new Secret("aK7-ExAmPlE");

    @Test
    void a_session_is_read_and_written_back_as_it_was() {
        var sample = Samples.read("session.json");

        Session session = SessionCodec.read(sample);

        assertThat(session.id()).isEqualTo(812001);
        assertThat(session.appId()).isEqualTo(APP);
        assertThat(session.userId()).isEqualTo(new UserId(1234567));
        assertThat(session.token().reveal()).isEqualTo("0F3A5566778899AABBCCDDEEFF00119C");
        assertThat(session.createdAt()).isEqualTo(Instant.parse("2026-03-01T10:13:20Z"));
        assertThat(session.user().login()).isEqualTo("mira");
        assertThat(SessionCodec.write(session)).isEqualTo(sample);
    }

    @Test
    void an_application_session_has_nobody_even_where_it_says_zero() {
        Session session = SessionCodec.read(Samples.read("session-of-application.json"));

        assertThat(session.userId()).isNull();
        assertThat(session.user()).isNull();
        assertThat(session.id()).isEqualTo(812002);
        assertThat(session.appId()).isEqualTo(APP);
        assertThat(session.createdAt()).isEqualTo(Instant.parse("2026-03-01T10:13:20.688Z"));
    }

    @Test
    void a_guest_is_known_by_the_user_where_user_id_is_missing() {
        Session session = SessionCodec.read(Samples.read("session-of-guest.json"));

        assertThat(session.userId()).isEqualTo(new UserId(1234999));
        assertThat(session.user().guest()).isTrue();
        assertThat(session.user().tags()).containsExactly("new", "trial");
    }

    @Test
    void a_session_without_its_wrapper_is_read_too() {
        var inner = Samples.read("session.json").asObject().get("session");

        assertThat(SessionCodec.read(inner).id()).isEqualTo(812001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "{\"session\":{\"id\":1,\"application_id\":7}}",
                "{\"session\":{\"id\":1,\"application_id\":0,\"token\":\"T\"}}",
                "{\"session\":{\"id\":1,\"application_id\":7,\"token\":\" \"}}"
            })
    void a_reply_that_is_no_session_is_a_failure_of_the_server(String body) {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> SessionCodec.read(Samples.parse(body)));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence()).startsWith("The server sent a session that ");
    }

    static Stream<Map.Entry<Credentials, String>> credentials() {
        return Stream.of(
                Map.entry(
                        new Credentials.Login("mira", new Secret("S3cret!pw")),
                        ",\"user\":{\"login\":\"mira\",\"password\":\"S3cret!pw\"}"),
                Map.entry(
                        new Credentials.Email("m@example.com", new Secret("pw")),
                        ",\"user\":{\"email\":\"m@example.com\",\"password\":\"pw\"}"),
                Map.entry(
                        new Credentials.Guest("Visitor"),
                        ",\"user\":{\"guest\":\"1\",\"full_name\":\"Visitor\"}"),
                Map.entry(new Credentials.Guest(null), ",\"user\":{\"guest\":\"1\"}"),
                Map.entry(new Credentials.Application(), ""));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void a_request_is_written_and_read_for_all_credentials(
            Map.Entry<Credentials, String> credentials) {
        SessionRequest request = new SessionRequest(APP, KEY, credentials.getKey());

        assertThat(JsonText.write(request.write()))
                .isEqualTo(
                        "{\"application_id\":1476,\"auth_key\":\"aK7-ExAmPlE\""
                                + credentials.getValue()
                                + "}");
        assertThat(SessionRequest.read(request.write())).isEqualTo(request);
    }

    @Test
    void a_request_of_an_older_client_is_read_too() {
        var body =
                Samples.parse(
                        """
                        {"application_id":"1476","auth_key":"aK7-ExAmPlE","timestamp":"1772360000",
                         "nonce":4711,"signature":"00ff","user":{"guest":1,"full_name":"V"}}\
                        """);

        assertThat(SessionRequest.read(body))
                .isEqualTo(new SessionRequest(APP, KEY, new Credentials.Guest("V")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"application_id\":1476}",
                "{\"application_id\":-1,\"auth_key\":\"k\"}",
                "{\"application_id\":1476,\"auth_key\":\"k\",\"user\":{\"login\":\"mira\"}}",
                "{\"application_id\":1476,\"auth_key\":\"k\",\"user\":{\"password\":\"p\"}}"
            })
    void a_request_that_lacks_something_is_invalid(String body) {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> SessionRequest.read(Samples.parse(body)));

        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
    }
}
