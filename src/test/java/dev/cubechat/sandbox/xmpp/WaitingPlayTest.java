package dev.cubechat.sandbox.xmpp;

import static dev.cubechat.sandbox.xmpp.Stage.JON;
import static dev.cubechat.sandbox.xmpp.Stage.MIRA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.sandbox.world.OfflineStore;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** More waits for somebody than can be said at once (protocol page xmpp.md, sections 16 and 23). */
@Timeout(60)
class WaitingPlayTest {
    private static final Pattern ID = Pattern.compile("<message id=\"(\\d+)\"");
    @AutoClose private Stage stage = Stage.open();

    @Test
    void more_than_may_be_unacknowledged_comes_to_one_who_acknowledges() throws Exception {
        stage.close();
        stage = Stage.impatient(); // A thousand may be.
        keep(1500, 10);
        Client jon = stage.bound(JON, "javacli-2");
        jon.says("<enable xmlns='urn:xmpp:sm:3'/>");
        jon.hears("<enabled");

        jon.says("<presence/>");

        assertThat(acknowledging(jon, 1500)).isEqualTo(ids(1500));
        assertThat(stage.waiting(JON)).isEmpty();
    }

    @Test
    void more_than_may_be_queued_comes_to_one_who_begins_to_read_late() throws Exception {
        stage.close();
        stage = Stage.impatient(); // A million characters may be.
        keep(60, 200_000);
        Client jon = stage.bound(JON, "javacli-2");

        jon.says("<presence/>");
        Client mira = stage.online(MIRA, "javacli-1");
        mira.says("<message id='60' type='chat' to='102-9999@localhost'><body>z</body></message>");
        mira.hearsAll();

        assertThat(heard(jon, 61)).isEqualTo(ids(61));
    }

    @Test
    void what_is_left_comes_to_the_other_session_when_the_one_that_was_getting_it_ends()
            throws Exception {
        stage.close();
        stage = Stage.impatient();
        keep(200, 10);
        Client deaf = stage.bound(JON, "deaf-2");
        deaf.says("<enable xmlns='urn:xmpp:sm:3'/>");
        deaf.says("<presence/>");
        deaf.hears("<message");
        Client jon = stage.online(JON, "javacli-2");

        deaf.says("</stream:stream>");

        assertThat(heard(jon, 200)).hasSameElementsAs(ids(200));
    }

    @Test
    void what_was_queued_for_a_stream_comes_to_the_next_of_the_same_resource() throws Exception {
        Client deaf = stage.online(JON, "javacli-2");
        fill();

        Client jon = stage.online(JON, "javacli-2");

        // Of what had left for the first nobody knows whether it was heard.
        assertThat(jon.hearsOf("id=\"99\"")).contains("<delay ");
        assertThat(jon.heard).isNotEmpty();
        deaf.close();
    }

    @Test
    void what_was_queued_when_the_face_closes_waits() throws Exception {
        stage.online(JON, "javacli-2");
        fill();

        stage.face.close();

        assertThat(stage.waiting(JON)).last().asString().contains("id=\"99\"");
    }

    /** A hundred messages for somebody who does not read: more than the sockets take. */
    private void fill() throws Exception {
        Client mira = stage.online(MIRA, "javacli-1");
        for (int i = 0; i < 100; i++) {
            mira.says(
                    "<message id='"
                            + i
                            + "' type='chat' to='102-9999@localhost'><body>"
                            + "y".repeat(100_000)
                            + "</body></message>");
        }
        mira.hearsAll();
    }

    private void keep(int count, int length) {
        String body = "z".repeat(length);
        for (int i = 0; i < count; i++) {
            String stanza =
                    "<message xmlns='jabber:client' id='"
                            + i
                            + "'><body>"
                            + body
                            + "</body></message>";
            OfflineStore offline = stage.world.offline();
            offline.keep(JON, new OfflineStore.Kept(offline.newPlace(), stanza, stage.world.now()));
        }
    }

    private static List<Integer> heard(Client client, int count) throws Exception {
        List<Integer> ids = new ArrayList<>();
        while (ids.size() < count) {
            ids.add(id(client.hears("<message")));
        }
        return ids;
    }

    /** The messages that come to a client that answers how many stanzas came. */
    private static List<Integer> acknowledging(Client client, int count) throws Exception {
        List<Integer> ids = new ArrayList<>();
        int stanzas = 0;
        while (ids.size() < count) {
            String next = client.hears("<");
            if (next.startsWith("<r ")) {
                client.says("<a xmlns='urn:xmpp:sm:3' h='" + stanzas + "'/>");
            } else {
                stanzas++;
                if (next.startsWith("<message")) {
                    ids.add(id(next));
                }
            }
        }
        return ids;
    }

    private static int id(String message) {
        Matcher id = ID.matcher(message);
        assertThat(id.lookingAt()).as(message.substring(0, 60)).isTrue();
        return Integer.parseInt(id.group(1));
    }

    private static List<Integer> ids(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
