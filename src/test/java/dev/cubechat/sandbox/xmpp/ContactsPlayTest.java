package dev.cubechat.sandbox.xmpp;

import static dev.cubechat.sandbox.xmpp.Stage.JON;
import static dev.cubechat.sandbox.xmpp.Stage.MIRA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.Contact;
import dev.cubechat.model.Subscription;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.NewPerson;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Map;

/** How people become contacts, and what they hear then (protocol page xmpp.md, section 18). */
@Timeout(30)
class ContactsPlayTest {
    private static final String ROSTER = "<query xmlns='jabber:iq:roster'";
    @AutoClose private final Stage stage = Stage.open();

    @Test
    void a_request_is_told_at_once_and_the_list_says_that_it_waits() throws Exception {
        Client mira = follower(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");

        mira.says(put("r1", JON, " name='Jon'"));
        String push = mira.hears("<iq");
        String result = mira.hears("<iq");
        mira.says(tells("subscribe", JON));

        assertThat(push)
                .matches(
                        "<iq type=\"set\" id=\"contact-\\d+\" to=\"101-9999@localhost/javacli-1\">"
                                + "<query xmlns=\"jabber:iq:roster\"><item"
                                + " jid=\"102-9999@localhost\" subscription=\"none\" name=\"Jon\"/>"
                                + "</query></iq>");
        assertThat(result).contains("type=\"result\"", "id=\"r1\"");
        assertThat(mira.hears("<iq")).contains("ask=\"subscribe\"");
        assertThat(jon.hears("<presence"))
                .isEqualTo(
                        "<presence type=\"subscribe\" to=\"102-9999@localhost\""
                                + " from=\"101-9999@localhost\"/>");
    }

    @Test
    void a_request_waits_until_it_is_answered() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        mira.says(tells("subscribe", JON)).hearsAll();

        Client jon = arriving(JON, "javacli-2");
        String once = jon.hearsOf("type=\"subscribe\"");
        Client again = arriving(JON, "javacli-3");
        String twice = again.hearsOf("type=\"subscribe\"");
        jon.says(tells("unsubscribed", MIRA)).hearsAll();

        assertThat(once).isEqualTo(twice).contains("from=\"101-9999@localhost\"");
        assertThat(mira.hears("<presence")).contains("type=\"unsubscribed\"");
        assertThat(arriving(JON, "javacli-4").hearsAll())
                .noneMatch(heard -> heard.contains("subscribe"));
        assertThat(list(mira)).contains("subscription=\"none\"").doesNotContain("ask=");
    }

    @Test
    void who_agrees_is_seen_and_after_both_agreed_both_are() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        mira.says(tells("subscribe", JON));
        jon.hearsOf("type=\"subscribe\"");

        jon.says(tells("subscribed", MIRA));
        String agreed = mira.hears("<presence");
        String seen = mira.hears("<presence");
        String half = list(mira);
        jon.says(tells("subscribe", MIRA));
        mira.hearsOf("type=\"subscribe\"");
        mira.says(tells("subscribed", JON));
        jon.hearsOf("type=\"subscribed\"");

        assertThat(agreed).contains("type=\"subscribed\"", "from=\"102-9999@localhost\"");
        assertThat(seen)
                .isEqualTo(
                        "<presence from=\"102-9999@localhost/javacli-2\""
                                + " to=\"101-9999@localhost/javacli-1\"/>");
        assertThat(half).contains("subscription=\"to\"");
        assertThat(jon.hears("<presence")).contains("101-9999@localhost/javacli-1");
        assertThat(list(mira)).contains("subscription=\"both\"");
        assertThat(list(jon)).contains("subscription=\"both\"");
    }

    @Test
    void contacts_see_each_other_come_and_go_and_strangers_do_not() throws Exception {
        areContacts();
        Client jon = stage.online(JON, "javacli-2");
        Client kai = stage.online(Stage.KAI, "javacli-3");

        Client mira = arriving(MIRA, "javacli-1");
        String seenByMira = mira.hearsOf("102-9999@localhost/javacli-2");
        String came = jon.hears("<presence");
        mira.says("<presence><show>away</show></presence>");
        String away = jon.hears("<presence");
        mira.close();
        String left = jon.hears("<presence");

        assertThat(seenByMira).startsWith("<presence");
        assertThat(came).contains("from=\"101-9999@localhost/javacli-1\"");
        assertThat(away).contains("<show>away</show>");
        assertThat(left).contains("type=\"unavailable\"", "101-9999@localhost/javacli-1");
        assertThat(kai.hearsAll()).isEmpty();
    }

    @Test
    void a_device_that_nobody_looks_at_hears_of_contacts_when_somebody_does() throws Exception {
        areContacts();
        Client jon = stage.online(JON, "javacli-2");
        jon.says(mobile(true)).hears("<iq");

        Client mira = stage.online(MIRA, "javacli-1");
        mira.says("<presence type='unavailable'/>").hearsAll();
        var inactive = jon.hearsAll();
        jon.says(mobile(false));
        String burst = jon.hears("<presence");

        assertThat(inactive).isEmpty();
        assertThat(burst).contains("type=\"unavailable\"");
        jon.hears("<iq");
        assertThat(jon.hearsAll()).isEmpty();
    }

    @Test
    void who_is_removed_loses_the_other_too() throws Exception {
        areContacts();
        Client mira = follower(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        mira.hears("<presence");
        jon.hears("<presence");

        mira.says(put("x1", JON, " subscription='remove'"));

        assertThat(mira.hearsOf("subscription=\"remove\"")).contains("jid=\"102-9999@localhost\"");
        assertThat(jon.hears("<presence")).contains("type=\"unsubscribe\"");
        assertThat(jon.hearsOf("type=\"unsubscribed\"")).startsWith("<presence");
        assertThat(list(mira)).doesNotContain("<item");
        assertThat(list(jon)).contains("subscription=\"none\"");
    }

    @Test
    void who_is_deleted_is_nobodys_contact_any_more() throws Exception {
        areContacts();
        Client mira = follower(MIRA, "javacli-1");
        stage.online(JON, "javacli-2");
        mira.hearsOf("102-9999@localhost/javacli-2");

        stage.world.people().delete(JON);

        assertThat(mira.hearsOf("type=\"unsubscribe\"")).contains("from=\"102-9999@localhost\"");
        assertThat(mira.hearsOf("type=\"unsubscribed\"")).contains("from=\"102-9999@localhost\"");
        assertThat(mira.hearsOf("type=\"unavailable\"")).contains("/javacli-2\"");
        assertThat(mira.hearsOf("subscription=\"remove\"")).contains("jid=\"102-9999@localhost\"");
        assertThat(list(mira)).doesNotContain("<item");
    }

    @Test
    void a_request_of_somebody_deleted_is_taken_back_and_waits_no_longer() throws Exception {
        Client jon = stage.online(JON, "javacli-2");
        stage.online(MIRA, "javacli-1").says(tells("subscribe", JON));
        jon.hearsOf("type=\"subscribe\"");

        stage.world.people().delete(MIRA);

        assertThat(jon.hearsOf("type=\"unsubscribe\"")).contains("from=\"101-9999@localhost\"");
        assertThat(arriving(JON, "javacli-3").hearsAll())
                .noneMatch(heard -> heard.contains("subscribe"));
    }

    @Test
    void whom_somebody_deleted_had_asked_for_keeps_no_trace_of_them() throws Exception {
        Client mira = follower(MIRA, "javacli-1");
        mira.says(tells("subscribe", JON));
        mira.hearsOf("ask=\"subscribe\"");

        stage.world.people().delete(JON);

        assertThat(mira.hearsOf("type=\"unsubscribed\"")).contains("from=\"102-9999@localhost\"");
        assertThat(mira.hearsOf("subscription=\"remove\"")).contains("jid=\"102-9999@localhost\"");
        assertThat(stage.world.contacts().of(MIRA)).isEmpty();
    }

    @Test
    void the_list_has_room_for_three_hundred() throws Exception {
        for (int i = 0; i < 300; i++) {
            UserId user = new UserId(1000 + i);
            stage.world.planting().people(Map.of(user, NewPerson.named("many" + i, null, null)));
            stage.world.planting().contact(MIRA, new Contact(user, Subscription.NONE, false, null));
        }
        Client mira = stage.online(MIRA, "javacli-1");

        mira.says(put("r1", JON, ""));
        String refused = mira.hears("<iq");
        mira.says(put("r2", new UserId(1000), " name='Old'"));

        assertThat(refused).contains("type=\"error\"", "code=\"405\"", "full: 300");
        assertThat(mira.hearsOf("id=\"r2\"")).contains("type=\"result\"");
    }

    @Test
    void nobody_unknown_can_be_asked_and_nobody_elses_list_be_read() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");

        mira.says(tells("subscribe", new UserId(999)));
        String unknown = mira.hears("<presence");
        mira.says("<iq type='get' id='g1' to='102-9999@localhost'>" + ROSTER + "/></iq>");

        assertThat(unknown).contains("type=\"error\"", "code=\"404\"");
        assertThat(mira.hears("<iq")).contains("code=\"403\"");
    }

    private void areContacts() {
        stage.world.planting().contact(MIRA, new Contact(JON, Subscription.BOTH, false, null));
        stage.world.planting().contact(JON, new Contact(MIRA, Subscription.BOTH, false, null));
    }

    private Client follower(UserId user, String resource) throws Exception {
        Client client = stage.online(user, resource);
        list(client);
        return client;
    }

    /** A client that has just sent its first presence. */
    private Client arriving(UserId user, String resource) throws Exception {
        return stage.bound(user, resource).says("<presence/>");
    }

    private static String list(Client client) throws Exception {
        client.says("<iq type='get' id='g1'>" + ROSTER + "/></iq>");
        return client.hearsOf("id=\"g1\"");
    }

    private static String put(String id, UserId user, String more) {
        return "<iq type='set' id='"
                + id
                + "'>"
                + ROSTER
                + "><item jid='"
                + user
                + "-9999@localhost'"
                + more
                + "/></query></iq>";
    }

    private static String tells(String type, UserId user) {
        return "<presence type='" + type + "' to='" + user + "-9999@localhost'/>";
    }

    private static String mobile(boolean enable) {
        return "<iq type='set' id='m1'><mobile xmlns='http://tigase.org/protocol/mobile#v2'"
                + " enable='"
                + enable
                + "'/></iq>";
    }
}
