package dev.cubechat.sandbox.xmpp;

import static dev.cubechat.sandbox.xmpp.Stage.JON;
import static dev.cubechat.sandbox.xmpp.Stage.MIRA;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cubechat.sandbox.world.OfflineStore;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Clients that ask for odd things, break the rules, or are too slow. */
@Timeout(30)
class SturdinessPlayTest {
    private static final String CONTACT =
            "<query xmlns='jabber:iq:roster'><item jid='102-9999@localhost' name='Jon'/></query>";
    @AutoClose private Stage stage = Stage.open();

    @Test
    void known_requests_are_answered_with_their_own_id() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");

        mira.says(get("k1:ping", "to='localhost'", "<ping xmlns='urn:xmpp:ping'/>"));
        mira.says(get("r1", "", "<query xmlns='jabber:iq:roster'/>"));
        mira.says(get("p1:getNames", "", "<query xmlns='jabber:iq:privacy'/>"));
        mira.says(
                "<iq type='set' id='m1:markActive'>"
                        + "<mobile xmlns='http://tigase.org/protocol/mobile#v2' enable='true'/>"
                        + "</iq>");

        String me = "to=\"101-9999@localhost/javacli-1\"";
        assertThat(mira.hears("<iq"))
                .isEqualTo("<iq type=\"result\" id=\"k1:ping\" from=\"localhost\" " + me + "/>");
        assertThat(mira.hears("<iq"))
                .isEqualTo(
                        "<iq type=\"result\" id=\"r1\" "
                                + me
                                + "><query xmlns=\"jabber:iq:roster\"/></iq>");
        assertThat(mira.hears("<iq"))
                .contains("id=\"p1:getNames\"", "<query xmlns=\"jabber:iq:privacy\"/>");
        assertThat(mira.hears("<iq")).contains("type=\"result\" id=\"m1:markActive\"");
    }

    @Test
    void a_kept_stanza_that_cannot_be_read_does_not_keep_its_reader_away() throws Exception {
        Instant now = stage.world.now();
        OfflineStore offline = stage.world.offline();
        offline.keep(JON, new OfflineStore.Kept(1, "<message><µs/></message>", now));
        offline.keep(
                JON, new OfflineStore.Kept(2, "<message id='after'><body>b</body></message>", now));

        Client jon = stage.bound(JON, "javacli-1");
        jon.says("<presence/>");

        assertThat(jon.hears("<message")).contains("id=\"after\"");
    }

    @Test
    void the_server_its_rooms_and_one_room_say_what_they_are() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        String info = "<query xmlns='http://jabber.org/protocol/disco#info'/>";

        mira.says(get("d1", "to='localhost'", info));
        mira.says(get("d2", "to='muc.localhost'", info));
        mira.says(get("d3", "to='" + Stage.ROOM + "'", info));
        mira.says(get("d4", "to='" + Stage.ROOM.replace("0304@", "03ff@") + "'", info));

        assertThat(mira.hears("<iq"))
                .contains("category=\"server\"", "SANDBOX", "var=\"urn:xmpp:carbons:2\"");
        assertThat(mira.hears("<iq"))
                .contains("category=\"conference\"", "var=\"http://jabber.org/protocol/muc\"");
        assertThat(mira.hears("<iq")).contains("category=\"conference\"");
        assertThat(mira.hears("<iq")).contains("code=\"404\"");
    }

    @Test
    void unknown_requests_are_answered_with_503_and_their_content() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");

        mira.says(get("x1", "", "<query xmlns='jabber:iq:unheard'/>"));

        assertThat(mira.hears("<iq"))
                .contains("type=\"error\"", "id=\"x1\"", "<query xmlns=\"jabber:iq:unheard\"/>")
                .contains("<error code=\"503\" type=\"cancel\"><service-unavailable ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iq id='x1'><ping xmlns='urn:xmpp:ping'/></iq>",
                "<iq id='x1' type='ask'><ping xmlns='urn:xmpp:ping'/></iq>",
                "<iq id='x1' type='ask' to='102-9999@localhost/javacli-2'/>",
                "<iq id='x1' type='get'/>",
                "<iq id='x1' type='get'><ping xmlns='urn:xmpp:ping'/><a/></iq>",
                "<iq type='get'><ping xmlns='urn:xmpp:ping'/></iq>",
                "<iq id='x1' type='set'><query xmlns='jabber:iq:roster'>"
                        + "<item jid='102-9999@localhost'/><item jid='103-9999@localhost'/>"
                        + "</query></iq>",
                "<presence id='x1' type='here'/>",
            })
    void what_is_no_request_or_presence_is_answered_with_400(String broken) throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");

        mira.says(broken);

        assertThat(mira.hears("<"))
                .contains("type=\"error\"", "<error code=\"400\" type=\"modify\"><bad-request ");
        assertThat(jon.hearsAll()).isEmpty();
    }

    @Test
    void a_request_to_another_client_is_handed_on_and_so_is_its_answer() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");

        mira.says(get("k1", "to='102-9999@localhost/javacli-2'", "<ping xmlns='urn:xmpp:ping'/>"));
        assertThat(jon.hears("<iq")).contains("from=\"101-9999@localhost/javacli-1\"");
        jon.says("<iq type='result' id='k1' to='101-9999@localhost/javacli-1'/>");

        assertThat(mira.hears("<iq")).contains("from=\"102-9999@localhost/javacli-2\"");
    }

    @Test
    void what_asks_for_nothing_gets_nothing() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");

        mira.says("<active xmlns='urn:xmpp:csi:0'/>");
        mira.says("<iq type='result' id='whatever'/>");
        mira.says("<message type='error' to='102-9999@localhost'><body>x</body></message>");
        mira.says("  \n ");

        assertThat(mira.hearsAll()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<message><body></message></body>",
                "<message><body>hi</message>",
                "</message>",
                "<!DOCTYPE x>",
                "<message><!-- hi --></message>",
                "<message>&unknown;</message>",
                "<a:message/>",
                "text",
            })
    void broken_xml_ends_the_stream_with_a_reason(String broken) throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");

        mira.says(broken);

        assertThat(mira.hears("<stream:error")).contains("<not-well-formed ");
        mira.hears("</stream:stream>");
        mira.hearsTheEnd();
    }

    @Test
    void a_stanza_of_more_than_256_kilobytes_ends_the_stream() throws Exception {
        Client tcp = stage.online(MIRA, "javacli-1");
        Client webSocket = stage.webSocket();
        webSocket.logsIn("102-9999", "pw-102");
        String large =
                "<message xmlns='jabber:client'><body>"
                        + "x".repeat(260 * 1024)
                        + "</body></message>";

        tcp.says(large);
        webSocket.says(large);

        assertThat(tcp.hears("<stream:error")).contains("<policy-violation ");
        assertThat(webSocket.hears("<stream:error")).contains("<policy-violation ");
    }

    @Test
    void a_long_message_of_many_byte_letters_arrives_whole() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.webSocket();
        jon.logsIn("102-9999", "pw-102");
        jon.binds("javacli-2");
        jon.says("<presence xmlns='jabber:client'/>");
        jon.hears("<presence");
        String text = "їжак 🦔 ".repeat(10_000);

        mira.says(
                "<message id='1' type='chat' to='102-9999@localhost'><body>"
                        + text
                        + "</body></message>");

        assertThat(jon.hears("<message")).contains("<body>" + text + "</body>");
    }

    @Test
    void web_socket_fragments_are_put_together_and_pings_between_them_answered() throws Exception {
        Client mira = stage.webSocket();
        mira.logsIn("101-9999", "pw-101");
        byte[] bind =
                "<iq xmlns='jabber:client' type='set' id='ü'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>"
                        .getBytes(UTF_8);
        int inTheMiddleOfALetter = new String(bind, UTF_8).indexOf('ü') + 1;

        mira.frame(0x01, Arrays.copyOfRange(bind, 0, inTheMiddleOfALetter));
        mira.frame(0x89, "still there?".getBytes(UTF_8));
        mira.frame(0x80, Arrays.copyOfRange(bind, inTheMiddleOfALetter, bind.length));

        assertThat(mira.hears("pong")).isEqualTo("pong still there?");
        assertThat(mira.hears("<iq")).contains("id=\"ü\"");
    }

    @Test
    void web_socket_rules_are_kept() throws Exception {
        Client binary = stage.webSocket();
        binary.opens();
        binary.frame(0x82, new byte[] {1});
        Client noBeginning = stage.webSocket();
        noBeginning.opens();
        noBeginning.frame(0x80, new byte[] {1});
        Client noText = stage.webSocket();
        noText.opens();
        noText.frame(0x81, new byte[] {(byte) 0xff});
        Client unmasked = stage.webSocket();
        unmasked.opens();
        unmasked.write("\u0001\u0001x");

        assertThat(binary.hears("close")).isEqualTo("close 1003");
        assertThat(noBeginning.hears("close")).isEqualTo("close 1002");
        assertThat(noText.hears("close")).isEqualTo("close 1007");
        assertThat(unmasked.hears("close")).isEqualTo("close 1002");
    }

    @Test
    void who_does_not_log_in_in_time_is_cut_off() throws Exception {
        stage.close();
        stage = Stage.hasty();

        Client silent = stage.tcp();
        Client slow = stage.webSocket();
        Client withoutRequest = Client.tcp(stage.face.webSocketPort());

        silent.hearsTheEnd();
        slow.hearsTheEnd();
        withoutRequest.hearsTheEnd();
    }

    @Test
    void one_who_does_not_read_is_cut_off_and_holds_up_nobody() throws Exception {
        stage.close();
        stage = Stage.impatient();
        Client mira = stage.online(MIRA, "javacli-1");
        Client deaf = stage.online(JON, "deaf-2");
        Client jon = stage.online(JON, "javacli-2");
        String text = "x".repeat(200 * 1024);

        for (int i = 1; i <= 40; i++) {
            mira.says(
                    "<message id='"
                            + i
                            + "' type='chat' to='102-9999@localhost'><body>"
                            + text
                            + "</body></message>");
            assertThat(jon.hears("<message")).contains("id=\"" + i + "\"");
        }

        deaf.hearsTheEnd();
    }

    @Test
    void one_who_acknowledges_nothing_is_cut_off() throws Exception {
        stage.close();
        stage = Stage.impatient();
        Client jon = stage.bound(JON, "javacli-2");
        jon.says("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
        jon.says("<presence/>");
        jon.hears("<presence");
        Client mira = stage.online(MIRA, "javacli-1");

        for (int i = 0; i <= 1001; i++) {
            mira.says(
                    "<message id='"
                            + i
                            + "' type='chat' to='102-9999@localhost'><body>hi</body></message>");
        }
        mira.hearsAll();

        jon.hearsTheEnd();
    }

    @Test
    void what_fails_unexpectedly_is_answered_and_counts_and_the_stream_goes_on() throws Exception {
        Client mira = stage.bound(MIRA, "javacli-1");
        mira.says("<enable xmlns='urn:xmpp:sm:3'/>");
        mira.hears("<enabled");
        stage.world.listen(
                event -> {
                    throw new IllegalStateException("unexpected");
                });

        mira.says("<message id='1' type='chat' to='102-9999@localhost'><body>x</body></message>");
        mira.says("<presence id='2' type='subscribe' to='102-9999@localhost'/>");
        mira.says("<iq id='3' type='set'>" + CONTACT + "</iq><r xmlns='urn:xmpp:sm:3'/>");

        for (String id : List.of("1", "2", "3")) {
            mira.hearsOf("id=\"" + id + "\"", "code=\"500\"", "<internal-server-error ");
        }
        assertThat(mira.hears("<a ")).contains("h=\"3\"");
        assertThat(stage.seen).anyMatch(line -> line.contains("unexpected"));
    }

    @Test
    void the_transcript_has_both_directions() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        mira.says(get("k1:ping", "to='localhost'", "<ping xmlns='urn:xmpp:ping'/>"));
        mira.hears("<iq");

        assertThat(stage.seen)
                .anyMatch(line -> line.startsWith("TCP 1: <iq type='get' id='k1:ping'"))
                .anyMatch(line -> line.startsWith("TCP 1: <iq type=\"result\" id=\"k1:ping\""));
    }

    @Test
    void closing_the_face_says_good_bye() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");

        stage.face.close();

        assertThat(mira.hears("<stream:error")).contains("<system-shutdown ");
        mira.hears("</stream:stream>");
        mira.hearsTheEnd();
    }

    private static String get(String id, String to, String child) {
        return "<iq type='get' id='" + id + "' " + to + ">" + child + "</iq>";
    }
}
