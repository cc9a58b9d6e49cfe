package dev.cubechat.wire.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.AppId;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;

class RoomStanzaTest {
    private static final DialogId DIALOG = new DialogId("65f0a1b2c3d4e5f601020304");
    private static final String ROOM = "1476_65f0a1b2c3d4e5f601020304@muc.chat.connectycube.com";

    private final RoomStanza stanzas =
            new RoomStanza(new Addresses(new AppId(1476), "chat.connectycube.com"));

    @Test
    void one_enters_under_ones_number_without_history_and_leaves() {
        Xml join = stanzas.join(DIALOG, new UserId(1234567));
        Xml leave = stanzas.leave(DIALOG, new UserId(1234567));

        assertThat(XmlText.write(join, Ns.CLIENT))
                .isEqualTo(
                        "<presence id=\""
                                + DIALOG
                                + ":join\" to=\""
                                + ROOM
                                + "/1234567\"><x xmlns=\"http://jabber.org/protocol/muc\">"
                                + "<history maxstanzas=\"0\"/></x></presence>");
        assertThat(XmlText.write(leave, Ns.CLIENT))
                .isEqualTo("<presence to=\"" + ROOM + "/1234567\" type=\"unavailable\"/>");
    }

    @Test
    void the_answer_names_who_is_there() throws Exception {
        Xml answer =
                XmlText.parse(
                        "<iq xmlns='jabber:client' type='result' id='d1:muc_disco_items' from='"
                                + ROOM
                                + "'><query xmlns='http://jabber.org/protocol/disco#items'>"
                                + "<item jid='"
                                + ROOM
                                + "/1234568'/></query></iq>");

        assertThat(stanzas.readWhoIsIn(answer)).containsExactly(new UserId(1234568));
    }
}
