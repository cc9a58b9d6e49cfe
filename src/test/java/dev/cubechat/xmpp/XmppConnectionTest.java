package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;
import dev.cubechat.tls.Trust;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.StanzaSize;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;
import dev.cubechat.xmpp.ScriptedServer.Peer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The connection against a server that follows a script: what no real server does on demand. */
@Timeout(60)
class XmppConnectionTest {
    private static final UserId JON = new UserId(102);
    private static final Reconnect QUICKLY =
            new Reconnect(10, Duration.ofMillis(20), Duration.ofMillis(100));

    @TempDir private static Path folder;
    private static ScriptedServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new ScriptedServer(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void half_a_stanza_at_the_cut_is_not_counted_and_comes_again() throws Exception {
        try (Device mira = device(server.settings().with(QUICKLY))) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer before = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
            before.write(message("m1", "one") + message("m2", "two").substring(0, 60));
            mira.heard().await("the first", heard -> heard.bodies().contains("one"));
            before.close();

            Peer after = server.accept().logIn();
            Xml resume = after.expect("resume");
            after.write("<resumed xmlns='urn:xmpp:sm:3' previd='sm-1' h='3'/>");
            after.write(message("m2", "two"));

            mira.heard().await("the second", heard -> heard.bodies().contains("two"));
            assertThat(resume.attr("h")).contains("3");
            assertThat(mira.heard().bodies()).containsExactly("one", "two");
            assertThat(mira.heard().states())
                    .containsExactly(
                            ConnectionState.CONNECTING,
                            ConnectionState.AUTHENTICATED,
                            ConnectionState.READY,
                            ConnectionState.RECONNECTING,
                            ConnectionState.RESUMED);
            after.close();
        }
    }

    @Test
    void who_is_interrupted_before_saying_goodbye_still_is_afterwards() throws Exception {
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);

            Thread.currentThread().interrupt();
            mira.connection().close();
            boolean interrupted = Thread.interrupted();

            assertThat(interrupted).isTrue();
            peer.expect("a");
            assertThat(peer.read().name()).isEqualTo("presence");
            peer.close();
        }
    }

    @Test
    void who_is_interrupted_while_connecting_still_is_afterwards() throws Exception {
        try (Device mira = device(server.settings())) {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread connecting =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        FailureKind kind = failureKind(mira);
                                        boolean flag = Thread.currentThread().isInterrupted();
                                        interrupted.complete(
                                                flag && kind == FailureKind.INTERRUPTED);
                                    });
            Peer silent = server.accept();
            silent.expect("stream");

            connecting.interrupt();

            assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
            silent.close();
        }
    }

    @Test
    void what_an_unresumed_stream_carried_is_lost_and_not_sent_again() throws Exception {
        try (Device mira = device(server.settings().with(QUICKLY))) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer before = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
            CompletableFuture<Void> lost = mira.say(JON, "lost");
            before.expect("message");
            before.close();

            Peer after = server.accept().logIn();
            after.expect("resume");
            after.write(
                    "<failed xmlns='urn:xmpp:sm:3'><item-not-found"
                            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
            after.beReady("sm-2");
            mira.heard().await("ready again", h -> h.states().getLast() == ConnectionState.READY);
            CompletableFuture<Void> sent = mira.say(JON, "new");
            Xml next = after.expect("message");
            after.acknowledge(4);

            Device.await(sent);
            assertThat(failure(lost).kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            assertThat(mira.heard().all(ChatEvent.Lost.class)).hasSize(1);
            assertThat(next.find("body").map(Xml::text)).contains("new");
            after.close();
        }
    }

    @Test
    void a_new_stream_that_is_cut_before_it_was_ready_and_resumed_is_not_told_as_the_old_one()
            throws Exception {
        try (Device mira = device(server.settings().with(QUICKLY))) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer first = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
            mira.heard().awaitState(ConnectionState.READY);
            first.close();
            Peer fresh = server.accept().logIn();
            fresh.expect("resume");
            fresh.write(
                    "<failed xmlns='urn:xmpp:sm:3'><item-not-found"
                            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
            fresh.bind().expect("enable");
            fresh.write("<enabled xmlns='urn:xmpp:sm:3' id='sm-2' resume='true' max='60'/>");
            fresh.answer(fresh.expect("iq"));
            fresh.expect("presence");
            fresh.expect("iq");
            fresh.close();

            Peer resumed = server.accept().logIn();
            Xml resume = resumed.expect("resume");
            resumed.write("<resumed xmlns='urn:xmpp:sm:3' previd='sm-2' h='3'/>");
            resumed.write(message("m1", "after the gap"));
            resumed.answer(resumed.expect("iq"));

            mira.heard().await("it", heard -> heard.bodies().contains("after the gap"));
            assertThat(resume.attr("previd")).contains("sm-2");
            assertThat(mira.heard().states())
                    .containsExactly(
                            ConnectionState.CONNECTING,
                            ConnectionState.AUTHENTICATED,
                            ConnectionState.READY,
                            ConnectionState.RECONNECTING,
                            ConnectionState.RECONNECTING,
                            ConnectionState.READY);
            resumed.close();
        }
    }

    @Test
    void what_waits_for_a_stream_that_is_gone_is_not_sent_on_the_next() throws Exception {
        try (Device mira = device(server.settings().with(QUICKLY))) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer before = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
            long stream = mira.connection().stream();
            CompletableFuture<Void> lost = mira.say(JON, "first", stream);
            before.expect("message");
            before.close();
            mira.heard().awaitState(ConnectionState.RECONNECTING);
            CompletableFuture<Void> waiting = mira.say(JON, "second", stream);

            Peer after = server.accept().logIn();
            after.expect("resume");
            after.write(
                    "<failed xmlns='urn:xmpp:sm:3'><item-not-found"
                            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
            after.beReady("sm-2");
            mira.heard().await("ready again", h -> h.states().getLast() == ConnectionState.READY);
            CompletableFuture<Void> late = mira.say(JON, "third", stream);
            CompletableFuture<Void> sent = mira.say(JON, "new", mira.connection().stream());
            Xml next = after.expect("message");
            after.acknowledge(4);

            Device.await(sent);
            assertThat(next.find("body").map(Xml::text)).contains("new");
            assertThat(failure(lost).kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            assertThat(failure(waiting).kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure(late).kind()).isEqualTo(FailureKind.UNREACHABLE);
            after.close();
        }
    }

    @Test
    void what_is_sent_while_the_link_is_down_goes_out_when_it_is_back() throws Exception {
        try (Device mira = device(server.settings().with(QUICKLY))) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer before = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
            before.close();
            mira.heard().awaitState(ConnectionState.RECONNECTING);
            CompletableFuture<Void> sent = mira.say(JON, "patience");

            Peer after = server.accept().logIn();
            after.expect("resume");
            after.write("<resumed xmlns='urn:xmpp:sm:3' previd='sm-1' h='3'/>");
            Xml message = after.expect("message");
            after.acknowledge(4);

            Device.await(sent);
            assertThat(message.find("body").map(Xml::text)).contains("patience");
            after.close();
        }
    }

    @Test
    void a_refusal_just_after_the_acknowledgement_counts() throws Exception {
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
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
            peer.close();
        }
    }

    @Test
    void a_refusal_that_a_device_of_the_recipient_sends_is_none() throws Exception {
        String refusal =
                "<message type='error' id='%s' from='102-9999@localhost/evil'><body>hello?</body>"
                        + "<error code='503' type='cancel'><service-unavailable"
                        + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>";
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
            CompletableFuture<Void> sent = mira.say(JON, "hello?");
            String id = peer.expect("message").attr("id").orElseThrow();
            peer.expect("r");

            peer.write(refusal.formatted(id));
            peer.write("<a xmlns='urn:xmpp:sm:3' h='4'/>");
            peer.acknowledge(4);
            Device.await(sent);
            peer.write(refusal.formatted(id));
            peer.write(message("m2", "after both"));

            mira.heard().await("message", h -> h.bodies().contains("after both"));
            assertThat(mira.heard().all(ChatEvent.Refused.class)).isEmpty();
            assertThat(mira.heard().all(ChatEvent.Acknowledged.class)).hasSize(1);
            assertThat(mira.trace()).contains("passed over a refusal by no server");
            peer.close();
        }
    }

    @Test
    void what_cannot_be_read_is_traced_without_its_secrets() throws Exception {
        String attachment =
                "<extraParams><attachment url='https://localhost/1.png?token=SECRET1'/>"
                        + "<token>SECRET2</token></extraParams>";
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);

            peer.write("<message id='m1'><nobody:declared/>" + attachment + "</message>");
            peer.write(
                    "<message id='m2' type='chat' from='102-9999@localhost/x-phone'>"
                            + "<replace xmlns='urn:xmpp:message-correct:0'/>"
                            + attachment
                            + "</message>");
            peer.write(message("m3", "still here"));

            mira.heard().await("message", heard -> heard.bodies().contains("still here"));
            assertThat(mira.trace())
                    .contains("not well-formed XML", "does not name its message")
                    .contains("?token=•••", "<token>•••")
                    .doesNotContain("SECRET");
            peer.close();
        }
    }

    @Test
    void who_leaves_has_acknowledged_what_was_told_and_says_nothing_after() throws Exception {
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
            peer.write(message("m1", "told"));
            mira.heard().await("message", heard -> heard.bodies().contains("told"));

            mira.connection().close();

            assertThat(peer.expect("a").attr("h")).contains("3");
            assertThat(peer.expect("presence").attr("type")).contains("unavailable");
            peer.expect("closed");
            peer.expect("cut");
            peer.close();
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
    void nothing_is_written_or_told_after_the_last_words() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Exit exit = new Exit(written);

        exit.write("one ".getBytes(StandardCharsets.UTF_8));
        exit.end("bye");
        exit.write("two".getBytes(StandardCharsets.UTF_8));
        exit.write('3');
        exit.flush();

        assertThat(written).hasToString("one bye");
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
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);

            peer.write(strange);

            mira.heard().await("stanza", heard -> !heard.stanzas().isEmpty());
            assertThat(mira.heard().stanzas()).containsExactly(XmlText.parse(strange, Ns.CLIENT));
            peer.close();
        }
    }

    @Test
    void characters_that_xml_cannot_hold_are_marked_and_the_message_is_not_lost() throws Exception {
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);

            peer.write(message("m1", "raw \u0001 here"));
            peer.write(message("m2", "by number &#1; &#x1b; &#65;"));
            peer.write(
                    "<iq type='get' id='p1' from='localhost\u0002'><ping"
                            + " xmlns='urn:xmpp:ping'/></iq>");
            peer.write(message("m3", "last"));

            mira.heard().await("the last", heard -> heard.bodies().contains("last"));
            assertThat(mira.heard().bodies())
                    .containsExactly("raw \ufffd here", "by number \ufffd \ufffd A", "last");
            assertThat(mira.heard().unreadables()).isZero();
            peer.close();
        }
    }

    @Test
    void an_absurd_acknowledgement_breaks_the_stream_which_is_not_resumed() throws Exception {
        try (Device mira = device(server.settings().with(QUICKLY))) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer before = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);

            before.write("<a xmlns='urn:xmpp:sm:3' h='4294967290'/>");
            Peer after = server.accept().logIn().beReady("sm-2");
            after.write(message("m1", "heard"));

            mira.heard().await("message", heard -> heard.bodies().contains("heard"));
            assertThat(mira.trace()).contains("more stanzas than were sent");
            before.close();
            after.close();
        }
    }

    @Test
    void a_stanza_that_cannot_be_read_is_traced_and_the_stream_goes_on() throws Exception {
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);

            peer.write("<message id='m1'><nobody:declared/></message>");
            peer.write(
                    "<message id='m2' type='chat' from='102-9999@localhost/x-phone'>"
                            + "<replace xmlns='urn:xmpp:message-correct:0'/></message>");
            peer.write(message("m3", "still here") + "<r xmlns='urn:xmpp:sm:3'/>");

            mira.heard().await("message", heard -> heard.bodies().contains("still here"));
            assertThat(peer.expect("a").attr("h")).contains("5");
            assertThat(mira.trace())
                    .contains("not well-formed XML")
                    .contains("does not name its message");
            assertThat(mira.heard().unreadables()).isEqualTo(2);
            peer.close();
        }
    }

    @Test
    void a_message_that_was_let_pass_and_then_grew_on_its_way_is_heard() throws Exception {
        String body = "x".repeat(StanzaSize.LARGEST);
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);

            peer.write(message("m1", body));

            mira.heard().await("message", heard -> heard.bodies().contains(body));
            assertThat(mira.heard().unreadables()).isZero();
            peer.close();
        }
    }

    @Test
    void a_message_that_is_too_large_is_passed_over_and_the_stream_goes_on() throws Exception {
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);

            peer.write(message("m1", "x".repeat(2 * XmlText.LARGEST)));
            peer.write("<presence from='102-9999@localhost' to='" + "y".repeat(900_000) + "'>");
            peer.write("<status>" + "z".repeat(900_000) + "</status></presence>");
            peer.write(message("m2", "still here") + "<r xmlns='urn:xmpp:sm:3'/>");

            mira.heard().await("message", heard -> heard.bodies().contains("still here"));
            assertThat(peer.expect("a").attr("h")).contains("5");
            assertThat(mira.trace())
                    .contains("passed over a stanza, more is not read than 1048576 bytes")
                    .contains("<message id='m1' type='chat'");
            assertThat(mira.heard().unreadables()).isEqualTo(2);
            peer.close();
        }
    }

    @Test
    void the_server_is_answered() throws Exception {
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);

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
            peer.close();
        }
    }

    @Test
    void a_server_that_asks_without_end_and_reads_nothing_is_left_all_the_same() throws Exception {
        try (Relay line = new Relay(server.port());
                Device mira = device(server.settings(line.port()))) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
            String ping = "<iq type='get' id='p%d'><ping xmlns='urn:xmpp:ping'/></iq>";

            peer.write(
                    IntStream.range(0, 3000)
                            .mapToObj(ping::formatted)
                            .collect(Collectors.joining()));
            peer.write(
                    "<message from='102-9999@localhost' type='chat' id='after'><body/></message>");
            mira.heard().await("stanza", heard -> !heard.stanzas().isEmpty());
            line.goSilent();

            assertClosesSoon(mira);
            peer.close();
        }
    }

    @Test
    void what_waited_is_told_although_it_is_more_than_there_is_room_for_before_ready()
            throws Exception {
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().bind();
            peer.expect("enable");
            peer.write("<enabled xmlns='urn:xmpp:sm:3' id='sm-1' resume='true' max='60'/>");
            peer.answer(peer.expect("iq"));
            peer.expect("presence");
            peer.expect("iq");
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
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);

            peer.write(
                    "<iq type='result' id='x' from='666-9999@localhost/evil'>"
                            + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>@@</jid></bind>"
                            + "</iq>");
            peer.write(message("m1", "still here"));

            mira.heard().await("message", heard -> heard.bodies().contains("still here"));
            assertThat(mira.trace()).isEmpty();
            peer.close();
        }
    }

    @Test
    void a_server_that_goes_away_during_the_login_is_noticed_soon() throws Exception {
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept();

            peer.goAwayDuringLogin();

            assertThat(failure(connecting).sentence())
                    .endsWith("closed the connection during the login.");
        }
    }

    @Test
    void a_server_that_agrees_on_keys_in_another_way_is_reached() throws Exception {
        server.agreeBy("secp384r1");
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);

            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);

            peer.close();
        } finally {
            server.agreeBy("x25519", "secp256r1");
        }
    }

    @Test
    void closing_while_connecting_does_not_wait() throws Exception {
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept();
            peer.expect("stream");

            assertClosesSoon(mira);

            assertThat(failure(connecting).kind()).isEqualTo(FailureKind.UNREACHABLE);
            peer.close();
        }
    }

    @Test
    void without_stream_management_an_answered_ping_stands_for_the_acknowledgement()
            throws Exception {
        try (Device mira = device(server.settings())) {
            CompletableFuture<Void> connecting = connect(mira);
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
    void a_server_that_falls_silent_is_noticed_and_closing_does_not_wait_for_it() throws Exception {
        Patience brief = Patience.DEFAULT.withPing(Duration.ofMillis(200), Duration.ofMillis(200));
        try (Relay line = new Relay(server.port());
                Device mira = device(server.settings(line.port()).with(QUICKLY).with(brief))) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
            mira.heard().awaitState(ConnectionState.READY);

            line.goSilent();

            mira.heard().awaitState(ConnectionState.RECONNECTING);
            assertThat(mira.heard().all(ChatEvent.State.class).getLast().reason())
                    .startsWith("no answer to a ping within");
            assertClosesSoon(mira);
            peer.close();
        }
    }

    @Test
    void a_message_that_comes_slowly_is_a_sign_of_life() throws Exception {
        Patience brief = Patience.DEFAULT.withPing(Duration.ofMillis(500), Duration.ofMillis(500));
        try (Device mira = device(server.settings().with(QUICKLY).with(brief))) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
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
            peer.close();
        }
    }

    @Test
    void closing_on_a_dead_network_takes_about_a_second_and_leaves_no_thread() throws Exception {
        try (Relay line = new Relay(server.port());
                Device mira = device(server.settings(line.port()))) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
            CompletableFuture<Void> sent = mira.say(JON, "anyone?");
            peer.expect("message");
            line.goSilent();

            assertClosesSoon(mira);

            assertThat(failure(sent).kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            assertThat(mira.heard().states()).endsWith(ConnectionState.CLOSED);
            awaitNoThreads("Smack Reader", "Smack Writer", "Smack DefaultReactor", "cubechat ");
            peer.close();
        }
    }

    /** A timer may still have a moment to run. */
    private static void awaitNoThreads(String... names) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        List<String> there = threads(names);
        while (!there.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            there = threads(names);
        }
        assertThat(there).isEmpty();
    }

    private static List<String> threads(String... names) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> Stream.of(names).anyMatch(name::startsWith))
                .toList();
    }

    @Test
    void a_password_that_fails_on_the_way_back_ends_it_after_one_renewal() throws Exception {
        Device.Passwords passwords =
                new Device.Passwords(new Secret("token-1"), new Secret("token-2"));
        try (Device mira = new Device(server.settings().with(QUICKLY), passwords)) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer before = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
            before.close();

            try (Peer first = server.accept()) {
                first.refuseLogin();
                try (Peer second = server.accept()) {
                    second.refuseLogin();

                    mira.heard().awaitState(ConnectionState.AUTH_FAILED);
                    assertThat(failure(mira.connection().ended()).kind())
                            .isEqualTo(FailureKind.NOT_SIGNED_IN);
                }
            }
        }
    }

    @Test
    void who_asks_how_it_ends_leaves_nothing_behind_however_often() throws Exception {
        try (Device mira = device(server.settings(server.port()))) {
            assertThat(mira.connection().ended()).isSameAs(mira.connection().ended());
        }
    }

    @Test
    void it_gives_up_after_so_many_attempts_and_can_be_told_to_connect_again() throws Exception {
        Reconnect twice = Reconnect.every(2, Duration.ofMillis(20));
        try (Relay line = new Relay(server.port());
                Device mira = device(server.settings(line.port()).with(twice))) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer before = server.accept().logIn().beReady("sm-1");
            Device.await(connecting);
            CompletableFuture<Void> lost = mira.say(JON, "lost");
            before.expect("message");
            line.refuse(true);
            line.cut();
            mira.heard().awaitState(ConnectionState.CLOSED);
            int tries = line.connections();
            Failure why = failure(mira.connection().ended());
            line.refuse(false);

            CompletableFuture<Void> again = connect(mira);
            Peer after = server.accept().logIn().beReady("sm-2");
            Device.await(again);

            assertThat(tries).isEqualTo(3);
            assertThat(why.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure(lost).kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            after.close();
        }
    }

    @Test
    void a_server_that_is_not_there_is_unreachable() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertUnreachable(
                server.settings(free),
                "The chat server localhost:" + free + " refused the connection.");
    }

    @Test
    void a_server_without_tls_and_one_that_says_nothing_are_unreachable() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String where = "The chat server localhost:" + plain.getLocalPort();
            Patience brief =
                    new Patience(
                            Duration.ofMillis(300),
                            Duration.ofMillis(300),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(10),
                            Duration.ofMillis(50));

            assertUnreachable(
                    server.settings(plain.getLocalPort()).with(brief),
                    where + " did not answer in time.");

            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    while (true) {
                                        plain.accept()
                                                .getOutputStream()
                                                .write("hello".getBytes(StandardCharsets.UTF_8));
                                    }
                                } catch (java.io.IOException closed) {
                                    // The test is over.
                                }
                            });
            assertUnreachable(
                    server.settings(plain.getLocalPort()),
                    where + " and we could not agree on TLS.");
        }
    }

    @Test
    void any_certificate_will_do_where_that_was_asked_for() throws Exception {
        Endpoint trusting =
                new Endpoint("localhost", server.port(), Trust.of(Optional.empty(), true));
        try (Device mira = device(server.settings().with(trusting))) {
            CompletableFuture<Void> connecting = connect(mira);
            Peer peer = server.accept().logIn().beReady("sm-1");

            Device.await(connecting);

            peer.close();
        }
    }

    @Test
    void a_ca_file_that_is_none_is_a_matter_of_configuration() {
        Endpoint wrong =
                new Endpoint("localhost", server.port(), Trust.in(folder.resolve("keytool.out")));
        try (Device mira = device(server.settings().with(wrong))) {

            assertThatThrownBy(() -> mira.connection().connect())
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure ->
                                    assertThat(failure.kind())
                                            .isEqualTo(FailureKind.CONFIGURATION));
        }
    }

    @Test
    void a_host_that_does_not_exist_is_named() {
        XmppSettings settings =
                server.settings().with(new Endpoint("no-such-host.invalid", 1, Trust.usual()));

        assertUnreachable(settings, "There is no host named no-such-host.invalid.");
    }

    private static Device device(XmppSettings settings) {
        return new Device(settings, Device.Passwords.always("pw-101"));
    }

    private static CompletableFuture<Void> connect(Device device) {
        return CompletableFuture.runAsync(() -> device.connection().connect());
    }

    private static String message(String id, String body) {
        return "<message id='"
                + id
                + "' type='chat' from='102-9999@localhost/x-phone' to='101-9999@localhost'><body>"
                + body
                + "</body></message>";
    }

    private static Failure failure(CompletableFuture<?> failing) throws Exception {
        try {
            failing.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            return (Failure) failed.getCause();
        }
        throw new AssertionError("it did not fail");
    }

    private static void assertClosesSoon(Device device) {
        long start = System.nanoTime();
        device.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1900));
    }

    private static void assertUnreachable(XmppSettings settings, String sentence) {
        try (Device device = device(settings)) {
            assertThatThrownBy(() -> device.connection().connect())
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> {
                                assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
                                assertThat(failure.sentence()).isEqualTo(sentence);
                                assertThat(failure.hint()).isPresent();
                            });
        }
    }

    private static @Nullable FailureKind failureKind(Device device) {
        try {
            device.connection().connect();
            return null;
        } catch (Failure failure) {
            return failure.kind();
        }
    }
}
