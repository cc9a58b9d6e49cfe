package dev.cubechat.sandbox.xmpp;

import static dev.cubechat.sandbox.xmpp.Stage.JON;
import static dev.cubechat.sandbox.xmpp.Stage.KAI;
import static dev.cubechat.sandbox.xmpp.Stage.LENA;
import static dev.cubechat.sandbox.xmpp.Stage.MIRA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.sandbox.world.Origin;
import dev.cubechat.sandbox.world.Target;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

/** What two people say to each other (protocol page xmpp.md, sections 5 to 13 and 15 to 17). */
@Timeout(30)
class PrivatePlayTest {
    private static final String CARBONS =
            "<iq type='set' id='c1'><enable xmlns='urn:xmpp:carbons:2'/></iq>";
    @AutoClose private final Stage stage = Stage.open();

    @Test
    void a_message_arrives_as_it_was_sent_with_its_dialog_and_time_filled_in() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");

        mira.says(
                "<message id='65f0a1c2c3d4e5f601020305' type='chat' to='102-9999@localhost'><body> "
                    + " a &lt;b&gt;\n"
                    + "\tc ]]&gt; </body><markable xmlns='urn:xmpp:chat-markers:0'/><strange"
                    + " xmlns='urn:x'><y z='1'/></strange><extraParams"
                    + " xmlns='jabber:client'><save_to_history>1</save_to_history><attachment"
                    + " type='place' data='{\"lat\":1}'/>"
                    + "<place><city>Lviv</city><zip>79000</zip></place></extraParams></message>");

        String dialog = awaitDialog(jon);
        assertThat(jon.heard.getLast())
                .isEqualTo(
                        "<message id=\"65f0a1c2c3d4e5f601020305\" type=\"chat\""
                                + " to=\"102-9999@localhost\""
                                + " from=\"101-9999@localhost/javacli-1\"><body>  a &lt;b&gt;\n"
                                + "\tc ]]&gt; </body><markable xmlns=\"urn:xmpp:chat-markers:0\"/>"
                                + "<strange xmlns=\"urn:x\"><y z=\"1\"/></strange><extraParams>"
                                + "<save_to_history>1</save_to_history><attachment type=\"place\""
                                + " data=\"{&quot;lat&quot;:1}\"/><place><city>Lviv</city>"
                                + "<zip>79000</zip></place><dialog_id>"
                                + dialog
                                + "</dialog_id><date_sent>1772359200</date_sent></extraParams>"
                                + "</message>");
        assertThat(mira.hearsAll()).isEmpty();
        Message stored = stored("65f0a1c2c3d4e5f601020305");
        assertThat(stored.body()).isEqualTo("  a <b>\n\tc ]]> ");
        assertThat(stored.attachments().getFirst().get("data")).contains("{\"lat\":1}");
    }

    @Test
    void what_the_sender_says_of_time_stays_and_a_wrong_dialog_is_put_right() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");

        mira.says(
                "<message id='"
                        + stage.id()
                        + "' type='chat' to='102-9999@localhost'><body>hi</body><extraParams>"
                        + "<dialog_id>65f0a1b2c3d4e5f6010203ff</dialog_id><date_sent>1772361000123"
                        + "</date_sent></extraParams></message>");

        String heard = jon.hears("<message");
        assertThat(heard)
                .contains(
                        "<extraParams><dialog_id>"
                                + stage.dialog(MIRA, JON)
                                + "</dialog_id><date_sent>1772361000123</date_sent></extraParams>");
    }

    @Test
    void without_an_id_history_finds_one_and_tells_it() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");

        mira.says(
                "<message id='JTWTIWODC' type='chat' to='102-9999@localhost'><body>hi</body>"
                        + "<extraParams><save_to_history>1</save_to_history></extraParams>"
                        + "</message>");

        String heard = jon.hears("<message");
        String id = heard.replaceAll(".*<message_id>(\\w+)</message_id>.*", "$1");
        assertThat(heard).contains("id=\"JTWTIWODC\"");
        assertThat(stored(id).body()).isEqualTo("hi");
    }

    @Test
    void every_session_of_the_receiver_gets_it_and_the_other_sessions_of_the_sender_a_copy()
            throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client tablet = stage.online(MIRA, "tablet-1");
        Client silent = stage.online(MIRA, "silent-1");
        Client jon = stage.online(JON, "javacli-2");
        Client jons = stage.online(JON, "tablet-2");
        tablet.says(CARBONS).hears("<iq");
        mira.says(CARBONS).hears("<iq");

        String id = mira(mira, "hi");

        assertThat(jon.hears("<message")).contains(id);
        assertThat(jons.hears("<message")).contains(id);
        assertThat(tablet.hears("<message"))
                .startsWith(
                        "<message from=\"101-9999@localhost\" type=\"chat\""
                            + " to=\"101-9999@localhost/tablet-1\"><sent"
                            + " xmlns=\"urn:xmpp:carbons:2\"><forwarded"
                            + " xmlns=\"urn:xmpp:forward:0\"><message xmlns=\"jabber:client\" id=\""
                                + id)
                .contains("from=\"101-9999@localhost/javacli-1\"")
                .contains("<dialog_id>");
        assertThat(mira.hearsAll()).isEmpty();
        assertThat(silent.hearsAll()).isEmpty();
        assertThat(jon.hearsAll()).isEmpty();
    }

    @Test
    void carbons_end_when_they_are_disabled() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client tablet = stage.online(MIRA, "tablet-1");
        tablet.says(CARBONS).hears("<iq");
        tablet.says("<iq type='set' id='c2'><disable xmlns='urn:xmpp:carbons:2'/></iq>");
        tablet.hears("<iq");

        mira(mira, "hi");

        mira.hearsAll();
        assertThat(tablet.hearsAll()).isEmpty();
    }

    @Test
    void the_same_message_sent_twice_arrives_once() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        String message =
                "<message id='65f0a1c2c3d4e5f601020305' type='chat' to='102-9999@localhost'>"
                        + "<body>hi</body><extraParams><save_to_history>1</save_to_history>"
                        + "</extraParams></message>";

        mira.says(message + message);

        mira.hearsAll();
        assertThat(jon.hearsAll()).hasSize(1);
    }

    @Test
    void typing_reaches_those_who_are_there_and_is_not_copied_or_kept() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client tablet = stage.online(MIRA, "tablet-1");
        tablet.says(CARBONS).hears("<iq");
        Client jon = stage.online(JON, "javacli-2");

        mira.says(typing("102")).says(typing("104"));

        assertThat(jon.hears("<message"))
                .isEqualTo(
                        "<message type=\"chat\" to=\"102-9999@localhost\""
                                + " from=\"101-9999@localhost/javacli-1\"><composing"
                                + " xmlns=\"http://jabber.org/protocol/chatstates\"/></message>");
        mira.hearsAll();
        assertThat(tablet.hearsAll()).isEmpty();
        assertThat(stage.online(LENA, "javacli-4").hearsAll()).isEmpty();
    }

    @Test
    void markers_reach_the_sender_and_history_knows() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        Client jons = stage.online(JON, "tablet-2");
        jons.says(CARBONS).hears("<iq");
        String id = mira(mira, "read me");
        jon.hears("<message");

        jon.says(marker("received", id, "65f0a1e2c3d4e5f601020308"));
        assertThat(mira.hears("<message"))
                .contains("from=\"102-9999@localhost/javacli-2\"")
                .contains("<received xmlns=\"urn:xmpp:chat-markers:0\" id=\"" + id + "\"/>")
                .contains("<dialog_id>" + stage.dialog(MIRA, JON) + "</dialog_id>");
        assertThat(stored(id).deliveredIds()).contains(JON);
        assertThat(stored(id).readIds()).doesNotContain(JON);
        jon.says(marker("displayed", id, "65f0a1e2c3d4e5f601020309"));

        assertThat(mira.hears("<message")).contains("<displayed ");
        assertThat(jons.hearsOf("<sent", "<displayed")).contains("<forwarded");
        assertThat(stored(id).readIds()).contains(JON);
    }

    @Test
    void an_edit_and_a_delete_arrive_and_change_history() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        String id = mira(mira, "at 6");
        jon.hears("<message");

        mira.says(
                "<message id='"
                        + stage.id()
                        + "' type='chat' to='102-9999@localhost'><body>at 7</body><replace"
                        + " xmlns='urn:xmpp:message-correct:0' id='"
                        + id
                        + "' last='true'/></message>");
        assertThat(jon.hears("<message"))
                .contains("<replace xmlns=\"urn:xmpp:message-correct:0\" id=\"" + id)
                .contains("<dialog_id>");
        assertThat(stored(id).body()).isEqualTo("at 7");
        mira.says(remove(id));

        assertThat(jon.hears("<message"))
                .contains("<remove xmlns=\"urn:xmpp:message-delete:0\" id=\"" + id);
        assertThat(stage.world.history().find(JON, new MessageId(id))).isEmpty();
    }

    @Test
    void nobody_edits_or_deletes_the_message_of_another() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        String id = mira(mira, "mine");
        jon.hears("<message");

        jon.says(remove(id).replace("102-", "101-"));

        assertThat(jon.hears("<message"))
                .contains("type=\"error\"", "<remove", "code=\"405\"", "<not-allowed");
        assertThat(mira.hearsAll()).isEmpty();
        assertThat(stored(id).body()).isEqualTo("mine");
    }

    @Test
    void a_system_message_is_for_those_who_are_online() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");

        mira.says(headline("102-9999@localhost"));
        mira.says(headline("104-9999@localhost"));
        mira.says(headline(Stage.ROOM));

        assertThat(jon.hears("<message")).contains("type=\"headline\"", "<name>Our photos</name>");
        assertThat(mira.hears("<message"))
                .contains("type=\"error\"", "from=\"" + Stage.ROOM + "\"", "code=\"501\"")
                .contains("<moduleIdentifier>");
        assertThat(stage.online(LENA, "javacli-4").hearsAll()).isEmpty();
    }

    @Test
    void messages_and_markers_wait_for_one_who_is_away_and_come_once_in_order() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        for (String text : List.of("one", "two", "three")) {
            mira.says(
                    "<message id='"
                            + stage.id()
                            + "' type='chat' to='104-9999@localhost'><body>"
                            + text
                            + "</body></message>");
        }
        mira.says(marker("displayed", stage.id(), stage.id()).replace("101-", "104-"));
        mira.hearsAll();

        List<String> waited = stage.online(LENA, "javacli-4").hearsAll();
        List<String> again = stage.online(LENA, "javacli-5").hearsAll();

        assertThat(waited)
                .hasSize(4)
                .allMatch(stanza -> stanza.contains("stamp=\"2026-03-01T10:00:00Z\""));
        assertThat(waited.stream().map(stanza -> stanza.replaceAll(".*<body>|</body>.*", "")))
                .startsWith("one", "two", "three");
        assertThat(waited.getFirst())
                .contains("<delay xmlns=\"urn:xmpp:delay\" from=\"localhost\"")
                .contains("from=\"101-9999@localhost/javacli-1\"")
                .contains("<dialog_id>");
        assertThat(again).isEmpty();
    }

    @Test
    void one_who_is_connected_but_not_available_is_away() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client lena = stage.bound(LENA, "javacli-4");
        mira.says(
                "<message id='"
                        + stage.id()
                        + "' type='chat' to='104-9999@localhost'><body>hi</body></message>");
        mira.hearsAll();
        lena.heard.clear();
        assertThat(lena.hearsAll()).isEmpty();

        lena.says("<presence/>");

        assertThat(lena.hears("<message")).contains("<body>hi</body>", "<delay");
    }

    @Test
    void an_unknown_person_is_answered_with_an_error_that_has_code_text_and_content()
            throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");

        mira.says("<message id='m1' type='chat' to='999-9999@localhost'><body>hi</body></message>");

        assertThat(mira.hears("<message"))
                .isEqualTo(
                        "<message id=\"m1\" type=\"error\" to=\"101-9999@localhost/javacli-1\""
                                + " from=\"999-9999@localhost\"><body>hi</body><error code=\"404\""
                                + " type=\"cancel\"><item-not-found"
                                + " xmlns=\"urn:ietf:params:xml:ns:xmpp-stanzas\"/><text"
                                + " xmlns=\"urn:ietf:params:xml:ns:xmpp-stanzas\""
                                + " xml:lang=\"en\">User not found</text></error></message>");
    }

    @Test
    void a_message_that_comes_to_nothing_waits_for_nobody() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        stage.world.listen(
                event -> {
                    throw new IllegalStateException("the end");
                });
        String id = mira(mira, "hello");

        assertThat(mira.hears("<message")).contains("code=\"500\"");
        assertThat(stage.world.history().find(MIRA, new MessageId(id))).isEmpty();
        assertThat(stage.waiting(JON)).isEmpty();
    }

    @Test
    void who_edits_and_deletes_where_nothing_was_said_makes_no_dialog() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        String edit =
                "<message id='e1' type='chat' to='102-9999@localhost'><body>at 7</body><replace"
                        + " xmlns='urn:xmpp:message-correct:0' id='65f0a1c2c3d4e5f601020305'/>"
                        + "</message>";

        mira.says(edit);
        mira.says(remove("65f0a1c2c3d4e5f601020305"));

        assertThat(mira.hears("<message")).contains("id=\"e1\"", "<replace", "code=\"404\"");
        assertThat(mira.hears("<message")).contains("<remove", "code=\"404\"");
        assertThat(stage.world.dialogs().between(MIRA, JON)).isEmpty();
    }

    @Test
    void a_marker_for_who_did_not_say_it_is_passed_on_and_noted_nowhere() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        Client kai = stage.online(KAI, "javacli-3");
        String id = mira(mira, "read me");
        jon.hears("<message");

        jon.says(marker("displayed", id, "65f0a1e2c3d4e5f601020308").replace("101-", "103-"));

        assertThat(kai.hears("<message"))
                .contains("<displayed ", "id=\"" + id + "\"")
                .doesNotContain("<dialog_id>");
        assertThat(stored(id).readIds()).doesNotContain(JON);
        assertThat(mira.hearsAll()).isEmpty();
    }

    @Test
    void a_marker_that_names_no_message_and_a_reaction_are_refused() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");

        mira.says(
                "<message id='m1' type='chat' to='102-9999@localhost'><displayed"
                        + " xmlns='urn:xmpp:chat-markers:0'/></message>");
        mira.says(
                "<message id='m2' type='chat' to='102-9999@localhost'><reactions user_id='102'"
                        + " message_id='65f0a1c2c3d4e5f601020305'><reaction add='true' type='x'/>"
                        + "</reactions></message>");

        assertThat(mira.hears("<message")).contains("id=\"m1\"", "code=\"400\"");
        assertThat(mira.hears("<message")).contains("id=\"m2\"", "code=\"405\"");
    }

    @Test
    void what_happens_by_rest_is_heard_in_chat() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        mira.says(CARBONS).hears("<iq");
        Client jon = stage.online(JON, "javacli-2");
        MessageId id = new MessageId(stage.id());

        stage.world
                .messages()
                .post(MIRA, new Target.ToPerson(JON), Draft.text(id, "by REST"), Origin.REST);
        stage.world.reactions().react(JON, id, "fire", null);
        stage.world.messages().delete(MIRA, List.of(id.value()), true);

        assertThat(jon.hears("<message"))
                .contains("id=\"" + id + "\"", "from=\"101-9999@localhost\"", "by REST")
                .contains("<dialog_id>", "<date_sent>", "<save_to_history>1");
        assertThat(jon.hears("<message"))
                .contains("from=\"102-9999@localhost\"", "to=\"102-9999@localhost\"");
        assertThat(jon.hears("<message")).contains("<remove ");
        assertThat(mira.hears("<message")).contains("<sent ", "by REST");
        assertThat(mira.hears("<message"))
                .contains("type=\"chat\"", "from=\"102-9999@localhost\"")
                .contains(
                        "<reactions user_id=\"102\" message_id=\""
                                + id
                                + "\"><reaction add=\"true\" type=\"fire\"/></reactions>");
        assertThat(mira.hears("<message")).contains("<sent ", "<remove ");
    }

    private String awaitDialog(Client jon) throws Exception {
        jon.heard.add(jon.hears("<message"));
        return stage.dialog(MIRA, JON);
    }

    private Message stored(String id) {
        return stage.world.history().find(MIRA, new MessageId(id)).orElseThrow();
    }

    private String mira(Client mira, String text) throws Exception {
        String id = stage.id();
        mira.says(
                "<message xmlns='jabber:client' id='"
                        + id
                        + "' type='chat' to='102-9999@localhost'><body>"
                        + text
                        + "</body><markable xmlns='urn:xmpp:chat-markers:0'/><extraParams>"
                        + "<save_to_history>1</save_to_history></extraParams></message>");
        return id;
    }

    private static String typing(String to) {
        return "<message type='chat' to='"
                + to
                + "-9999@localhost'><composing xmlns='http://jabber.org/protocol/chatstates'/>"
                + "</message>";
    }

    private static String marker(String name, String of, String id) {
        return "<message id='"
                + id
                + "' type='chat' to='101-9999@localhost'><"
                + name
                + " xmlns='urn:xmpp:chat-markers:0' id='"
                + of
                + "'/></message>";
    }

    private String remove(String of) {
        return "<message id='"
                + stage.id()
                + "' type='chat' to='102-9999@localhost'><remove"
                + " xmlns='urn:xmpp:message-delete:0' id='"
                + of
                + "'/></message>";
    }

    private String headline(String to) {
        return "<message id='"
                + stage.id()
                + "' type='headline' to='"
                + to
                + "'><extraParams><moduleIdentifier>SystemNotifications</moduleIdentifier>"
                + "<name>Our photos</name></extraParams></message>";
    }

    /** Names the dialog for readers of this test. */
    @Test
    void the_first_message_makes_the_dialog_of_the_two() throws Exception {
        Client lena = stage.online(LENA, "javacli-4");
        assertThat(stage.world.dialogs().between(LENA, JON)).isEmpty();

        lena.says(
                "<message id='"
                        + stage.id()
                        + "' type='chat' to='102-9999@localhost'><body>hi</body></message>");
        lena.hearsAll();

        DialogId made = stage.world.dialogs().between(LENA, JON).orElseThrow().id();
        assertThat(stage.world.dialogs().get(JON, made).occupantIds())
                .containsExactlyInAnyOrder(LENA, JON);
    }
}
