package dev.cubechat.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.sandbox.Sandbox;
import dev.cubechat.sandbox.SandboxOptions;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;

/** What holds of TLS, whoever does it. */
@Timeout(60)
class TlsTest {
    @AutoClose private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox =
                Sandbox.start(SandboxOptions.FOR_TESTS, InstantSource.system(), new SecureRandom());
    }

    static Stream<Provider> engines() {
        return Stream.of(NativeCrypto.tls(), NativeCrypto.java()).distinct();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_server_whose_authority_was_named_is_believed(Provider engine) throws Exception {
        Tls tls = towards("localhost", Trust.in(authority()), engine);

        assertThat(answer(tls, "localhost")).startsWith("HTTP/1.1 ");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void its_address_is_a_name_too(Provider engine) throws Exception {
        Tls tls = towards("127.0.0.1", Trust.in(authority()), engine);

        assertThat(answer(tls, "127.0.0.1")).startsWith("HTTP/1.1 ");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void what_is_rehearsed_goes_well(Provider engine) {
        assertThatCode(() -> Rehearsal.with(engine)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_server_of_another_name_is_not_believed(Provider engine) {
        Tls tls = towards("api.example", Trust.in(authority()), engine);

        assertThat(fault(tls, "api.example")).isEqualTo(ServerNotTrusted.Fault.NAME);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void an_authority_that_nobody_named_is_not_believed(Provider engine) {
        Tls tls = towards("localhost", Trust.usual(), engine);

        assertThat(fault(tls, "localhost")).isEqualTo(ServerNotTrusted.Fault.AUTHORITY);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void among_many_authorities_that_of_the_server_is_found(Provider engine, @TempDir Path folder)
            throws Exception {
        Path many = folder.resolve("many.pem");
        Files.writeString(
                many, RuntimeAuthorities.pem() + "Ours:\n" + Files.readString(authority()));

        Tls tls = towards("localhost", Trust.in(many), engine);

        assertThat(answer(tls, "localhost")).startsWith("HTTP/1.1 ");
        assertThat(fault(towards("api.example", Trust.in(many), engine), "api.example"))
                .isEqualTo(ServerNotTrusted.Fault.NAME);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void who_is_not_among_many_authorities_is_not_believed(Provider engine, @TempDir Path folder)
            throws Exception {
        Path many = Files.writeString(folder.resolve("many.pem"), RuntimeAuthorities.pem());

        Tls tls = towards("localhost", Trust.in(many), engine);

        assertThat(fault(tls, "localhost")).isEqualTo(ServerNotTrusted.Fault.AUTHORITY);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void an_authority_of_the_same_name_is_not_taken_for_the_servers(
            Provider engine, @TempDir Path folder) throws Exception {
        try (Sandbox other =
                Sandbox.start(
                        SandboxOptions.FOR_TESTS, InstantSource.system(), new SecureRandom())) {
            Path many = folder.resolve("many.pem");
            Files.writeString(
                    many, RuntimeAuthorities.pem() + Files.readString(other.ready().caFile()));

            Tls tls = towards("localhost", Trust.in(many), engine);

            assertThat(fault(tls, "localhost")).isEqualTo(ServerNotTrusted.Fault.AUTHORITY);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_server_is_told_by_which_name_it_was_called(Provider engine) throws Exception {
        assertThat(hello("chat.example", engine)).contains("chat.example");
        assertThat(hello("bücher.example", engine)).contains("xn--bcher-kva.example");
        assertThat(hello("127.0.0.1", engine)).doesNotContain("127.0.0.1");
    }

    /** The first that a server of this name hears. */
    private static String hello(String name, Provider engine) throws Exception {
        Tls tls = towards(name, Trust.in(authority()), engine);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket plain = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket served = server.accept();
                SSLSocket secure = tls.over(plain, name, server.getLocalPort())) {
            Thread shaking = Thread.startVirtualThread(() -> shakeHands(secure));
            DataInputStream heard = new DataInputStream(served.getInputStream());
            byte[] head = heard.readNBytes(3);
            byte[] hello = heard.readNBytes(heard.readUnsignedShort());
            served.shutdownOutput();
            shaking.join();
            assertThat(head[0]).as("a handshake").isEqualTo((byte) 22);
            return new String(hello, StandardCharsets.ISO_8859_1);
        }
    }

    private static void shakeHands(SSLSocket secure) {
        try {
            secure.startHandshake();
        } catch (IOException nobodyAnswers) {
            // As it must be.
        }
    }

    private static Tls towards(String name, Trust trust, Provider engine) {
        return Tls.towards(name, trust, () -> engine, InstantSource.system());
    }

    private static Path authority() {
        return sandbox.ready().caFile();
    }

    private static ServerNotTrusted.Fault fault(Tls tls, String name) {
        SSLHandshakeException refused =
                catchThrowableOfType(SSLHandshakeException.class, () -> answer(tls, name));
        Throwable cause = refused;
        while (!(cause instanceof ServerNotTrusted)) {
            cause = cause.getCause();
        }
        return ((ServerNotTrusted) cause).fault();
    }

    /** What the sandbox says to a request. */
    private static String answer(Tls tls, String name) throws IOException {
        int port = sandbox.ready().apiUrl().getPort();
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
                SSLSocket secure = tls.over(plain, name, port)) {
            secure.getOutputStream()
                    .write(
                            "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(secure.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }
}
