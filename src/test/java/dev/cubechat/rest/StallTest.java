package dev.cubechat.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Progress;
import dev.cubechat.tls.Trust;
import dev.cubechat.wire.rest.UploadForm;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLSocket;

/** Servers that take a connection and stop reading. */
@Timeout(60)
class StallTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    @TempDir Path folder;
    private final List<Closeable> open = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Closeable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void an_upload_that_stands_still_times_out() throws IOException {
        ServerSocket deaf = listening(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));

        Failure failure = upload("http", deaf, PATIENCE, Optional.empty());

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence())
                .isEqualTo(
                        "localhost:%d gave no answer within 300 ms (tried 3 times)."
                                .formatted(deaf.getLocalPort()));
    }

    @Test
    void the_same_behind_tls() throws Exception {
        Certificates certificates = new Certificates(folder);
        ServerSocket deaf =
                listening(
                        certificates
                                .server("good")
                                .getServerSocketFactory()
                                .createServerSocket(0, 5, InetAddress.getLoopbackAddress()));

        Failure failure = upload("https", deaf, PATIENCE, Optional.of(certificates.authority()));

        assertThat(failure.sentence()).contains("gave no answer within 300 ms");
    }

    @Test
    void an_upload_that_stands_still_can_be_stopped() throws Exception {
        ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        open.add(deaf);
        CompletableFuture<Failure> stopped = new CompletableFuture<>();
        Thread uploading =
                Thread.ofPlatform()
                        .start(
                                () ->
                                        stopped.complete(
                                                upload(
                                                        "http",
                                                        deaf,
                                                        Duration.ofMinutes(5),
                                                        Optional.empty())));

        open.add(deaf.accept());
        uploading.interrupt();

        assertThat(stopped.get(30, TimeUnit.SECONDS).kind()).isEqualTo(FailureKind.INTERRUPTED);
    }

    private Failure upload(
            String scheme, ServerSocket server, Duration patience, Optional<Path> authority) {
        URI url = URI.create(scheme + "://localhost:" + server.getLocalPort());
        RestSettings settings =
                new RestSettings(
                        url,
                        Trust.of(authority, false),
                        Optional.empty(),
                        Duration.ofSeconds(20),
                        patience,
                        3,
                        "JavaCLI 0.1.0",
                        line -> {});
        try (RestClient client =
                new RestClient(settings, InstantSource.system(), new Random(1), pause -> {})) {
            UploadForm form = new UploadForm(url.resolve("/bucket"), List.of(), null);
            return catchThrowableOfType(
                    Failure.class, () -> client.upload(form, large(), Progress.NONE));
        }
    }

    /** More than any system keeps for a reader who does not read. */
    private UploadFile large() {
        Path path = folder.resolve("large.bin");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(64L * 1024 * 1024);
            return new UploadFile(path, "large.bin", "text/plain", file.length());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes each connection, with its handshake, and reads nothing of it. */
    private ServerSocket listening(ServerSocket server) {
        open.add(server);
        Thread.ofVirtual().start(() -> take(server));
        return server;
    }

    private void take(ServerSocket server) {
        try {
            while (true) {
                Socket client = server.accept();
                open.add(client);
                if (client instanceof SSLSocket secure) {
                    secure.startHandshake();
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }
}
