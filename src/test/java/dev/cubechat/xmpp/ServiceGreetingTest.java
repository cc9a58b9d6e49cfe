package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Bind;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Sasl;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;
import dev.cubechat.xmpp.ScriptedServer.Peer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The service's own way to let somebody in, as logs of it have it (protocol page xmpp.md, sections
 * 3, 4 and 23): it offers much that is not to be taken, hands over messages before there is a
 * resource, tells one's own presence, and asks after each stanza how many came.
 */
@ExtendWith(WithScriptedServer.class)
@Timeout(60)
class ServiceGreetingTest {
    private static final String COMMON =
            "<sm xmlns='urn:xmpp:sm:3'/><ver xmlns='urn:xmpp:features:rosterver'/>"
                    + "<compression xmlns='http://jabber.org/features/compress'>"
                    + "<method>zlib</method></compression>";
    private static final String BEFORE =
            "<stream:features xmlns:stream='http://etherx.jabber.org/streams'>"
                    + "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
                    + "<mechanism>PLAIN</mechanism><mechanism>ANONYMOUS</mechanism>"
                    + "<mechanism>PLAIN_FAST</mechanism></mechanisms>"
                    + "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
                    + COMMON
                    + "</stream:features>";
    private static final String AFTER =
            "<stream:features xmlns:stream='http://etherx.jabber.org/streams'>"
                    + "<mobile xmlns='http://tigase.org/protocol/mobile#v2'/>"
                    + COMMON
                    + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"
                    + "<session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></stream:features>";
    private static final String ME = "101-9999@localhost/cube-scripted";
    private static final String ASK = "<r xmlns='urn:xmpp:sm:3'/>";

    private final ScriptedServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Integer> counted = new CopyOnWriteArrayList<>();
    private int sent;
    private int came;

    ServiceGreetingTest(ScriptedServer server) {
        this.server = server;
    }

    @Test
    void the_service_is_understood_from_its_first_word_to_a_message_that_it_has() throws Exception {
        try (Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            Peer peer = server.accept();
            logIn(peer);
            peer.write(ScriptedServer.message("65f0a1c2c3d4e5f601020301", "early"));
            Thread serving = Thread.ofVirtual().start(() -> serve(peer));
            Device.await(connecting);
            say(peer, ScriptedServer.message("65f0a1c2c3d4e5f601020302", "later"));
            mira.heard().awaitBody("later");

            Device.await(mira.say(new UserId(102), "hello"));

            peer.close();
            serving.join();
            assertThat(mira.heard().bodies()).containsExactly("early", "later");
            assertThat(asked)
                    .startsWith("bind", "session", "enable", "carbons", "presence", "ping")
                    .contains("message");
            assertThat(counted).isNotEmpty().allSatisfy(h -> assertThat(h).isBetween(0, sent));
            assertThat(counted.getLast()).isPositive();
        }
    }

    private void serve(Peer peer) {
        try {
            for (Xml next = peer.read(); !next.name().equals("cut"); next = peer.read()) {
                answer(peer, next);
            }
        } catch (Exception closed) {
            return; // By the test, at its end.
        }
    }

    private static void logIn(Peer peer) throws Exception {
        peer.expect("stream");
        peer.write(ScriptedServer.HEADER + BEFORE);
        assertThat(peer.expect("auth").attr("mechanism")).hasValue("PLAIN");
        peer.write(XmlText.write(Sasl.success(), ""));
        peer.expect("stream");
        peer.write(ScriptedServer.HEADER + AFTER);
    }

    private synchronized void answer(Peer peer, Xml xml) throws Exception {
        switch (xml.name()) {
            case "iq" -> {
                came++;
                request(peer, xml);
            }
            case "enable" -> {
                asked.add("enable");
                assertThat(xml.attr("resume")).hasValue("true");
                peer.write(
                        "<enabled xmlns='urn:xmpp:sm:3' id='446a0a38' resume='true' max='60'"
                                + " location='ip-10-0-0-7.internal'/>");
                sent = 0;
                came = 0;
            }
            case "presence" -> {
                came++;
                asked.add("presence");
                say(peer, "<presence from='" + ME + "' to='101-9999@localhost'/>");
            }
            case "message" -> {
                came++;
                asked.add("message");
            }
            case "r" -> peer.write("<a xmlns='urn:xmpp:sm:3' h='" + came + "'/>");
            case "a" -> counted.add(Integer.parseInt(xml.attr("h").orElseThrow()));
            default -> asked.add(xml.name());
        }
    }

    private void request(Peer peer, Xml iq) throws Exception {
        Xml what = iq.elements().findFirst().orElseThrow();
        switch (what.namespace()) {
            case Ns.BIND -> {
                asked.add("bind");
                peer.write(XmlText.write(Bind.result(iq, ME), Ns.CLIENT));
            }
            case Ns.SESSION -> answered(peer, iq, "session");
            case Ns.CARBONS -> answered(peer, iq, "carbons");
            case Ns.PING -> answered(peer, iq, "ping");
            default -> answered(peer, iq, what.namespace());
        }
    }

    private void answered(Peer peer, Xml iq, String what) throws Exception {
        asked.add(what);
        say(
                peer,
                "<iq type='result' id='"
                        + iq.attr("id").orElseThrow()
                        + "' from='localhost' to='"
                        + ME
                        + "'/>");
    }

    /** As the service does: a stanza, and the question after it. */
    private synchronized void say(Peer peer, String stanza) throws Exception {
        sent++;
        peer.write(stanza + (asked.contains("enable") ? ASK : ""));
    }
}
