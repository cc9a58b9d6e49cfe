package dev.cubechat.sandbox.xmpp;

import static dev.cubechat.sandbox.xmpp.Stage.JON;
import static dev.cubechat.sandbox.xmpp.Stage.KAI;
import static dev.cubechat.sandbox.xmpp.Stage.LENA;
import static dev.cubechat.sandbox.xmpp.Stage.MIRA;
import static dev.cubechat.sandbox.xmpp.Stage.ROOM;
import static dev.cubechat.sandbox.xmpp.Stage.TRIP;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.MessageId;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

/** Messages in a group, and the room behind it (protocol page xmpp.md, sections 5.3 and 14). */
@Timeout(30)
class GroupPlayTest {
    @AutoClose private final Stage stage = Stage.open();

    @Test
    void everyone_in_the_group_gets_a_message_the_sender_too_and_nobody_joined() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        Client jons = stage.online(JON, "tablet-2");

        mira.says(message("65f0a1d2c3d4e5f601020307", "Hi all"));

        String expected =
                "<message id=\"65f0a1d2c3d4e5f601020307\" type=\"groupchat\" to=\"%s\" from=\""
                        + ROOM
                        + "/101\"><body>Hi all</body><extraParams><save_to_history>1"
                        + "</save_to_history><dialog_id>65f0a1b2c3d4e5f601020304</dialog_id>"
                        + "<date_sent>1772359200</date_sent></extraParams></message>";
        assertThat(jon.hears("<message"))
                .isEqualTo(String.format(expected, "102-9999@localhost/javacli-2"));
        assertThat(jons.hears("<message"))
                .isEqualTo(String.format(expected, "102-9999@localhost/tablet-2"));
        assertThat(mira.hears("<message"))
                .isEqualTo(String.format(expected, "101-9999@localhost/javacli-1"));
        assertThat(mira.hearsAll()).isEmpty();
    }

    @Test
    void a_message_sent_again_is_echoed_again_but_only_to_its_sender() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        String message = message("65f0a1d2c3d4e5f601020307", "Hi all");

        mira.says(message + message);

        assertThat(mira.hearsAll()).hasSize(2);
        assertThat(jon.hearsAll()).hasSize(1);
    }

    @Test
    void one_who_is_not_in_the_group_is_refused_with_403() throws Exception {
        Client lena = stage.online(LENA, "javacli-4");
        Client jon = stage.online(JON, "javacli-2");

        lena.says(message("65f0a1d2c3d4e5f601020307", "let me in"));
        lena.says(typing());
        lena.says(message("65f0a1d2c3d4e5f601020308", "hm").replace("020304@", "0203ff@"));

        assertThat(lena.hears("<message"))
                .contains("from=\"" + ROOM + "\"", "<body>let me in</body>")
                .contains("<error code=\"403\" type=\"auth\"><forbidden ");
        assertThat(lena.hears("<message")).contains("<composing", "code=\"403\"");
        assertThat(lena.hears("<message")).contains("code=\"404\"");
        assertThat(jon.hearsAll()).isEmpty();
    }

    @Test
    void a_room_takes_only_group_messages_and_only_for_all() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        String message = message(stage.id(), "hi");

        mira.says(message.replace("'groupchat'", "'chat'"));
        mira.says(message.replace("type='groupchat'", ""));
        mira.says(message.replace(ROOM, ROOM + "/102"));
        mira.says(message.replace(ROOM, ROOM + "/102").replace("'groupchat'", "'chat'"));

        for (String code : List.of("400", "400", "400", "501")) {
            assertThat(mira.hears("<message"))
                    .contains("type=\"error\"", "<body>hi</body>", "code=\"" + code + "\"");
        }
        assertThat(jon.hearsAll()).isEmpty();
    }

    @Test
    void a_group_message_to_a_person_is_refused_with_503() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");

        mira.says(message(stage.id(), "hi").replace(ROOM, "102-9999@localhost"));
        mira.says(typing().replace(ROOM, "102-9999@localhost/javacli-2"));

        assertThat(mira.hears("<message"))
                .contains("from=\"102-9999@localhost\"", "<body>hi</body>")
                .contains("<error code=\"503\" type=\"cancel\"><service-unavailable ");
        assertThat(mira.hears("<message")).contains("<composing", "code=\"503\"");
        assertThat(jon.hearsAll()).isEmpty();
    }

    @Test
    void a_private_dialog_has_no_room() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        mira.says(
                message(stage.id(), "hi")
                        .replace(ROOM, "102-9999@localhost")
                        .replace("groupc", "c"));
        jon.hears("<message");
        String room = ROOM.replace(TRIP.value(), stage.dialog(MIRA, JON));

        mira.says(message(stage.id(), "hm").replace(ROOM, room));
        mira.says(typing().replace(ROOM, room));

        assertThat(mira.hears("<message")).contains("<body>hm</body>", "code=\"404\"");
        assertThat(mira.hears("<message")).contains("<composing", "code=\"404\"");
        assertThat(jon.hearsAll()).isEmpty();
    }

    @Test
    void one_who_is_away_finds_the_message_in_history_and_not_in_the_offline_store()
            throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");

        mira.says(message("65f0a1d2c3d4e5f601020307", "later"));
        mira.hears("<message");

        assertThat(stage.online(KAI, "javacli-3").hearsAll()).isEmpty();
        assertThat(stage.world.history().unread(KAI, TRIP)).contains(1);
    }

    @Test
    void typing_comes_from_the_room() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");

        jon.says(typing());

        assertThat(mira.hears("<message"))
                .startsWith("<message type=\"groupchat\"")
                .contains("from=\"" + ROOM + "/102\"");
    }

    @Test
    void the_owner_deletes_what_another_wrote_and_a_member_does_not() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        Client kai = stage.online(KAI, "javacli-3");
        jon.says(message("65f0a1d2c3d4e5f601020307", "oops"));
        kai.hears("<message");
        jon.hears("<message");
        mira.hears("<message");
        String remove =
                "<message id='65f0a1d2c3d4e5f601020309' type='groupchat' to='"
                        + ROOM
                        + "'><remove xmlns='urn:xmpp:message-delete:0'"
                        + " id='65f0a1d2c3d4e5f601020307'/></message>";

        kai.says(remove);
        assertThat(kai.hears("<message")).contains("code=\"405\"");
        mira.says(remove);

        assertThat(jon.hears("<message"))
                .contains("<remove ", "from=\"" + ROOM + "/101\"", "<dialog_id>" + TRIP);
        assertThat(mira.hears("<message")).contains("<remove ");
    }

    @Test
    void a_reaction_made_by_rest_comes_from_the_room_to_all() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        mira.says(message("65f0a1d2c3d4e5f601020307", "like it?"));
        mira.hears("<message");
        jon.hears("<message");

        stage.world.reactions().react(JON, new MessageId("65f0a1d2c3d4e5f601020307"), "fire", null);

        for (Client each : List.of(mira, jon)) {
            assertThat(each.hears("<message"))
                    .contains("type=\"groupchat\"", "from=\"" + ROOM + "/102\"")
                    .contains("<reactions user_id=\"102\"", "add=\"true\" type=\"fire\"");
        }
    }

    @Test
    void one_who_joins_hears_who_is_there_and_last_of_all_itself() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        mira.says(join(101, "a:join"));
        mira.hears("<presence");

        jon.says(join(102, "c0ffee:join"));

        assertThat(mira.hears("<presence"))
                .isEqualTo(
                        "<presence from=\""
                                + ROOM
                                + "/102\" to=\"101-9999@localhost/javacli-1\"><x"
                                + " xmlns=\"http://jabber.org/protocol/muc#user\"><item"
                                + " affiliation=\"member\" role=\"participant\"/></x></presence>");
        assertThat(jon.hears("<presence"))
                .isEqualTo(
                        "<presence from=\""
                                + ROOM
                                + "/101\" to=\"102-9999@localhost/javacli-2\"><x"
                                + " xmlns=\"http://jabber.org/protocol/muc#user\"><item"
                                + " affiliation=\"owner\" role=\"moderator\"/></x></presence>");
        assertThat(jon.hears("<presence"))
                .isEqualTo(
                        "<presence from=\""
                                + ROOM
                                + "/102\" id=\"c0ffee:join\" to=\"102-9999@localhost/javacli-2\"><x"
                                + " xmlns=\"http://jabber.org/protocol/muc#user\"><item"
                                + " affiliation=\"member\" role=\"participant\""
                                + " jid=\"102-9999@localhost/javacli-2\"/><status"
                                + " code=\"110\"/></x></presence>");
        mira.says(
                "<iq type='get' id='d1:muc_disco_items' to='"
                        + ROOM
                        + "'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>");
        assertThat(mira.hears("<iq"))
                .contains("id=\"d1:muc_disco_items\"", "from=\"" + ROOM + "\"")
                .contains("<item jid=\"" + ROOM + "/101\"/><item jid=\"" + ROOM + "/102\"/>");
    }

    @Test
    void one_who_leaves_or_is_gone_is_heard_leaving() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        Client kai = stage.online(KAI, "javacli-3");
        mira.says(join(101, "a:join"));
        mira.hearsOf("110");
        for (Client each : List.of(jon, kai)) {
            each.says(join(each == jon ? 102 : 103, "b:join"));
            mira.hears("<presence");
            each.hearsOf("110");
        }

        jon.says("<presence type='unavailable' to='" + ROOM + "/102'/>");
        assertThat(jon.hearsOf("110")).contains("type=\"unavailable\"");
        String left = mira.hears("<presence");
        kai.says("</stream:stream>");
        String gone = mira.hears("<presence");

        assertThat(left)
                .contains("from=\"" + ROOM + "/102\" type=\"unavailable\"")
                .doesNotContain("<status");
        assertThat(gone).contains("from=\"" + ROOM + "/103\" type=\"unavailable\"");
    }

    @Test
    void one_who_is_not_available_is_in_no_room_and_gets_messages_again_without_joining()
            throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        mira.says(join(101, "a:join"));
        mira.hearsOf("110");
        jon.says(join(102, "b:join"));
        jon.hearsOf("110");
        mira.hears("<presence");

        jon.says("<presence type='unavailable'/>");
        String left = mira.hears("<presence");
        mira.says(
                "<iq type='get' id='d1' to='"
                        + ROOM
                        + "'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>");
        String present = mira.hears("<iq");
        jon.says("<presence/>");
        jon.hears("<presence");
        mira.says(message("65f0a1d2c3d4e5f601020307", "Back?"));

        assertThat(left).contains("from=\"" + ROOM + "/102\" type=\"unavailable\"");
        assertThat(present).contains(ROOM + "/101\"").doesNotContain("/102\"");
        assertThat(jon.hears("<message")).contains("<body>Back?</body>");
    }

    @Test
    void one_who_may_not_join_is_refused_with_the_id_and_the_x_of_the_request() throws Exception {
        Client lena = stage.online(LENA, "javacli-4");

        lena.says(join(104, "c0ffee:join"));

        assertThat(lena.hears("<presence"))
                .contains("id=\"c0ffee:join\"", "type=\"error\"", "from=\"" + ROOM + "/104\"")
                .contains("<x xmlns=\"http://jabber.org/protocol/muc\">", "code=\"403\"");
    }

    @Test
    void the_nick_must_be_the_own_user_id() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");

        mira.says(join(102, "c0ffee:join"));

        assertThat(mira.hears("<presence")).contains("code=\"406\"", "<not-acceptable");
    }

    @Test
    void one_who_is_removed_is_told_by_whom_and_hears_no_more() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        Client jon = stage.online(JON, "javacli-2");
        jon.says(join(102, "b:join"));
        jon.hearsOf("110");

        stage.remove(MIRA, TRIP, JON);
        mira.says(message("65f0a1d2c3d4e5f601020307", "gone?"));
        mira.hears("<message");

        assertThat(jon.hears("<presence"))
                .isEqualTo(
                        "<presence from=\""
                                + ROOM
                                + "/102\" type=\"unavailable\""
                                + " to=\"102-9999@localhost/javacli-2\"><x"
                                + " xmlns=\"http://jabber.org/protocol/muc#user\"><item"
                                + " affiliation=\"none\" role=\"none\"><actor"
                                + " jid=\"101-9999@localhost\"/></item><status"
                                + " code=\"301\"/><status code=\"110\"/></x></presence>");
        assertThat(jon.hearsAll()).isEmpty();
    }

    @Test
    void where_that_is_wanted_a_status_is_also_said_in_the_way_that_old_sdks_read()
            throws Exception {
        Client jon = stage.online(JON, "javacli-2");
        stage.face.settleJoins();

        jon.says(join(102, "b:join"));

        assertThat(jon.hearsOf("110"))
                .contains("<status code=\"110\"/><xmlns><code>110</code></xmlns></x>");
    }

    private static String message(String id, String text) {
        return "<message xmlns='jabber:client' id='"
                + id
                + "' type='groupchat' to='"
                + ROOM
                + "'><body>"
                + text
                + "</body><extraParams><save_to_history>1</save_to_history></extraParams>"
                + "</message>";
    }

    private static String typing() {
        return "<message type='groupchat' to='"
                + ROOM
                + "'><composing xmlns='http://jabber.org/protocol/chatstates'/></message>";
    }

    private static String join(int user, String id) {
        return "<presence id='"
                + id
                + "' to='"
                + ROOM
                + "/"
                + user
                + "'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x>"
                + "</presence>";
    }
}
