package dev.cubechat.xmpp;

import static dev.cubechat.xmpp.Device.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.tls.Trust;
import dev.cubechat.xmpp.ScriptedServer.Peer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A server is reached, or it is said why not. */
@ExtendWith(WithScriptedServer.class)
@Timeout(60)
class ReachingTest {
    private final ScriptedServer server;

    ReachingTest(ScriptedServer server) {
        this.server = server;
    }

    @Test
    void a_server_that_goes_away_during_the_login_is_noticed_soon() throws Exception {
        try (Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            Peer peer = server.accept();

            peer.goAwayDuringLogin();

            assertThat(failure(connecting).sentence())
                    .endsWith("closed the connection during the login.");
        }
    }

    @Test
    void a_server_that_cannot_check_the_password_just_now_says_nothing_of_it() throws Exception {
        try (Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            Peer peer = server.accept();

            peer.refuseLogin("temporary-auth-failure");

            Failure failure = failure(connecting);
            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.sentence())
                    .endsWith(" could not check the login of user 101 (temporary-auth-failure).");
            peer.close();
        }
    }

    @Test
    void a_server_that_agrees_on_keys_in_another_way_is_reached() throws Exception {
        server.agreeBy("secp384r1");

        try (Device mira = Device.offline(server.settings())) {
            server.welcome(mira).close();
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
                                } catch (IOException closed) {
                                    // The test is over.
                                }
                            });
            assertUnreachable(
                    server.settings(plain.getLocalPort()),
                    where + " and we could not agree on TLS.");
        }
    }

    @Test
    void a_server_that_trickles_in_the_handshake_is_given_up() throws Exception {
        Patience brief = Patience.DEFAULT.within(Duration.ofMillis(300));
        try (ServerSocket slow = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> trickle(slow));

            assertUnreachable(
                    server.settings(slow.getLocalPort()).with(brief),
                    "The chat server localhost:"
                            + slow.getLocalPort()
                            + " did not answer in time.");
        }
    }

    /** Says a little of a handshake again and again, often enough for every single read. */
    private static void trickle(ServerSocket listener) {
        // The head of a record with 8 KiB of a handshake.
        byte[] head = {22, 3, 3, 32, 0};
        try (Socket client = listener.accept()) {
            client.getOutputStream().write(head);
            for (int i = 0; i < 150; i++) {
                Thread.sleep(100);
                client.getOutputStream().write(2);
            }
        } catch (IOException | InterruptedException over) {
            // The client hung up.
        }
    }

    @Test
    void any_certificate_will_do_where_that_was_asked_for() throws Exception {
        Endpoint trusting =
                new Endpoint("localhost", server.port(), Trust.of(Optional.empty(), true));

        try (Device mira = Device.offline(server.settings().with(trusting))) {
            server.welcome(mira).close();
        }
    }

    @Test
    void a_ca_file_that_is_none_is_a_matter_of_configuration(@TempDir Path folder)
            throws Exception {
        Path none = Files.writeString(folder.resolve("ca.pem"), "no certificate\n");
        Endpoint wrong = new Endpoint("localhost", server.port(), Trust.in(none));
        try (Device mira = Device.offline(server.settings().with(wrong))) {

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

    private static void assertUnreachable(XmppSettings settings, String sentence) {
        try (Device device = Device.offline(settings)) {
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
}
