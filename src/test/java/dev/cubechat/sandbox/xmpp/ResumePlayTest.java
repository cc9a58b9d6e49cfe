package dev.cubechat.sandbox.xmpp;

import static dev.cubechat.sandbox.xmpp.Stage.JON;
import static dev.cubechat.sandbox.xmpp.Stage.MIRA;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;

/** Counting, acknowledging and resuming (XEP-0198; protocol page xmpp.md, section 23). */
@Timeout(30)
class ResumePlayTest {
    private static final String SM = " xmlns=\"urn:xmpp:sm:3\"";
    @AutoClose private Stage stage = Stage.open();

    @Test
    void counting_begins_at_enable_and_every_question_is_answered() throws Exception {
        Client mira = stage.bound(MIRA, "javacli-1");
        mira.says("<enable xmlns='urn:xmpp:sm:3'/>");
        assertThat(mira.hears("<enabled")).isEqualTo("<enabled" + SM + "/>");

        mira.says("<r xmlns='urn:xmpp:sm:3'/>");
        assertThat(mira.hears("<a")).isEqualTo("<a" + SM + " h=\"0\"/>");
        mira.says("<presence/>" + say("1", "102") + ping("2") + "<r xmlns='urn:xmpp:sm:3'/>");

        assertThat(mira.hears("<a")).isEqualTo("<a" + SM + " h=\"3\"/>");
    }

    @Test
    void a_question_before_counting_has_begun_is_refused() throws Exception {
        Client mira = stage.bound(MIRA, "javacli-1");

        mira.says("<r xmlns='urn:xmpp:sm:3'/>");

        assertThat(mira.hears("<failed")).contains("<unexpected-request ");
        enable(mira);
    }

    @Test
    void enabled_before_bind_the_bind_counts() throws Exception {
        Client mira = stage.loggedIn(MIRA);
        mira.says("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
        assertThat(mira.hears("<enabled")).contains("resume=\"true\" max=\"60\"");

        mira.binds("javacli-1");
        mira.says("<r xmlns='urn:xmpp:sm:3'/>");

        assertThat(mira.hears("<a")).isEqualTo("<a" + SM + " h=\"1\"/>");
    }

    @Test
    void the_server_asks_once_until_it_is_answered() throws Exception {
        Client jon = managed("javacli-2");
        jon.says("<presence/>");
        Client mira = stage.online(MIRA, "javacli-1");

        for (String id : List.of("1", "2", "3")) {
            mira.says(say(id, "102"));
        }
        mira.hearsAll();
        List<String> before = jon.hearsAll();
        jon.says("<a xmlns='urn:xmpp:sm:3' h='2'/>");

        assertThat(before).filteredOn(("<r" + SM + "/>")::equals).hasSize(1);
        assertThat(before).filteredOn(it -> it.startsWith("<message")).hasSize(3);
        assertThat(jon.hears("<r")).isEqualTo("<r" + SM + "/>");
    }

    @Test
    void one_who_claims_to_have_handled_too_much_is_cut_off() throws Exception {
        Client jon = managed("javacli-2");

        jon.says("<a xmlns='urn:xmpp:sm:3' h='100'/>");

        assertThat(jon.hears("<stream:error")).contains("<undefined-condition");
        jon.hears("</stream:stream>");
        jon.hearsTheEnd();
    }

    @Test
    void a_lost_connection_is_resumed_and_nothing_is_lost_or_doubled() throws Exception {
        Client jon = stage.bound(JON, "javacli-2");
        String id = enable(jon);
        jon.says("<presence/>"); // What Jon has heard: his presence.
        jon.hears("<presence");
        Client mira = stage.online(MIRA, "javacli-1");
        mira.says(say("1", "102"));
        jon.hears("<message");
        stage.face.cut(JON);
        jon.hearsTheEnd();
        mira.says(say("2", "102") + say("3", "102"));
        mira.hearsAll();

        Client again = stage.loggedIn(JON);
        again.says("<resume xmlns='urn:xmpp:sm:3' previd='" + id + "' h='2'/>");

        assertThat(again.hears("<resumed"))
                .isEqualTo("<resumed" + SM + " previd=\"" + id + "\" h=\"1\"/>");
        assertThat(again.hears("<message")).contains("id=\"2\"").doesNotContain("<delay");
        assertThat(again.hears("<message")).contains("id=\"3\"");
        assertThat(again.hears("<r")).isEqualTo("<r" + SM + "/>");
        again.says("<a xmlns='urn:xmpp:sm:3' h='4'/>");
        mira.says(say("4", "102"));
        assertThat(again.hears("<message")).contains("id=\"4\"");
        again.says("<r xmlns='urn:xmpp:sm:3'/>");
        assertThat(again.hears("<a")).isEqualTo("<a" + SM + " h=\"1\"/>");
    }

    @Test
    void what_was_not_acknowledged_is_sent_again() throws Exception {
        Client jon = stage.bound(JON, "javacli-2");
        String id = enable(jon);
        jon.says("<presence/>");
        Client mira = stage.online(MIRA, "javacli-1");
        mira.says(say("1", "102"));
        jon.hears("<message");
        jon.vanishes();

        Client again = stage.loggedIn(JON);
        again.says("<resume xmlns='urn:xmpp:sm:3' previd='" + id + "' h='0'/>");

        again.hears("<resumed");
        assertThat(again.hears("<presence")).contains("/javacli-2\"");
        assertThat(again.hears("<message")).contains("id=\"1\"");
    }

    @Test
    void a_session_is_resumed_even_before_its_loss_was_noticed() throws Exception {
        Client jon = stage.bound(JON, "javacli-2");
        String id = enable(jon);

        Client again = stage.loggedIn(JON);
        again.says("<resume xmlns='urn:xmpp:sm:3' previd='" + id + "' h='0'/>");

        again.hears("<resumed");
        jon.hearsTheEnd();
        again.heard.clear();
        assertThat(again.hearsAll()).isEmpty();
    }

    @Test
    void the_session_of_another_and_one_that_never_was_are_not_resumed() throws Exception {
        Client jon = stage.bound(JON, "javacli-2");
        String id = enable(jon);
        Client mira = stage.loggedIn(MIRA);

        mira.says("<resume xmlns='urn:xmpp:sm:3' previd='" + id + "' h='0'/>");

        assertThat(mira.hears("<failed"))
                .isEqualTo(
                        "<failed"
                                + SM
                                + "><item-not-found"
                                + " xmlns=\"urn:ietf:params:xml:ns:xmpp-stanzas\"/></failed>");
        assertThat(mira.binds("javacli-1")).contains("/javacli-1</jid>");
        jon.heard.clear();
        assertThat(jon.hearsAll()).isEmpty();
    }

    @Test
    void where_nobody_resumes_in_time_the_messages_wait_for_the_next_session() throws Exception {
        stage.close();
        stage = Stage.impatient();
        Client jon = stage.bound(JON, "javacli-2");
        enable(jon);
        jon.says("<presence/>");
        jon.hears("<presence");
        Client mira = stage.online(MIRA, "javacli-1");
        stage.face.cut(JON);
        jon.hearsTheEnd();
        mira.says(say("1", "102"));
        mira.hearsAll();

        Client next = stage.loggedIn(JON);
        next.binds("tablet-2");
        next.says("<presence/>");

        assertThat(next.hears("<message")).contains("id=\"1\"", "<delay ");
        next.heard.clear();
        assertThat(next.hearsAll()).isEmpty();
    }

    @Test
    void a_lost_session_can_be_resumed_up_to_its_last_second_by_the_worlds_clock()
            throws Exception {
        String id = lostSession();
        stage.advance(Duration.ofSeconds(59));

        Client again = asksFor(id);

        again.hears("<resumed");
    }

    @Test
    void a_session_that_was_lost_for_too_long_by_the_worlds_clock_is_not_resumed()
            throws Exception {
        String id = lostSession();
        stage.advanceUnnoticed(Duration.ofMinutes(1));

        Client again = asksFor(id);

        assertThat(again.hears("<failed")).contains("<item-not-found");
        assertThat(again.binds("javacli-2")).contains("/javacli-2</jid>");
    }

    /** Jon had one that he may resume. */
    private String lostSession() throws Exception {
        String id = enable(stage.bound(JON, "javacli-2"));
        stage.face.cut(JON);
        return id;
    }

    /** Jon comes back for what he lost. */
    private Client asksFor(String id) throws Exception {
        Client again = stage.loggedIn(JON);
        again.says("<resume xmlns='urn:xmpp:sm:3' previd='" + id + "' h='0'/>");
        return again;
    }

    @Test
    void when_the_clock_is_moved_on_lost_sessions_are_given_up_at_once() throws Exception {
        Client jon = stage.bound(JON, "javacli-2");
        enable(jon);
        jon.says("<presence/>");
        jon.hears("<presence");
        Client mira = stage.online(MIRA, "javacli-1");
        stage.face.cut(JON);
        mira.says(say("1", "102"));
        mira.hearsAll();
        boolean waitedBefore = stage.face.online().contains(JON);

        stage.advance(Duration.ofMinutes(5));

        assertThat(waitedBefore).isTrue();
        assertThat(stage.face.online()).doesNotContain(JON);
        assertThat(stage.waiting(JON)).hasSize(1);
    }

    @Test
    void a_message_that_one_session_got_is_not_brought_again_when_the_other_is_given_up()
            throws Exception {
        stage.close();
        stage = Stage.impatient();
        Client lost = stage.bound(JON, "javacli-2");
        enable(lost);
        lost.says("<presence/>");
        lost.hears("<presence");
        Client there = stage.online(JON, "tablet-2");
        Client mira = stage.online(MIRA, "javacli-1");
        mira.says("<presence to='" + Stage.ROOM + "/101'/>");
        mira.hearsOf("110");
        lost.says("<presence to='" + Stage.ROOM + "/102'/>");
        mira.hears("<presence");
        lost.vanishes();

        mira.says(say("1", "102"));
        assertThat(there.hears("<message")).contains("id=\"1\"");
        mira.hearsOf("unavailable"); // Now the lost session has been given up.

        assertThat(there.hearsAll()).isEmpty();
        assertThat(stage.waiting(JON)).isEmpty();
    }

    private Client managed(String resource) throws Exception {
        Client client = stage.bound(JON, resource);
        enable(client);
        return client;
    }

    private static String enable(Client client) throws Exception {
        client.says("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
        return client.hears("<enabled").replaceAll(".* id=\"(\\w+)\".*", "$1");
    }

    private static String say(String id, String to) {
        return "<message id='"
                + id
                + "' type='chat' to='"
                + to
                + "-9999@localhost'><body>hi</body></message>";
    }

    private static String ping(String id) {
        return "<iq type='get' id='" + id + "'><ping xmlns='urn:xmpp:ping'/></iq>";
    }
}
