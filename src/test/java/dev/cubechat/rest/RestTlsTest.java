package dev.cubechat.rest;

import static dev.cubechat.rest.ScriptedServer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.tls.Tls;
import dev.cubechat.tls.Trust;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import javax.net.ssl.SSLSocket;

@Timeout(60)
class RestTlsTest {
    private static final RawRequest REQUEST = new RawRequest("POST", "/chat/Message", null);

    @TempDir static Path folder;
    private static Certificates certificates;
    private static Path authority;

    private final List<Duration> pauses = new ArrayList<>();

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new Certificates(folder);
        authority = certificates.authority();
    }

    @Test
    void a_server_of_ones_own_is_trusted_by_its_authority() throws Exception {
        try (ScriptedServer server = server("good")) {
            RawReply reply = send(settings(server.url()).authority(authority));

            assertThat(reply.status()).isEqualTo(200);
        }
    }

    @Test
    void no_cipher_is_offered_whose_key_could_be_had_later() throws Exception {
        Tls tls = Tls.towards("localhost", Trust.in(authority));
        try (ScriptedServer server = server("good");
                Socket plain = new Socket("localhost", server.url().getPort());
                SSLSocket secure = tls.over(plain, "localhost", server.url().getPort())) {
            assertThat(secure.getEnabledCipherSuites())
                    .contains("TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256")
                    .noneMatch(suite -> suite.startsWith("TLS_RSA_"));
        }
    }

    @Test
    void a_server_may_be_named_by_its_ipv6_address() throws Exception {
        try (ScriptedServer server = ScriptedServer.tlsAtIpv6(certificates.server("good"))) {
            server.answering(json(200, "{}"));
            URI url = URI.create("https://[::1]:" + server.port());

            RawReply reply = send(settings(url).authority(authority));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(server.seen().getFirst().header("Host")).contains("[::1]:" + server.port());
        } catch (BindException without) {
            abort("this machine has no IPv6");
        }
    }

    @Test
    void an_authority_that_nobody_named_is_not_trusted() throws Exception {
        try (ScriptedServer server = server("good")) {
            Failure failure = failure(settings(server.url()));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.sentence())
                    .isEqualTo(
                            "The certificate of localhost:"
                                    + server.port()
                                    + " is from an authority that is not trusted.");
            assertThat(failure.hint()).hasValueSatisfying(h -> assertThat(h).contains("ca_file"));
            assertThat(pauses).isEmpty();
            assertThat(server.seen()).isEmpty();
        }
    }

    @Test
    void a_certificate_for_another_host_is_told_apart_from_an_unknown_authority() throws Exception {
        try (ScriptedServer server = server("other-name")) {
            Failure failure = failure(settings(server.url()).authority(authority));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.sentence())
                    .isEqualTo(
                            "The certificate of localhost:"
                                    + server.port()
                                    + " is for another host name.");
            assertThat(pauses).isEmpty();
            assertThat(server.seen()).isEmpty();
        }
    }

    @Test
    void an_expired_certificate_is_called_that() throws Exception {
        try (ScriptedServer server = server("expired")) {
            Failure failure = failure(settings(server.url()).authority(authority));

            assertThat(failure.sentence())
                    .isEqualTo("The certificate of localhost:" + server.port() + " has expired.");
        }
    }

    @Test
    void a_server_that_agrees_on_keys_in_another_way_is_reached_directly_and_by_a_proxy()
            throws Exception {
        try (ScriptedServer server =
                        ScriptedServer.tls(certificates.server("good"), "secp384r1")
                                .answering(json(200, "{}"));
                TunnelProxy proxy = new TunnelProxy(server.port(), "HTTP/1.1 200 Go ahead")) {
            Setup setup = settings(server.url()).authority(authority);

            assertThat(send(setup).status()).isEqualTo(200);
            assertThat(send(setup.proxy(proxy.url(""))).status()).isEqualTo(200);
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void a_server_without_tls_is_called_that() throws Exception {
        try (ServerSocket listener = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> answerInClear(listener));
            URI url = URI.create("https://localhost:" + listener.getLocalPort());

            Failure failure = failure(settings(url).authority(authority));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.sentence())
                    .isEqualTo("No TLS came about with " + url.getAuthority() + ".");
        }
    }

    @Test
    void a_server_that_is_silent_in_the_handshake_is_tried_again_and_given_up() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            URI url = URI.create("https://localhost:" + silent.getLocalPort());

            Failure failure =
                    failure(settings(url).authority(authority).within(Duration.ofMillis(300)));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.sentence())
                    .isEqualTo(
                            url.getAuthority() + " did not answer within 300 ms (tried 3 times).");
            assertThat(pauses).hasSize(2);
        }
    }

    @Test
    void a_server_that_trickles_in_the_handshake_is_given_up() throws Exception {
        Duration patience = Duration.ofMillis(300);
        try (ServerSocket slow = new ServerSocket(0)) {
            Thread.ofPlatform().daemon().start(() -> trickle(slow));
            URI url = URI.create("https://localhost:" + slow.getLocalPort());

            Failure failure = failure(settings(url).authority(authority).within(patience));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.sentence())
                    .isEqualTo(
                            url.getAuthority() + " did not answer within 300 ms (tried 3 times).");
        }
    }

    @Test
    void a_proxy_that_trickles_is_given_up() throws Exception {
        try (ServerSocket slow = new ServerSocket(0)) {
            Thread.ofPlatform().daemon().start(() -> trickle(slow));
            URI proxy = URI.create("http://localhost:" + slow.getLocalPort());

            Failure failure =
                    failure(
                            settings(URI.create("https://api.example.com"))
                                    .proxy(proxy)
                                    .within(Duration.ofMillis(300)));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.sentence())
                    .endsWith("did not answer within 300 ms (tried 3 times).");
        }
    }

    @Test
    void the_time_for_a_reply_does_not_run_before_the_handshake_is_over() throws Exception {
        Duration patience = Duration.ofSeconds(1);
        try (ServerSocket listener =
                        certificates.server("good").getServerSocketFactory().createServerSocket(0);
                RestClient client =
                        new RestClient(
                                new RestSettings(
                                        URI.create("https://localhost:" + listener.getLocalPort()),
                                        Trust.in(authority),
                                        Optional.empty(),
                                        Duration.ofSeconds(20),
                                        patience,
                                        1,
                                        "JavaCLI 0.1.0",
                                        line -> {}),
                                InstantSource.fixed(Instant.EPOCH),
                                new Random(1),
                                pauses::add)) {
            Thread.ofPlatform().start(() -> shakeHandsAfter(patience.plusMillis(300), listener));

            assertThat(client.raw(REQUEST, new Keeper("t")).status()).isEqualTo(200);
        }
    }

    @Test
    void a_server_that_hangs_up_in_the_handshake_is_tried_again() throws Exception {
        try (ServerSocket listener = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> hangUp(listener));
            URI url = URI.create("https://localhost:" + listener.getLocalPort());

            Failure failure = failure(settings(url).authority(authority));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.sentence()).endsWith(" (tried 3 times).");
            assertThat(pauses).hasSize(2);
        }
    }

    @Test
    void a_server_on_this_machine_may_go_unchecked() throws Exception {
        try (ScriptedServer server = server("other-name")) {
            RawReply reply = send(settings(server.url()).insecure());

            assertThat(reply.status()).isEqualTo(200);
        }
    }

    @Test
    void a_server_elsewhere_never_goes_unchecked() {
        for (String host :
                List.of("api.example", "127.0.0.1.evil.example", "localhost.example", "[::2]")) {
            Failure failure = failure(settings(URI.create("https://" + host)).insecure());

            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
            assertThat(failure.sentence()).contains("only for a server on this machine");
        }
    }

    @Test
    void passwords_do_not_travel_in_clear_to_other_machines() {
        Failure failure = failure(settings(URI.create("http://api.example")));

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(failure.sentence()).contains("is not HTTPS");
    }

    @Test
    void an_address_that_is_none_is_a_matter_of_configuration() {
        for (String url : List.of("api.example", "ftp://api.example", "https:///x", "https:x")) {
            Failure failure = failure(settings(URI.create(url)));

            assertThat(failure.kind()).as(url).isEqualTo(FailureKind.CONFIGURATION);
        }
    }

    @Test
    void a_ca_file_that_is_missing_or_holds_something_else_is_named() throws IOException {
        Path missing = folder.resolve("missing.pem");
        Path junk = Files.writeString(folder.resolve("junk.pem"), "not a certificate");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        URI url = URI.create("https://localhost");

        assertThat(failure(settings(url).authority(missing)))
                .satisfies(f -> assertThat(f.kind()).isEqualTo(FailureKind.CONFIGURATION))
                .hasMessage("The CA file " + missing + " cannot be read.");
        assertThat(failure(settings(url).authority(junk)))
                .satisfies(f -> assertThat(f.kind()).isEqualTo(FailureKind.CONFIGURATION))
                .hasMessage("The CA file " + junk + " holds no certificates in PEM form.");
        assertThat(failure(settings(url).authority(empty)))
                .hasMessage("The CA file " + empty + " holds no certificates in PEM form.");
    }

    @Test
    void tls_goes_through_the_tunnel_of_a_proxy() throws Exception {
        try (ScriptedServer server = server("good");
                TunnelProxy proxy = new TunnelProxy(server.port(), "HTTP/1.1 200 Go ahead")) {
            URI url = URI.create("https://localhost:4430");

            RawReply reply =
                    send(settings(url).authority(authority).proxy(proxy.url("me:secret@")));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(server.seen().getFirst().header("Host")).contains("localhost:4430");
            assertThat(proxy.asked())
                    .singleElement()
                    .satisfies(
                            head ->
                                    assertThat(head.lines())
                                            .containsExactly(
                                                    "CONNECT localhost:4430 HTTP/1.1",
                                                    "Host: localhost:4430",
                                                    "Proxy-Authorization: Basic bWU6c2VjcmV0",
                                                    ""));
        }
    }

    @Test
    void the_tunnel_does_not_weaken_the_check_of_the_name() throws Exception {
        try (ScriptedServer server = server("other-name");
                TunnelProxy proxy = new TunnelProxy(server.port(), "HTTP/1.1 200 Go ahead")) {
            URI url = URI.create("https://localhost:4430");

            Failure failure = failure(settings(url).authority(authority).proxy(proxy.url("")));

            assertThat(failure.sentence())
                    .isEqualTo("The certificate of localhost:4430 is for another host name.");
        }
    }

    @Test
    void a_proxy_that_lets_nobody_through_is_named() throws Exception {
        try (ScriptedServer server = server("good");
                TunnelProxy proxy =
                        new TunnelProxy(
                                server.port(), "HTTP/1.1 407 Who are you\r\nContent-Length: 0")) {
            Failure failure =
                    failure(settings(server.url()).authority(authority).proxy(proxy.url("")));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.sentence())
                    .isEqualTo(
                            "The proxy "
                                    + proxy.url("").getAuthority()
                                    + " lets nobody through to localhost:"
                                    + server.port()
                                    + " (HTTP 407).");
            assertThat(failure.hint()).contains("Put user and password into the proxy address.");
            assertThat(server.seen()).isEmpty();
        }
    }

    @Test
    void a_proxy_of_another_kind_is_a_matter_of_configuration() {
        URI proxy = URI.create("socks5://me:secret@localhost:1080");

        Failure failure = failure(settings(URI.create("https://localhost")).proxy(proxy));

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(failure.sentence()).doesNotContain("secret");
    }

    private static ScriptedServer server(String certificate) throws Exception {
        return ScriptedServer.tls(certificates.server(certificate)).answering(json(200, "{}"));
    }

    private static void answerInClear(ServerSocket listener) {
        try (Socket client = listener.accept()) {
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException over) {
            // The client hung up.
        }
    }

    private static void shakeHandsAfter(Duration wait, ServerSocket listener) {
        try (Socket client = listener.accept()) {
            Thread.sleep(wait);
            client.getInputStream().read();
            client.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException | InterruptedException over) {
            // The client hung up.
        }
    }

    /** Says each client a little of a handshake, often enough for every single read. */
    private static void trickle(ServerSocket listener) {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                Thread.ofPlatform().daemon().start(() -> trickle(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void trickle(Socket client) {
        // The head of a record with 8 KiB of a handshake.
        byte[] head = {22, 3, 3, 32, 0};
        try (client) {
            client.getOutputStream().write(head);
            for (int i = 0; i < 150; i++) {
                Thread.sleep(100);
                client.getOutputStream().write(2);
            }
        } catch (IOException | InterruptedException over) {
            // The client hung up.
        }
    }

    private static void hangUp(ServerSocket listener) {
        try {
            while (!listener.isClosed()) {
                listener.accept().close();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private RawReply send(Setup setup) {
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        try (RestClient client =
                new RestClient(setup.settings(), clock, new Random(1), pauses::add)) {
            return client.raw(REQUEST, new Keeper("t"));
        }
    }

    private Failure failure(Setup setup) {
        return catchThrowableOfType(Failure.class, () -> send(setup));
    }

    private static Setup settings(URI url) {
        return new Setup(url, Trust.usual(), Optional.empty(), Duration.ofSeconds(10));
    }

    private record Setup(URI url, Trust trust, Optional<URI> hop, Duration patience) {

        Setup authority(Path file) {
            return new Setup(url, Trust.in(file), hop, patience);
        }

        Setup insecure() {
            return new Setup(url, Trust.of(trust.caFile(), true), hop, patience);
        }

        Setup proxy(URI address) {
            return new Setup(url, trust, Optional.of(address), patience);
        }

        Setup within(Duration time) {
            return new Setup(url, trust, hop, time);
        }

        RestSettings settings() {
            return new RestSettings(
                    url, trust, hop, patience, patience, 3, "JavaCLI 0.1.0", line -> {});
        }
    }
}
