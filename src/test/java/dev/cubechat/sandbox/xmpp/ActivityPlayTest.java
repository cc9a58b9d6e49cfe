package dev.cubechat.sandbox.xmpp;

import static dev.cubechat.sandbox.xmpp.Stage.JON;
import static dev.cubechat.sandbox.xmpp.Stage.LENA;
import static dev.cubechat.sandbox.xmpp.Stage.MIRA;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who was here when, and who is looking (protocol page xmpp.md, sections 20 and 21). */
@Timeout(30)
class ActivityPlayTest {
    @AutoClose private final Stage stage = Stage.open();

    @Test
    void who_is_online_was_active_zero_seconds_ago_and_who_left_was_not() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");

        String online = asks(mira, JON.toString());
        jon.says("<presence type='unavailable'/>").hearsAll();
        String away = asks(mira, JON.toString());

        assertThat(online)
                .isEqualTo(
                        "<iq type=\"result\" id=\"l1\" from=\"102-9999@localhost\""
                                + " to=\"101-9999@localhost/javacli-1\">"
                                + "<query xmlns=\"jabber:iq:last\" seconds=\"0\"/></iq>");
        assertThat(away).contains("seconds=\"1\"");
    }

    @Test
    void who_was_never_here_or_does_not_exist_is_not_found() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");

        assertThat(asks(mira, LENA.toString())).contains("code=\"404\"", "never in the chat");
        assertThat(asks(mira, "999")).contains("code=\"404\"", "item-not-found");
    }

    @Test
    void who_watches_hears_of_coming_and_going_until_no_more() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        watches(mira, true);

        Client jon = stage.online(JON, "javacli-2");
        String came = mira.hears("<iq");
        jon.close();
        String left = mira.hears("<iq");
        watches(mira, false);
        stage.online(JON, "javacli-3");

        assertThat(came)
                .matches(
                        "<iq type=\"result\" id=\"activity-\\d+\" from=\"102-9999@localhost\""
                                + " to=\"101-9999@localhost/javacli-1\">"
                                + "<query xmlns=\"jabber:iq:last\" seconds=\"0\"/></iq>");
        assertThat(left).contains("seconds=\"1\"");
        assertThat(mira.hearsAll()).isEmpty();
    }

    @Test
    void the_second_device_of_someone_watched_is_no_news() throws Exception {
        stage.online(JON, "javacli-2");
        Client mira = stage.online(MIRA, "javacli-1");
        watches(mira, true);

        Client second = stage.online(JON, "javacli-3");
        second.says("<presence type='unavailable'/>").hearsAll();

        assertThat(mira.hearsAll()).isEmpty();
    }

    @Test
    void a_device_that_nobody_looks_at_needs_pushes() throws Exception {
        Client jon = stage.online(JON, "javacli-2");
        boolean before = stage.face.isAttentive(JON);

        jon.says("<iq type='set' id='m1'>" + mobile(true) + "</iq>").hears("<iq");
        boolean inactive = stage.face.isAttentive(JON);
        jon.says("<iq type='set' id='m2'>" + mobile(false) + "</iq>").hears("<iq");
        boolean active = stage.face.isAttentive(JON);
        jon.says("<inactive xmlns='urn:xmpp:csi:0'/>").hearsAll();

        assertThat(before).isTrue();
        assertThat(inactive).isFalse();
        assertThat(active).isTrue();
        assertThat(stage.face.isAttentive(JON)).isFalse();
    }

    private static String mobile(boolean enable) {
        return "<mobile xmlns='http://tigase.org/protocol/mobile#v2' enable='" + enable + "'/>";
    }

    private static String asks(Client client, String user) throws Exception {
        client.says(
                "<iq type='get' id='l1' to='"
                        + user
                        + "-9999@localhost'><query xmlns='jabber:iq:last'/></iq>");
        return client.hears("<iq");
    }

    private static void watches(Client client, boolean enable) throws Exception {
        client.says(
                "<iq type='set' id='u1'><subscribe"
                        + " xmlns='https://connectycube.com/protocol/status_streaming'"
                        + " user_jid='102-9999@localhost' enable='"
                        + enable
                        + "'/></iq>");
        assertThat(client.hears("<iq")).contains("type=\"result\"", "id=\"u1\"");
    }
}
