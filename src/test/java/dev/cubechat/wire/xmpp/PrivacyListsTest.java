package dev.cubechat.wire.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.AppId;
import dev.cubechat.model.PrivacyList;
import dev.cubechat.model.PrivacyRule;
import dev.cubechat.model.PrivacyRule.Where;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;

class PrivacyListsTest {
    private static final String HOST = "chat.connectycube.com";
    private static final String ONE_WAY = "<message/><presence-in/><presence-out/><iq/>";
    private static final UserId JON = new UserId(102);
    private static final UserId KAI = new UserId(103);
    private static final UserId LENA = new UserId(104);

    private final PrivacyLists lists = new PrivacyLists(new Addresses(new AppId(1476), HOST));

    @Test
    void a_person_who_has_one_item_keeps_it_alone() throws Exception {
        String items =
                item("muc." + HOST + "/103", "deny", 1, ONE_WAY)
                        + item("102-1476@" + HOST, "deny", 2, "")
                        + item("104-1476@" + HOST, "deny", 3, ONE_WAY)
                        + item("muc." + HOST + "/104", "deny", 4, ONE_WAY);

        PrivacyList read = read(items);

        assertThat(read.rules())
                .containsExactly(
                        new PrivacyRule(KAI, true, false, Where.GROUPS),
                        new PrivacyRule(JON, true, true, Where.PRIVATE),
                        new PrivacyRule(LENA, true, false, Where.EVERYWHERE));
        assertThat(written(read)).isEqualTo(items);
    }

    @Test
    void a_person_whose_items_differ_keeps_both_as_they_are() throws Exception {
        String items =
                item("muc." + HOST + "/103", "deny", 1, "")
                        + item("103-1476@" + HOST, "allow", 2, ONE_WAY);

        PrivacyList read = read(items);

        assertThat(read.rules())
                .containsExactly(
                        new PrivacyRule(KAI, true, true, Where.GROUPS),
                        new PrivacyRule(KAI, false, false, Where.PRIVATE));
        assertThat(written(read)).isEqualTo(items);
    }

    @Test
    void of_two_items_for_one_address_the_first_counts() throws Exception {
        PrivacyList read =
                read(
                        item("103-1476@" + HOST, "allow", 2, ONE_WAY)
                                + item("103-1476@" + HOST, "deny", 1, ONE_WAY));

        assertThat(read.rules()).containsExactly(new PrivacyRule(KAI, true, false, Where.PRIVATE));
    }

    private PrivacyList read(String items) throws Exception {
        return lists.readList(
                XmlText.parse(
                        "<iq xmlns='jabber:client' type='result' id='p6'>"
                                + "<query xmlns='jabber:iq:privacy'><list name='quiet'>"
                                + items
                                + "</list></query></iq>"));
    }

    /** The items of the order that makes the list. */
    private String written(PrivacyList list) {
        String order = XmlText.write(lists.set(list), Ns.CLIENT);
        return order.substring(order.indexOf("<item"), order.indexOf("</list>"));
    }

    private static String item(String value, String action, int order, String kinds) {
        String start =
                "<item type=\"jid\" value=\"%s\" action=\"%s\" order=\"%d\""
                        .formatted(value, action, order);
        return start + (kinds.isEmpty() ? "/>" : ">" + kinds + "</item>");
    }
}
