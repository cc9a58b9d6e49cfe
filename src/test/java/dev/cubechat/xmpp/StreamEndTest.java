package dev.cubechat.xmpp;

import static dev.cubechat.xmpp.Device.failure;
import static dev.cubechat.xmpp.ScriptedServer.HEADER;
import static dev.cubechat.xmpp.ScriptedServer.QUICKLY;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.tls.Trust;
import dev.cubechat.xmpp.ScriptedServer.Peer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a server says when it ends a stream, and what is made of it. */
@ExtendWith(WithScriptedServer.class)
@Timeout(60)
class StreamEndTest {
    private static final UserId JON = new UserId(102);
    private static final Endpoint HERE = new Endpoint("chat.example.com", 5223, Trust.usual());

    private final ScriptedServer server;

    StreamEndTest(ScriptedServer server) {
        this.server = server;
    }

    @Test
    void a_server_that_sends_us_on_at_the_door_is_followed() throws Exception {
        try (Relay other = new Relay(server.port());
                Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            sendOn(server.accept(), "localhost:" + other.port());

            Peer there = server.accept().logIn().beReady("sm-1");

            Device.await(connecting);
            assertThat(other.connections()).isEqualTo(1);
            there.close();
        }
    }

    @Test
    void a_server_that_sends_us_on_later_is_followed() throws Exception {
        try (Relay other = new Relay(server.port());
                Device mira = Device.offline(server.settings().with(QUICKLY))) {
            Peer here = server.welcome(mira);
            here.write(error("see-other-host", "localhost:" + other.port(), ""));

            Peer there = server.accept().logIn().beReady("sm-2");

            mira.heard().awaitLastState(ConnectionState.READY);
            assertThat(mira.heard().states()).contains(ConnectionState.RECONNECTING);
            assertThat(other.connections()).isEqualTo(1);
            there.close();
        }
    }

    @Test
    void nobody_is_sent_on_twice_in_a_row() throws Exception {
        try (Relay other = new Relay(server.port());
                Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            sendOn(server.accept(), "localhost:" + other.port());

            sendOn(server.accept(), "localhost:" + server.port());

            Failure failure = failure(connecting);
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.sentence())
                    .isEqualTo(
                            "The chat server localhost:"
                                    + other.port()
                                    + " ended the connection: it sends us on to localhost:"
                                    + server.port()
                                    + " (see-other-host).");
        }
    }

    @Test
    void the_server_we_are_sent_on_to_has_to_prove_its_name_too() throws Exception {
        try (ServerKeys others = ServerKeys.make();
                ScriptedServer stranger = new ScriptedServer(others);
                Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            sendOn(server.accept(), "localhost:" + stranger.port());
            try (Peer refused = stranger.accept()) {
                CompletableFuture<String> seen =
                        CompletableFuture.supplyAsync(
                                () -> whatCame(refused), Thread::startVirtualThread);

                Failure failure = failure(connecting);

                assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
                assertThat(failure.sentence())
                        .contains("localhost:" + stranger.port())
                        .endsWith("comes from an authority that is not trusted.");
                assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("no word");
            }
        }
    }

    @Test
    void a_place_to_go_is_a_host_with_or_without_a_port() {
        assertThat(HERE.elsewhere("other.example.com"))
                .map(Endpoint::toString)
                .contains("other.example.com:5223");
        assertThat(HERE.elsewhere("other.example.com:9222"))
                .map(Endpoint::toString)
                .contains("other.example.com:9222");
        assertThat(HERE.elsewhere("[2001:db8::1]:9222"))
                .map(Endpoint::host)
                .contains("2001:db8::1");
        assertThat(HERE.elsewhere("192.0.2.7")).map(Endpoint::host).contains("192.0.2.7");
        assertThat(HERE.elsewhere("")).isEmpty();
        assertThat(HERE.elsewhere("two words")).isEmpty();
        assertThat(HERE.elsewhere("host:0")).isEmpty();
        assertThat(HERE.elsewhere("host:99999")).isEmpty();
        assertThat(HERE.elsewhere("https://host/")).isEmpty();
    }

    @Test
    void why_a_stream_ended_is_told_plainly() throws Exception {
        try (Device mira = Device.offline(server.settings().with(QUICKLY))) {
            Peer peer = server.welcome(mira);

            peer.write(
                    error(
                            "system-shutdown",
                            "",
                            "<text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>back at"
                                    + " noon</text>"));

            mira.heard().awaitState(ConnectionState.RECONNECTING);
            assertThat(mira.heard().all(ChatEvent.State.class).getLast().reason())
                    .isEqualTo("it is shutting down (system-shutdown, \"back at noon\")");
        }
    }

    @Test
    void a_host_that_is_not_served_is_told_at_the_door() throws Exception {
        try (Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            Peer peer = server.accept();
            peer.expect("stream");
            peer.write(HEADER + error("host-unknown", "", ""));

            Failure failure = failure(connecting);

            assertThat(failure.sentence())
                    .endsWith(
                            "ended the connection: it does not serve this chat host"
                                    + " (host-unknown).");
            assertThat(failure.hint()).contains("Check the chat host in the profile.");
        }
    }

    @Test
    void a_resource_that_is_taken_is_a_conflict() throws Exception {
        try (Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            Peer peer = server.accept().logIn();
            refuse(peer, "conflict", "<text xmlns='" + STANZAS + "'>taken</text>");

            Failure failure = failure(connecting);

            assertThat(failure.kind()).isEqualTo(FailureKind.CONFLICT);
            assertThat(failure.sentence())
                    .endsWith(" refused the resource cube-scripted (conflict, \"taken\").");
            assertThat(failure.hint()).isPresent();
            peer.close();
        }
    }

    @Test
    void a_device_that_is_not_let_in_is_told_why() throws Exception {
        try (Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            Peer peer = server.accept().logIn();
            refuse(peer, "resource-constraint", "");

            Failure failure = failure(connecting);

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.sentence())
                    .endsWith(" refused the resource cube-scripted (resource-constraint).");
            peer.close();
        }
    }

    @Test
    void a_server_that_still_has_the_lost_session_is_asked_again() throws Exception {
        try (Device mira = Device.offline(server.settings().with(QUICKLY))) {
            server.welcome(mira).close();

            Peer early = server.accept().logIn();
            early.expect("resume");
            early.write("<failed xmlns='urn:xmpp:sm:3'/>");
            refuse(early, "conflict", "");
            early.close();
            Peer later = server.accept().logIn();
            later.beReady("sm-2");

            mira.heard().await("ready again", heard -> endsReady(heard.states()));
            later.close();
        }
    }

    private static boolean endsReady(List<ConnectionState> states) {
        return states.contains(ConnectionState.RECONNECTING)
                && states.getLast() == ConnectionState.READY;
    }

    @Test
    void a_resource_that_stays_taken_ends_the_trying() throws Exception {
        assertEndsTheTrying(
                after -> {
                    after.write("<failed xmlns='urn:xmpp:sm:3'/>");
                    refuse(after, "conflict", "");
                    for (int again = 1; again < Reconnector.TAKEN_AT_MOST; again++) {
                        after.close();
                        after = server.accept().logIn();
                        refuse(after, "conflict", "");
                    }
                    after.close();
                });
    }

    @Test
    void a_stream_that_ends_for_a_conflict_on_the_way_back_ends_the_trying() throws Exception {
        assertEndsTheTrying(after -> after.write(error("conflict", "", "")));
    }

    /** Who comes back and would go on with the stream gets this answer. */
    private void assertEndsTheTrying(Answer answer) throws Exception {
        try (Device mira = Device.offline(server.settings().with(QUICKLY))) {
            server.welcome(mira).close();

            Peer after = server.accept().logIn();
            after.expect("resume");
            answer.to(after);

            assertThat(failure(mira.connection().ended()).kind()).isEqualTo(FailureKind.CONFLICT);
            mira.heard().awaitState(ConnectionState.FORCE_CLOSED);
            assertThat(mira.heard().states()).endsWith(ConnectionState.FORCE_CLOSED);
            after.close();
        }
    }

    private interface Answer {
        void to(Peer client) throws Exception;
    }

    @Test
    void what_the_server_had_of_a_stream_that_it_will_not_resume_is_sent_and_not_lost()
            throws Exception {
        try (Device mira = Device.offline(server.settings().with(QUICKLY))) {
            Peer before = server.welcome(mira);
            MessageId had = new MessageId("65f0a1b2c3d4e5f601020a01");
            MessageId hadNot = new MessageId("65f0a1b2c3d4e5f601020a02");
            CompletableFuture<Void> first = mira.say(JON, had, "it has this");
            CompletableFuture<Void> second = mira.say(JON, hadNot, "it has not this");
            before.expect("message");
            before.close();

            Peer after = server.accept().logIn();
            after.expect("resume");
            // Carbons, presence, the ping after it, and the first message.
            after.write(
                    "<failed xmlns='urn:xmpp:sm:3' h='4'><item-not-found"
                            + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
            after.beReady("sm-2");

            Device.await(first);
            assertThat(failure(second).kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            mira.heard().await("lost", heard -> !heard.all(ChatEvent.Lost.class).isEmpty());
            assertThat(mira.heard().all(ChatEvent.Acknowledged.class))
                    .extracting(ChatEvent.Acknowledged::messageId)
                    .containsExactly(had);
            assertThat(mira.heard().all(ChatEvent.Lost.class))
                    .extracting(ChatEvent.Lost::messageId)
                    .containsExactly(hadNot);
            after.close();
        }
    }

    @Test
    void a_network_that_comes_back_ends_the_pause() throws Exception {
        FakeNetworks networks = new FakeNetworks();
        Reconnect patiently = Reconnect.every(0, Duration.ofMinutes(5));
        try (Relay line = new Relay(server.port());
                Device mira =
                        Device.offline(
                                server.settings(line.port()).with(patiently).watching(networks))) {
            server.welcome(mira);
            mira.heard().awaitState(ConnectionState.READY);
            networks.now = Set.of("lo 127.0.0.1");
            line.refuse(true);
            line.cut();
            mira.heard().awaitState(ConnectionState.RECONNECTING);
            while (line.connections() < 2) {
                Thread.onSpinWait();
            }
            line.refuse(false);

            networks.now = Set.of("lo 127.0.0.1", "wlan0 192.0.2.7");

            Peer back = server.accept().logIn();
            back.resume("sm-1");
            mira.heard().awaitState(ConnectionState.RESUMED);
            back.close();
        }
    }

    @Test
    void the_networks_of_this_machine_can_be_read() throws Exception {
        assertThat(Networks.ofThisMachine().up()).anyMatch(each -> each.contains("127.0.0.1"));
    }

    @Test
    void a_silent_server_is_asked_once_in_each_interval() throws Exception {
        Patience brief = Patience.DEFAULT.withPing(Duration.ofMillis(300), Duration.ofSeconds(5));
        try (Device mira = Device.offline(server.settings().with(brief));
                Peer peer = server.welcome(mira)) {
            peer.answer(peer.expect("iq"));
            long first = System.nanoTime();

            for (int i = 0; i < 4; i++) {
                peer.answer(peer.expect("iq"));
            }

            assertThat(Duration.ofNanos(System.nanoTime() - first))
                    .isBetween(Duration.ofMillis(1000), Duration.ofMillis(2300));
        }
    }

    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

    /** Does not bind the resource that the client asks for. */
    private static void refuse(Peer peer, String condition, String text) throws Exception {
        String id = peer.expect("iq").attr("id").orElseThrow();
        peer.write(
                "<iq type='error' id='%s'><error type='cancel'><%s xmlns='%s'/>%s</error></iq>"
                        .formatted(id, condition, STANZAS, text));
    }

    private static void sendOn(Peer peer, String place) throws Exception {
        peer.expect("stream");
        peer.write(HEADER + error("see-other-host", place, ""));
    }

    private static String error(String condition, String content, String text) {
        return "<stream:error><"
                + condition
                + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'>"
                + content
                + "</"
                + condition
                + ">"
                + text
                + "</stream:error></stream:stream>";
    }

    /** A client that does not trust the server breaks off, and says nothing that could be read. */
    private static String whatCame(Peer peer) {
        try {
            String name = peer.read().name();
            return name.equals("cut") ? "no word" : name;
        } catch (Exception brokenOff) {
            return "no word";
        }
    }

    /** Networks that come and go as the test says. */
    private static final class FakeNetworks implements Networks {
        private volatile Set<String> now = Set.of("lo 127.0.0.1", "wlan0 192.0.2.7");

        @Override
        public Set<String> up() {
            return now;
        }
    }
}
