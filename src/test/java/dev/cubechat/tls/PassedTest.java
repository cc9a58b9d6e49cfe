package dev.cubechat.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cubechat.model.Failure;
import dev.cubechat.sandbox.Sandbox;
import dev.cubechat.sandbox.SandboxOptions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Certificates that have passed are not checked again: as long as they may be, and no longer. */
@Timeout(60)
class PassedTest {
    private static Sandbox sandbox;
    private static Sandbox other;

    @TempDir Path folder;
    private Path authority;
    private Path memory;
    private Instant now = Instant.now();

    @BeforeAll
    static void start() {
        sandbox = sandbox();
        other = sandbox();
    }

    private static Sandbox sandbox() {
        return Sandbox.start(SandboxOptions.FOR_TESTS, InstantSource.system(), new SecureRandom());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        other.close();
    }

    @BeforeEach
    void copyAuthority() throws IOException {
        assumeFalse(NativeCrypto.tls().equals(NativeCrypto.java()), "Java's TLS remembers nothing");
        memory = folder.resolve("cache").resolve("passed-certificates");
        authority = Files.copy(sandbox.ready().caFile(), folder.resolve("ca.pem"));
    }

    @Test
    void what_has_passed_is_written_down_and_says_nothing_of_the_server() throws IOException {
        shakeHands(sandbox, "localhost");

        assertThat(lines())
                .singleElement()
                .asString()
                .matches("\\d+ \\d+ [0-9a-f]{64} [0-9a-f]{64}");
        if (posix()) {
            assertThat(permissions(memory)).isEqualTo("rw-------");
            assertThat(permissions(memory.getParent())).isEqualTo("rwx------");
        }
    }

    @Test
    void who_has_passed_is_not_checked_again() throws IOException {
        shakeHands(sandbox, "localhost");
        String before = Files.readString(memory);
        now = now.plus(Duration.ofHours(23));

        shakeHands(sandbox, "localhost");

        assertThat(Files.readString(memory)).isEqualTo(before);
    }

    @Test
    void after_a_day_it_is_checked_again() throws IOException {
        shakeHands(sandbox, "localhost");
        String before = Files.readString(memory);
        now = now.plus(Duration.ofHours(24));

        shakeHands(sandbox, "localhost");

        assertThat(lines()).hasSize(1).doesNotContain(before.strip());
    }

    @Test
    void a_clock_that_was_set_back_makes_nothing_count_longer() throws IOException {
        shakeHands(sandbox, "localhost");
        String before = Files.readString(memory);
        now = now.minus(Duration.ofHours(1));

        shakeHands(sandbox, "localhost");

        assertThat(lines()).hasSize(1).doesNotContain(before.strip());
    }

    @Test
    void it_counts_for_no_longer_than_the_certificates_are_valid() throws IOException {
        Instant end = sandboxEnd();
        now = end.minus(Duration.ofHours(2));
        // The engine looks at the real clock, so that it passes today; what counts is until when.
        shakeHands(sandbox, "localhost");

        assertThat(lines().getFirst()).contains(" " + end.getEpochSecond() + " ");
    }

    @Test
    void another_name_has_to_be_proved() throws IOException {
        shakeHands(sandbox, "localhost");

        assertThatThrownBy(() -> shakeHands(sandbox, "api.example"))
                .isInstanceOf(SSLHandshakeException.class);
        shakeHands(sandbox, "127.0.0.1");
        assertThat(lines()).hasSize(2);
    }

    @Test
    void other_certificates_have_to_pass_by_themselves() throws IOException {
        shakeHands(sandbox, "localhost");

        assertThatThrownBy(() -> shakeHands(other, "localhost"))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void who_has_the_certificates_without_their_key_is_not_believed() throws Exception {
        shakeHands(sandbox, "localhost");
        try (SSLServerSocket impostor = impostor(certificates());
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<?> served = pool.submit(() -> serve(impostor));

            assertThatThrownBy(() -> shakeHands(impostor.getLocalPort(), "localhost"))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("SIGNATURE");
            served.get(20, TimeUnit.SECONDS);
        }
    }

    /** Shows certificates whose key it has not. */
    private static SSLServerSocket impostor(X509Certificate... shown) throws Exception {
        KeyPairGenerator keys =
                KeyPairGenerator.getInstance(shown[0].getPublicKey().getAlgorithm());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("mine", keys.generateKeyPair().getPrivate(), new char[0], shown);
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory()
                        .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void serve(SSLServerSocket server) {
        try (SSLSocket client = (SSLSocket) server.accept()) {
            client.startHandshake();
        } catch (IOException refused) {
            // As it must be.
        }
    }

    @Test
    void with_other_authorities_everything_has_to_pass_anew() throws IOException {
        shakeHands(sandbox, "localhost");
        Files.copy(other.ready().caFile(), authority, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> shakeHands(sandbox, "localhost"))
                .isInstanceOf(SSLHandshakeException.class);
        shakeHands(other, "localhost");
        assertThat(lines()).hasSize(2);
    }

    @Test
    void what_is_wrong_with_a_ca_file_is_told_at_once_all_the_same() throws IOException {
        shakeHands(sandbox, "localhost");
        Files.writeString(authority, "nothing");

        assertThatThrownBy(this::tls)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("holds no certificates");
    }

    @Test
    void a_file_that_others_can_write_to_is_not_believed() throws IOException {
        assumeTrue(posix());
        shakeHands(sandbox, "localhost");
        InstantSource clock = () -> now;
        boolean before = PassedFile.read(memory, clock).isOfUse();

        Files.setPosixFilePermissions(memory, PosixFilePermissions.fromString("rw-rw----"));
        boolean file = PassedFile.read(memory, clock).isOfUse();
        Files.setPosixFilePermissions(memory, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(
                memory.getParent(), PosixFilePermissions.fromString("rwx----w-"));

        assertThat(before).isTrue();
        assertThat(file).isFalse();
        assertThat(PassedFile.read(memory, clock).isOfUse()).isFalse();
    }

    @Test
    void what_two_processes_write_down_at_a_time_is_not_lost() throws IOException {
        Tls first = tls();
        Tls second = tls();
        int port = sandbox.ready().apiUrl().getPort();

        shakeHands(first, port, "localhost");
        shakeHands(second, port, "127.0.0.1");

        assertThat(lines()).hasSize(2);
    }

    @Test
    void a_damaged_line_is_passed_over() throws IOException {
        shakeHands(sandbox, "localhost");
        String before = Files.readString(memory);
        Files.writeString(memory, "x 1 a b\n1 2\n\n" + before);

        shakeHands(sandbox, "localhost");

        assertThat(lines()).hasSize(4);
    }

    @Test
    void where_nothing_can_be_written_everything_is_checked() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file where the folder would be");

        shakeHands(sandbox, "localhost");

        assertThat(PassedFile.read(memory, () -> now).isOfUse()).isFalse();
    }

    private Tls tls() {
        Provider engine = NativeCrypto.tls();
        return Tls.towards(
                "localhost", Trust.in(authority).remembering(memory), () -> engine, () -> now);
    }

    private void shakeHands(Sandbox with, String name) throws IOException {
        shakeHands(with.ready().apiUrl().getPort(), name);
    }

    private void shakeHands(int port, String name) throws IOException {
        shakeHands(tls(), port, name);
    }

    private static void shakeHands(Tls tls, int port, String name) throws IOException {
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
                SSLSocket secure = tls.over(plain, name, port)) {
            secure.startHandshake();
        }
    }

    /** When the first of the sandbox's certificates ends. */
    private static Instant sandboxEnd() throws IOException {
        return Stream.of(certificates())
                .map(each -> each.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static X509Certificate[] certificates() throws IOException {
        int port = sandbox.ready().apiUrl().getPort();
        Tls tls = Tls.towards("localhost", Trust.in(sandbox.ready().caFile()));
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
                SSLSocket secure = tls.over(plain, "localhost", port)) {
            secure.startHandshake();
            return Stream.of(secure.getSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(memory);
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static String permissions(Path place) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(place));
    }
}
