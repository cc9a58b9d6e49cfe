package dev.cubechat.sandbox.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cubechat.model.Secret;
import dev.cubechat.model.Session;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Base64;
import java.util.List;

@Timeout(30)
class LoginPlayTest {
    @AutoClose private final Stage stage = Stage.open();

    @Test
    void a_client_logs_in_takes_its_resource_and_sees_its_presence() throws Exception {
        Client mira = stage.tcp();

        assertThat(mira.opens())
                .isEqualTo(
                        "<stream:features xmlns:stream=\"http://etherx.jabber.org/streams\"><sm"
                                + " xmlns=\"urn:xmpp:sm:3\"/><mechanisms"
                                + " xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\"><mechanism>PLAIN"
                                + "</mechanism></mechanisms></stream:features>");
        mira.says(Client.auth("101-9999", "pw-101"));
        assertThat(mira.hears("<success"))
                .isEqualTo("<success xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\"/>");
        assertThat(mira.opens()).contains("<bind xmlns=\"urn:ietf:params:xml:ns:xmpp-bind\"/>");
        assertThat(mira.binds("javacli-6f1c9d0a"))
                .isEqualTo(
                        "<iq type=\"result\" id=\"b1\" to=\"101-9999@localhost/javacli-6f1c9d0a\">"
                                + "<bind xmlns=\"urn:ietf:params:xml:ns:xmpp-bind\"><jid>"
                                + "101-9999@localhost/javacli-6f1c9d0a</jid></bind></iq>");
        mira.says(
                "<iq type='set' id='s1'><session"
                        + " xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>");
        assertThat(mira.hears("<iq"))
                .isEqualTo(
                        "<iq type=\"result\" id=\"s1\""
                                + " to=\"101-9999@localhost/javacli-6f1c9d0a\"/>");
        mira.says("<presence id='p1'/>");
        assertThat(mira.hears("<presence"))
                .isEqualTo(
                        "<presence from=\"101-9999@localhost/javacli-6f1c9d0a\""
                                + " to=\"101-9999@localhost\"/>");
    }

    @Test
    void the_same_over_web_socket_with_one_element_in_each_frame() throws Exception {
        Client mira = stage.webSocket();

        assertThat(mira.opens()).startsWith("<stream:features xmlns:stream=");
        assertThat(mira.heard.get(0))
                .startsWith("HTTP/1.1 101 ")
                .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                .contains("Sec-WebSocket-Protocol: xmpp\r\n");
        assertThat(mira.heard.get(1))
                .startsWith(
                        "<open xmlns=\"urn:ietf:params:xml:ns:xmpp-framing\" from=\"localhost\""
                                + " id=");
        mira.says(Client.auth("101-9999", "pw-101"));
        mira.hears("<success");
        mira.opens();
        assertThat(mira.binds("javacli-6f1c9d0a"))
                .startsWith("<iq xmlns=\"jabber:client\" type=\"result\" id=\"b1\"");
        mira.says("<presence xmlns='jabber:client'/>");
        assertThat(mira.hears("<presence")).startsWith("<presence xmlns=\"jabber:client\" from=");
    }

    @ParameterizedTest
    @CsvSource({
        "101-9999, wrong",
        "101-9999, pw-102",
        "101, pw-101",
        "101-1476, pw-101",
        "999-9999, pw-101",
        "user101, pw-101",
        "101-9999@example.com, pw-101",
    })
    void who_does_not_fit_is_refused_without_a_reason(String name, String password)
            throws Exception {
        Client stranger = stage.tcp();
        stranger.opens();

        stranger.says(Client.auth(name, password));

        assertThat(stranger.hears("<failure"))
                .isEqualTo(
                        "<failure xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\"><not-authorized/>"
                                + "</failure>");
    }

    @Test
    void a_whole_address_and_a_session_token_let_one_in() throws Exception {
        Session session = stage.world.sessions().begin(stage.world.people().get(Stage.MIRA));
        Secret token = session.token();
        Client byToken = stage.tcp();
        Client byAddress = stage.tcp();

        byToken.logsIn("101-9999", token.reveal());
        byAddress.logsIn("101-9999@localhost", "pw-101");
        stage.world.sessions().end(token);
        Client tooLate = stage.tcp();
        tooLate.opens();
        tooLate.says(Client.auth("101-9999", token.reveal()));

        assertThat(tooLate.hears("<failure")).contains("<not-authorized/>");
    }

    @Test
    void after_a_refusal_one_may_try_again_but_not_for_ever() throws Exception {
        Client mira = stage.tcp();
        mira.opens();

        for (int attempt = 1; attempt <= 3; attempt++) {
            mira.says(Client.auth("101-9999", "wrong"));
            mira.hears("<failure");
        }

        mira.hears("<stream:error");
        mira.hears("</stream:stream>");
        mira.hearsTheEnd();
    }

    @Test
    void another_mechanism_is_refused_as_such() throws Exception {
        Client mira = stage.tcp();
        mira.opens();

        mira.says("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>");

        assertThat(mira.hears("<failure")).contains("<invalid-mechanism/>");
    }

    @Test
    void what_is_no_attempt_to_log_in_is_refused_before_and_after_it() throws Exception {
        Client mira = stage.tcp();
        mira.opens();

        mira.says("<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>YQ==</response>");
        String response = mira.hears("<failure");
        mira.says("<enable xmlns='urn:xmpp:sm:3'/>");
        String counting = mira.hears("<failed");
        mira.says(Client.auth("101-9999", "pw-101"));
        mira.hears("<success");
        mira.opens();
        mira.says(Client.auth("101-9999", "pw-101"));

        assertThat(response).contains("<malformed-request/>");
        assertThat(counting).contains("<unexpected-request ");
        assertThat(mira.hears("<failure")).contains("<not-authorized/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "</stream:stream>",
                "<stream:stream xmlns='jabber:client' xmlns:stream='urn:other' to='localhost'>",
            })
    void even_what_does_not_begin_a_stream_is_answered_with_a_whole_one(String nonsense)
            throws Exception {
        Client stranger = stage.tcp();

        stranger.says(nonsense);

        stranger.hears("<stream:stream ");
        assertThat(stranger.hears("<stream:error"))
                .containsPattern("<(not-well-formed|invalid-namespace) ");
        stranger.hears("</stream:stream>");
        stranger.hearsTheEnd();
        assertThat(stranger.heard).noneMatch(heard -> heard.startsWith("<stream:features"));
    }

    @Test
    void a_stream_begins_anew_after_the_login_and_at_no_other_time() throws Exception {
        Client twice = stage.tcp();
        Client bound = stage.bound(Stage.MIRA, "javacli-1");
        twice.opens();

        for (Client each : List.of(twice, bound)) {
            each.says(
                    "<stream:stream xmlns='jabber:client'"
                            + " xmlns:stream='http://etherx.jabber.org/streams' to='localhost'"
                            + " version='1.0'>");

            assertThat(each.hears("<stream:error")).contains("<invalid-xml ");
            each.hears("</stream:stream>");
            each.hearsTheEnd();
        }
    }

    @Test
    void over_web_socket_nothing_comes_before_the_stream() throws Exception {
        Client mira = stage.webSocket();

        mira.says(Client.auth("101-9999", "pw-101"));

        mira.hears("<open ");
        assertThat(mira.hears("<stream:error")).contains("<invalid-xml ");
    }

    @Test
    void acting_as_someone_else_is_refused() throws Exception {
        Client mira = stage.tcp();
        mira.opens();

        mira.says(
                "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
                        + Base64.getEncoder()
                                .encodeToString("102-9999\000101-9999\0pw-101".getBytes(UTF_8))
                        + "</auth>");

        assertThat(mira.hears("<failure")).contains("<invalid-authzid/>");
    }

    @Test
    void a_client_in_a_hurry_sends_all_at_once() throws Exception {
        Client mira = stage.tcp();
        String header =
                "<stream:stream xmlns='jabber:client'"
                        + " xmlns:stream='http://etherx.jabber.org/streams' to='localhost'"
                        + " version='1.0'>";
        String bind =
                "<iq type='set' id='b1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";

        mira.says(header + Client.auth("101-9999", "pw-101") + bind + header + "<presence/>");

        assertThat(mira.hears("<iq")).contains("<jid>101-9999@localhost/");
        assertThat(mira.hears("<presence")).contains("from=\"101-9999@localhost/");
    }

    @Test
    void a_resource_is_never_empty_or_short() throws Exception {
        String one = stage.loggedIn(Stage.MIRA).binds("");
        String two = stage.loggedIn(Stage.MIRA).binds("a");

        assertThat(one).containsPattern("<jid>101-9999@localhost/[0-9a-f]{32}</jid>");
        assertThat(two).containsPattern("<jid>101-9999@localhost/a-[0-9a-f]{32}</jid>");
    }

    @Test
    void the_same_resource_again_ends_the_stream_that_had_it() throws Exception {
        Client old = stage.online(Stage.MIRA, "javacli-1");

        Client fresh = stage.online(Stage.MIRA, "javacli-1");

        assertThat(old.hears("<stream:error"))
                .isEqualTo(
                        "<stream:error xmlns:stream=\"http://etherx.jabber.org/streams\"><conflict"
                            + " xmlns=\"urn:ietf:params:xml:ns:xmpp-streams\"/></stream:error>");
        old.hears("</stream:stream>");
        old.hearsTheEnd();
        assertThat(fresh.hearsAll()).isEmpty();
    }

    @Test
    void before_a_resource_is_bound_stanzas_are_refused_with_401() throws Exception {
        Client mira = stage.loggedIn(Stage.MIRA);

        mira.says("<message id='m1' to='102-9999@localhost'><body>hi</body></message>");

        assertThat(mira.hears("<message"))
                .contains("type=\"error\"", "id=\"m1\"", "code=\"401\" type=\"auth\"")
                .contains("You must authenticate session first");
    }

    @Test
    void a_good_bye_is_returned_whatever_its_reason() throws Exception {
        Client tcp = stage.online(Stage.MIRA, "javacli-1");
        Client failed = stage.online(Stage.KAI, "javacli-3");
        Client webSocket = stage.webSocket();
        webSocket.logsIn("102-9999", "pw-102");

        tcp.says("</stream:stream>");
        failed.says(
                "<stream:error><reset"
                        + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>");
        webSocket.says("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");

        tcp.hears("</stream:stream>");
        tcp.hearsTheEnd();
        failed.hears("</stream:stream>");
        failed.hearsTheEnd();
        webSocket.hears("<close xmlns=\"urn:ietf:params:xml:ns:xmpp-framing\"/>");
        webSocket.hears("close 1000");
        webSocket.hearsTheEnd();
    }
}
