package dev.cubechat.wire.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

class LoginStanzasTest {
    private static final Sasl.Plain MIRA =
            new Sasl.Plain("", "1234567-1476", new Secret("S3cret!pw"));

    @Test
    void plain_is_what_the_protocol_page_shows() throws Exception {
        String sample =
                "<auth xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\" mechanism=\"PLAIN\">"
                        + "ADEyMzQ1NjctMTQ3NgBTM2NyZXQhcHc=</auth>";

        assertThat(XmlText.write(Sasl.auth(MIRA), "")).isEqualTo(sample);
        assertThat(Sasl.read(XmlText.parse(sample))).isEqualTo(MIRA);
    }

    @Test
    void the_older_form_names_the_user_twice() throws Exception {
        Sasl.Plain whole =
                new Sasl.Plain(
                        "1234567-1476@chat.connectycube.com", "1234567-1476", new Secret("пароль"));

        assertThat(Sasl.read(Sasl.auth(whole))).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "a\0b", "\0a\0", "\0\0b", "\0a\0b\0c"})
    void anything_else_is_malformed(String response) {
        String base64 =
                response.equals("=")
                        ? response
                        : Base64.getEncoder()
                                .encodeToString(response.getBytes(StandardCharsets.UTF_8));
        Xml auth = Xml.of("auth", Ns.SASL).attr("mechanism", "PLAIN").text(base64);

        assertThatThrownBy(() -> Sasl.read(auth)).isInstanceOf(MalformedStanza.class);
    }

    @Test
    void a_refusal_names_its_condition_without_a_text() {
        assertThat(XmlText.write(Sasl.failure("not-authorized"), ""))
                .isEqualTo(
                        "<failure xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\"><not-authorized/>"
                                + "</failure>");
    }

    @Test
    void a_resource_is_asked_for_and_bound() throws Exception {
        String request =
                "<iq xmlns=\"jabber:client\" type=\"set\" id=\"b1\"><bind"
                        + " xmlns=\"urn:ietf:params:xml:ns:xmpp-bind\"><resource>javacli-1"
                        + "</resource></bind></iq>";
        String jid = "1234567-1476@chat.connectycube.com/javacli-1";

        Xml asked = XmlText.parse(request);
        Xml result = Bind.result(asked, jid);

        assertThat(Bind.request("b1", "javacli-1")).isEqualTo(asked);
        assertThat(Bind.isRequest(asked)).isTrue();
        assertThat(Bind.requested(asked)).contains("javacli-1");
        assertThat(XmlText.write(result, Ns.CLIENT))
                .isEqualTo(
                        "<iq type=\"result\" id=\"b1\" to=\""
                                + jid
                                + "\"><bind xmlns=\"urn:ietf:params:xml:ns:xmpp-bind\"><jid>"
                                + jid
                                + "</jid></bind></iq>");
        assertThat(Bind.bound(result)).contains(jid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iq type='set'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>",
                "<iq type='set'><bind"
                        + " xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource/></bind></iq>"
            })
    void the_server_may_be_left_to_choose_the_resource(String request) throws Exception {
        Xml asked = XmlText.parse(request, Ns.CLIENT);

        assertThat(Bind.isRequest(asked)).isTrue();
        assertThat(Bind.requested(asked)).isEmpty();
    }
}
