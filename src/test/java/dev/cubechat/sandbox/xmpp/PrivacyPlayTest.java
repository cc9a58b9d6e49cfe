package dev.cubechat.sandbox.xmpp;

import static dev.cubechat.sandbox.xmpp.Stage.JON;
import static dev.cubechat.sandbox.xmpp.Stage.KAI;
import static dev.cubechat.sandbox.xmpp.Stage.MIRA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.Contact;
import dev.cubechat.model.Subscription;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.PrivacyEntry;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

/** Whom people block, and what is kept from whom (protocol page xmpp.md, section 19). */
@Timeout(30)
class PrivacyPlayTest {
    private static final String ONE_WAY = "<message/><presence-in/><presence-out/><iq/>";
    @AutoClose private final Stage stage = Stage.open();

    @Test
    void a_list_comes_back_as_it_was_set_and_the_names_say_what_is_in_force() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        String none = asks(mira, "get", "");

        String push = sets(mira, "mine", items(JON, ONE_WAY));
        String list = asks(mira, "get", "<list name='mine'/>");
        asks(mira, "set", "<default name='mine'/>");
        asks(mira, "set", "<active name='mine'/>");
        String names = asks(mira, "get", "");

        assertThat(none).contains("<query xmlns=\"jabber:iq:privacy\"/>");
        assertThat(push).contains("type=\"set\"", "<list name=\"mine\"/>").doesNotContain("from=");
        assertThat(list)
                .contains(
                        "<list name=\"mine\"><item type=\"jid\" value=\"102-9999@localhost\""
                                + " action=\"deny\" order=\"1\"><message/><presence-in/>"
                                + "<presence-out/><iq/></item><item type=\"jid\""
                                + " value=\"muc.localhost/102\" action=\"deny\" order=\"2\">");
        assertThat(names)
                .contains("<active name=\"mine\"/><default name=\"mine\"/><list name=\"mine\"/>");
    }

    @Test
    void a_block_in_one_direction_stops_what_comes_and_not_what_goes() throws Exception {
        Client mira = blocking(ONE_WAY);
        Client jon = stage.online(JON, "javacli-2");

        jon.says(message(MIRA, "<body>hi</body>"));
        String refused = jon.hears("<message");
        jon.says(message(MIRA, "<composing xmlns='http://jabber.org/protocol/chatstates'/>"));
        String typing = jon.hears("<message");
        mira.says(message(JON, "<body>bye</body>"));

        assertThat(refused)
                .contains(
                        "type=\"error\"",
                        "from=\"101-9999@localhost\"",
                        "<body>hi</body>",
                        "code=\"503\"",
                        "Service not available.");
        assertThat(typing).contains("type=\"error\"", "<composing");
        assertThat(jon.hears("<message")).contains("<body>bye</body>");
        assertThat(mira.hearsAll()).isEmpty();
    }

    @Test
    void a_mutual_block_stops_both_directions() throws Exception {
        Client mira = blocking("");
        Client jon = stage.online(JON, "javacli-2");

        mira.says(message(JON, "<body>bye</body>"));
        String refused = mira.hears("<message");
        jon.says(message(MIRA, "<body>hi</body>"));

        assertThat(refused).contains("type=\"error\"", "code=\"503\"");
        assertThat(jon.hears("<message")).contains("type=\"error\"");
        assertThat(mira.hearsAll()).isEmpty();
    }

    @Test
    void in_a_group_only_the_one_who_blocks_hears_nothing() throws Exception {
        Client mira = blocking(ONE_WAY);
        Client jon = stage.online(JON, "javacli-2");
        Client kai = stage.online(KAI, "javacli-3");

        jon.says(
                "<message id='"
                        + stage.id()
                        + "' type='groupchat' to='"
                        + Stage.ROOM
                        + "'><body>all</body></message>");

        assertThat(kai.hears("<message")).contains("<body>all</body>");
        assertThat(jon.hears("<message")).contains("<body>all</body>").doesNotContain("error");
        assertThat(mira.hearsAll()).isEmpty();
    }

    @Test
    void who_is_blocked_learns_nothing_of_the_other() throws Exception {
        stage.world.planting().contact(MIRA, new Contact(JON, Subscription.BOTH, false, null));
        stage.world.planting().contact(JON, new Contact(MIRA, Subscription.BOTH, false, null));
        Client jon = stage.online(JON, "javacli-2");
        blocking(ONE_WAY);

        jon.says(
                "<iq type='get' id='l1' to='101-9999@localhost'><query"
                        + " xmlns='jabber:iq:last'/></iq>");
        String last = jon.hears("<iq");
        jon.says("<presence type='subscribe' to='101-9999@localhost'/>");
        String request = jon.hearsOf("type=\"error\"");
        Client tablet = stage.online(MIRA, "tablet-1");
        tablet.says("<presence type='unavailable'/>").hearsAll();

        assertThat(last).contains("type=\"error\"", "code=\"503\"");
        assertThat(request).contains("code=\"503\"");
        assertThat(jon.hearsAll()).noneMatch(heard -> heard.contains("tablet-1"));
    }

    @Test
    void the_default_holds_while_the_owner_is_away() throws Exception {
        blocking(ONE_WAY).close();
        Client jon = stage.online(JON, "javacli-2");

        jon.says(message(MIRA, "<body>hi</body>"));

        assertThat(jon.hears("<message")).contains("type=\"error\"");
        assertThat(stage.online(MIRA, "javacli-4").hearsAll()).isEmpty();
    }

    @Test
    void who_is_blocked_after_asking_to_be_a_contact_is_not_heard_any_more() throws Exception {
        stage.world.contacts().ask(JON, MIRA);
        blocking(ONE_WAY).close();

        Client mira = stage.online(MIRA, "javacli-4");

        assertThat(mira.hearsAll()).noneMatch(heard -> heard.contains("type=\"subscribe\""));
    }

    @Test
    void a_list_in_force_cannot_be_changed_or_deleted() throws Exception {
        Client mira = blocking(ONE_WAY);
        Client tablet = stage.online(MIRA, "tablet-1");

        String changed = sets(mira, "mine", items(KAI, ONE_WAY));
        String deleted = sets(mira, "mine", "");
        asks(mira, "set", "<default/>");
        asks(tablet, "set", "<active name='mine'/>");
        String chosenElsewhere = sets(mira, "mine", "");
        asks(tablet, "set", "<active/>");
        String free = sets(mira, "mine", "");

        assertThat(List.of(changed, deleted, chosenElsewhere))
                .allSatisfy(answer -> assertThat(answer).contains("code=\"409\"", "<conflict"));
        assertThat(free).doesNotContain("error");
        assertThat(asks(mira, "get", "")).doesNotContain("<list");
    }

    @Test
    void an_active_list_counts_for_its_session_alone() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client tablet = stage.online(MIRA, "tablet-1");
        Client jon = stage.online(JON, "javacli-2");
        sets(mira, "mine", items(JON, ONE_WAY));
        tablet.hearsAll();
        asks(mira, "set", "<active name='mine'/>");

        jon.says(message(MIRA, "<body>hi</body>"));

        assertThat(tablet.hears("<message")).contains("<body>hi</body>");
        assertThat(mira.hearsAll()).isEmpty();
        assertThat(jon.hearsAll()).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_found_and_what_is_no_list_refused() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");

        assertThat(asks(mira, "get", "<list name='none'/>")).contains("code=\"404\"");
        assertThat(asks(mira, "set", "<default name='none'/>")).contains("code=\"404\"");
        assertThat(asks(mira, "set", "<active name='none'/>")).contains("code=\"404\"");
        assertThat(asks(mira, "set", "<list name='none'/>")).contains("code=\"404\"");
        assertThat(asks(mira, "set", "<list/>")).contains("code=\"400\"");
        assertThat(asks(mira, "set", "<list name='x'><item action='deny'/></list>"))
                .contains("code=\"400\"");
        assertThat(asks(mira, "set", list(items(JON, "") + items(KAI, ""))))
                .contains("code=\"400\"");
        assertThat(asks(mira, "get", "")).doesNotContain("<list");
        assertThat(asks(mira, "get", "<list name='a'/><list name='b'/>")).contains("code=\"400\"");
    }

    @Test
    void a_seeded_list_is_in_force() throws Exception {
        stage.world
                .planting()
                .privacyList(MIRA, "seeded", true, PrivacyEntry.everywhere(JON, true, false, 1));
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");

        jon.says(message(MIRA, "<body>hi</body>"));

        assertThat(jon.hears("<message")).contains("type=\"error\"");
        assertThat(asks(mira, "get", "<list name='seeded'/>"))
                .contains("102-9999@localhost", "muc.localhost/102", "<presence-in/>");
    }

    @Test
    void the_lists_of_somebody_deleted_are_deleted() throws Exception {
        blocking("");

        stage.world.people().delete(MIRA);

        assertThat(stage.world.privacy().names(MIRA)).isEmpty();
        assertThat(stage.world.privacy().standard(MIRA)).isEmpty();
    }

    /** Mira, who blocks Jon by default. */
    private Client blocking(String kinds) throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        sets(mira, "mine", items(JON, kinds));
        asks(mira, "set", "<default name='mine'/>");
        mira.hearsAll();
        return mira;
    }

    private static String items(UserId user, String kinds) {
        return "<item type='jid' value='"
                + user
                + "-9999@localhost' action='deny' order='1'>"
                + kinds
                + "</item><item type='jid' value='muc.localhost/"
                + user
                + "' action='deny' order='2'>"
                + kinds
                + "</item>";
    }

    private static String list(String items) {
        return "<list name='mine'>" + items + "</list>";
    }

    private static String sets(Client client, String name, String items) throws Exception {
        client.says(iq("set", "p9", "<list name='" + name + "'>" + items + "</list>"));
        String first = client.hears("<iq");
        if (first.contains("id=\"privacy-")) {
            client.hearsOf("id=\"p9\"");
        }
        return first;
    }

    private static String asks(Client client, String type, String child) throws Exception {
        client.says(iq(type, "p1", child));
        return client.hearsOf("id=\"p1\"");
    }

    private static String iq(String type, String id, String child) {
        return "<iq type='"
                + type
                + "' id='"
                + id
                + "'><query xmlns='jabber:iq:privacy'>"
                + child
                + "</query></iq>";
    }

    private String message(UserId to, String child) {
        return "<message id='"
                + stage.id()
                + "' type='chat' to='"
                + to
                + "-9999@localhost'>"
                + child
                + "</message>";
    }
}
