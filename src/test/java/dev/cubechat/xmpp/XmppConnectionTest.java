package dev.cubechat.xmpp;

import static dev.cubechat.xmpp.Device.failure;
import static dev.cubechat.xmpp.ScriptedServer.QUICKLY;
import static dev.cubechat.xmpp.ScriptedServer.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.StanzaSize;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;
import dev.cubechat.xmpp.ScriptedServer.Peer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What is said and heard, with a server that follows a script: what no real one does on demand. */
@ExtendWith(WithScriptedServer.class)
@Timeout(60)
class XmppConnectionTest {
    private static final UserId JON = new UserId(102);

    private final ScriptedServer server;

    XmppConnectionTest(ScriptedServer server) {
        this.server = server;
    }

    @Test
    void a_refusal_just_after_the_acknowledgement_counts() throws Exception {
        try (Device mira = Device.offline(server.settings());
                Peer peer = server.welcome(mira)) {
            CompletableFuture<Void> sent = mira.say(JON, "hello?");
            String id = peer.expect("message").attr("id").orElseThrow();
            peer.expect("r");
            peer.write("<a xmlns='urn:xmpp:sm:3' h='4'/>");
            peer.write(
                    "<message type='error' id='"
                            + id
                            + "' from='102-9999@localhost'><body>hello?</body>"
                            + "<error code='503' type='cancel'><service-unavailable"
                            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");

            assertThat(failure(sent).kind()).isEqualTo(FailureKind.BLOCKED);
            mira.heard().await("refusal", h -> !h.all(ChatEvent.Refused.class).isEmpty());
            assertThat(mira.heard().all(ChatEvent.Acknowledged.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "406, modify, not-acceptable, NOT_ALLOWED",
        "503, cancel, service-unavailable, UNREACHABLE"
    })
    void a_room_blocks_nobody(int code, String type, String condition, FailureKind kind)
            throws Exception {
        try (Device mira = Device.offline(server.settings());
                Peer peer = server.welcome(mira)) {
            Draft draft = Draft.text(new MessageId("65f0a1d2c3d4e5f601020307"), "all there?");
            CompletableFuture<Void> sent =
                    mira.connection()
                            .send(
                                    mira.stanzas()
                                            .content(
                                                    new Address.ToRoom(Device.DIALOG),
                                                    Device.DIALOG,
                                                    draft));
            peer.expect("message");
            peer.write(
                    "<message type='error' id='"
                            + draft.id()
                            + "' from='"
                            + mira.addresses().room(Device.DIALOG)
                            + "'><error code='%d' type='%s'><%s".formatted(code, type, condition)
                            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");

            Failure refused = failure(sent);

            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.sentence()).doesNotContain("block");
        }
    }

    @Test
    void a_refusal_that_a_device_of_the_recipient_sends_is_none() throws Exception {
        String refusal =
                "<message type='error' id='%s' from='102-9999@localhost/evil'><body>hello?</body>"
                        + "<error code='503' type='cancel'><service-unavailable"
                        + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>";
        try (Device mira = Device.offline(server.settings());
                Peer peer = server.welcome(mira)) {
            CompletableFuture<Void> sent = mira.say(JON, "hello?");
            String id = peer.expect("message").attr("id").orElseThrow();
            peer.expect("r");

            peer.write(refusal.formatted(id));
            peer.write("<a xmlns='urn:xmpp:sm:3' h='4'/>");
            peer.acknowledge(4);
            Device.await(sent);
            peer.write(refusal.formatted(id));
            peer.write(message("m2", "after both"));

            mira.heard().awaitBody("after both");
            assertThat(mira.heard().all(ChatEvent.Refused.class)).isEmpty();
            assertThat(mira.heard().all(ChatEvent.Acknowledged.class)).hasSize(1);
            assertThat(mira.trace()).contains("passed over a refusal by no server");
        }
    }

    @Test
    void what_cannot_be_read_is_traced_without_its_secrets() throws Exception {
        String attachment =
                "<extraParams><attachment url='https://localhost/1.png?token=SECRET1'/>"
                        + "<token>SECRET2</token></extraParams>";
        try (Device mira = Device.offline(server.settings());
                Peer peer = server.welcome(mira)) {

            peer.write("<message id='m1'><nobody:declared/>" + attachment + "</message>");
            peer.write(
                    "<message id='m2' type='chat' from='102-9999@localhost/x-phone'>"
                            + "<replace xmlns='urn:xmpp:message-correct:0'/>"
                            + attachment
                            + "</message>");
            peer.write(message("m3", "still here"));

            mira.heard().awaitBody("still here");
            assertThat(mira.trace())
                    .contains("not well-formed XML", "does not name its message")
                    .contains("?token=•••", "<token>•••")
                    .doesNotContain("SECRET");
        }
    }

    @Test
    void a_listener_without_memory_ends_the_connection_and_does_not_leave_it_deaf()
            throws Exception {
        List<ConnectionState> states = new CopyOnWriteArrayList<>();
        Listener full =
                event -> {
                    if (event instanceof ChatEvent.Arrived) {
                        throw new OutOfMemoryError("full");
                    }
                    if (event instanceof ChatEvent.State state) {
                        states.add(state.state());
                    }
                };
        try (XmppConnection connection =
                new XmppConnection(
                        server.settings().with(QUICKLY),
                        Device.Passwords.always("pw-101"),
                        full,
                        new Random(1))) {
            CompletableFuture<Void> connecting = CompletableFuture.runAsync(connection::connect);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);

            peer.write(message("m1", "too much"));

            Failure why = failure(connection.ended());
            assertThat(why.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(why.sentence()).endsWith("there is not enough memory for what came.");
            peer.close();
        }
        assertThat(states).endsWith(ConnectionState.CLOSED);
        assertThat(states).doesNotContain(ConnectionState.RECONNECTING);
    }

    @Test
    void what_cannot_be_taken_for_lack_of_memory_ends_the_stream_and_not_just_its_reader()
            throws Exception {
        XmppSettings settings =
                server.settings()
                        .with(QUICKLY)
                        .withTrace(
                                line -> {
                                    if (line.contains("without an id")) {
                                        throw new OutOfMemoryError("full");
                                    }
                                });
        Heard heard = new Heard();
        try (XmppConnection connection =
                new XmppConnection(
                        settings, Device.Passwords.always("pw-101"), heard, new Random(1))) {
            CompletableFuture<Void> connecting = CompletableFuture.runAsync(connection::connect);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
            heard.awaitState(ConnectionState.READY);

            peer.write("<message type='chat' from='102-9999@localhost/x'><body>a</body></message>");
            Peer next = server.accept().logIn().beReady("sm-2");

            heard.await("new stream", it -> it.states().getLast() == ConnectionState.READY);
            peer.close();
            next.close();
        }
    }

    @Test
    void nothing_of_a_stanza_is_lost() throws Exception {
        String strange =
                "<message xml:lang='de' odd='1' id='m1' type='chat'"
                        + " from='102-9999@localhost/x-phone' to='101-9999@localhost'>"
                        + "\n <body xml:space='preserve'>  a &amp; b\n </body> between "
                        + "<extraParams><place><city>Lviv</city><zip a='2' b='1'>79000</zip>"
                        + "</place><empty/></extraParams>"
                        + "<x xmlns='urn:example:unknown'><y xmlns='urn:example:other'/></x>"
                        + "</message>";
        try (Device mira = Device.offline(server.settings());
                Peer peer = server.welcome(mira)) {

            peer.write(strange);

            mira.heard().await("stanza", heard -> !heard.stanzas().isEmpty());
            assertThat(mira.heard().stanzas()).containsExactly(XmlText.parse(strange, Ns.CLIENT));
        }
    }

    @Test
    void characters_that_xml_cannot_hold_are_marked_and_the_message_is_not_lost() throws Exception {
        try (Device mira = Device.offline(server.settings());
                Peer peer = server.welcome(mira)) {

            peer.write(message("m1", "raw \u0001 here"));
            peer.write(message("m2", "by number &#1; &#x1b; &#65;"));
            peer.write(
                    "<iq type='get' id='p1' from='localhost\u0002'><ping"
                            + " xmlns='urn:xmpp:ping'/></iq>");
            peer.write(message("m3", "last"));

            mira.heard().awaitBody("last");
            assertThat(mira.heard().bodies())
                    .containsExactly("raw \ufffd here", "by number \ufffd \ufffd A", "last");
            assertThat(mira.heard().unreadables()).isZero();
        }
    }

    @Test
    void a_stanza_that_cannot_be_read_is_traced_and_the_stream_goes_on() throws Exception {
        try (Device mira = Device.offline(server.settings());
                Peer peer = server.welcome(mira)) {

            peer.write("<message id='m1'><nobody:declared/></message>");
            peer.write(
                    "<message id='m2' type='chat' from='102-9999@localhost/x-phone'>"
                            + "<replace xmlns='urn:xmpp:message-correct:0'/></message>");
            peer.write(message("m3", "still here") + "<r xmlns='urn:xmpp:sm:3'/>");

            mira.heard().awaitBody("still here");
            assertThat(peer.expect("a").attr("h")).contains("5");
            assertThat(mira.trace())
                    .contains("not well-formed XML")
                    .contains("does not name its message");
            assertThat(mira.heard().unreadables()).isEqualTo(2);
        }
    }

    @Test
    void a_message_that_was_let_pass_and_then_grew_on_its_way_is_heard() throws Exception {
        String body = "x".repeat(StanzaSize.LARGEST);
        try (Device mira = Device.offline(server.settings());
                Peer peer = server.welcome(mira)) {

            peer.write(message("m1", body));

            mira.heard().await("message", heard -> heard.bodies().contains(body));
            assertThat(mira.heard().unreadables()).isZero();
        }
    }

    @Test
    void a_message_that_is_too_large_is_passed_over_and_the_stream_goes_on() throws Exception {
        try (Device mira = Device.offline(server.settings());
                Peer peer = server.welcome(mira)) {

            peer.write(message("m1", "x".repeat(2 * XmlText.LARGEST)));
            peer.write("<presence from='102-9999@localhost' to='" + "y".repeat(900_000) + "'>");
            peer.write("<status>" + "z".repeat(900_000) + "</status></presence>");
            peer.write(message("m2", "still here") + "<r xmlns='urn:xmpp:sm:3'/>");

            mira.heard().awaitBody("still here");
            assertThat(peer.expect("a").attr("h")).contains("5");
            assertThat(mira.trace())
                    .contains("passed over a stanza, more is not read than 1048576 bytes")
                    .contains("<message id='m1' type='chat'");
            assertThat(mira.heard().unreadables()).isEqualTo(2);
        }
    }

    @Test
    void the_server_is_answered() throws Exception {
        try (Device mira = Device.offline(server.settings());
                Peer peer = server.welcome(mira)) {

            peer.write(
                    "<iq type='get' id='p1' from='localhost'><ping xmlns='urn:xmpp:ping'/></iq>");
            Xml pong = peer.expect("iq");
            peer.write("<iq type='set' id='p2'><query xmlns='jabber:iq:roster'/></iq>");
            Xml taken = peer.expect("iq");
            peer.write("<iq type='get' id='p3'><query xmlns='jabber:iq:version'/></iq>");
            Xml unknown = peer.expect("iq");

            assertThat(pong.attributes())
                    .containsEntry("type", "result")
                    .containsEntry("id", "p1")
                    .containsEntry("to", "localhost");
            assertThat(taken.attributes())
                    .containsEntry("type", "result")
                    .containsEntry("id", "p2");
            assertThat(unknown.attributes())
                    .containsEntry("type", "error")
                    .containsEntry("id", "p3");
        }
    }

    @Test
    void what_waited_is_told_although_it_is_more_than_there_is_room_for_before_ready()
            throws Exception {
        try (Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            Peer peer = server.accept().logIn().beAlmostReady("sm-1");
            Device.await(connecting);
            String body = "x".repeat(10_000);

            for (int i = 0; i < 600; i++) {
                peer.write(
                        "<message from='102-9999@localhost' type='chat' id='65f0a1b2c3d4e5f6%08x'><body>%s</body></message>"
                                .formatted(i, body));
            }
            mira.heard().await("all", heard -> heard.bodies().size() == 600);

            assertThat(mira.heard().states().getLast()).isEqualTo(ConnectionState.READY);
            assertThat(
                            mira.heard()
                                    .events()
                                    .indexOf(mira.heard().all(ChatEvent.Arrived.class).getFirst()))
                    .isGreaterThan(mira.heard().states().indexOf(ConnectionState.READY));
            peer.close();
        }
    }

    @Test
    void an_answer_that_was_not_asked_for_does_no_harm() throws Exception {
        try (Device mira = Device.offline(server.settings());
                Peer peer = server.welcome(mira)) {

            peer.write(
                    "<iq type='result' id='x' from='666-9999@localhost/evil'>"
                            + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>@@</jid></bind>"
                            + "</iq>");
            peer.write(message("m1", "still here"));

            mira.heard().awaitBody("still here");
            assertThat(mira.trace()).isEmpty();
        }
    }

    @Test
    void without_stream_management_an_answered_ping_stands_for_the_acknowledgement()
            throws Exception {
        try (Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            Peer peer = server.accept().logInWithoutStreamManagement().takePresence();
            Device.await(connecting);

            CompletableFuture<Void> sent = mira.say(JON, "old server");
            peer.expect("message");
            Xml ping = peer.expect("iq");
            assertThat(sent).isNotDone();
            peer.answer(ping);
            peer.answerRequests();

            Device.await(sent);
            peer.close();
        }
    }

    @Test
    void a_message_that_comes_slowly_is_a_sign_of_life() throws Exception {
        Patience brief = Patience.DEFAULT.withPing(Duration.ofMillis(500), Duration.ofMillis(500));
        try (Device mira = Device.offline(server.settings().with(QUICKLY).with(brief));
                Peer peer = server.welcome(mira)) {
            mira.heard().awaitState(ConnectionState.READY);
            String part = "slowly ".repeat(1000);

            peer.write(message("m1", part).replace("</body></message>", ""));
            for (int i = 0; i < 50; i++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                peer.write(part);
            }
            peer.write("</body></message>");

            mira.heard().await("message", heard -> !heard.bodies().isEmpty());
            assertThat(mira.heard().bodies()).containsExactly(part.repeat(51));
            assertThat(mira.heard().states()).doesNotContain(ConnectionState.RECONNECTING);
        }
    }
}
