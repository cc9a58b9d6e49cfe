package dev.cubechat.rest;

import static dev.cubechat.rest.RestWorld.failure;
import static dev.cubechat.rest.RestWorld.list;
import static dev.cubechat.rest.RestWorld.message;
import static dev.cubechat.rest.ScriptedServer.cut;
import static dev.cubechat.rest.ScriptedServer.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Answers that do not come, or that nobody can read. */
@Timeout(30)
class NoAnswerTest {
    @AutoClose private final RestWorld world = new RestWorld();
    private final ScriptedServer server = world.server();

    @Test
    void a_message_whose_answer_never_came_has_an_unknown_outcome() {
        server.answering(cut());

        Failure failure = failure(() -> world.send(message(), new Keeper("t")));

        assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        assertThat(failure.sentence())
                .isEqualTo(
                        "localhost:"
                                + server.port()
                                + " closed the connection without a whole answer, so the request"
                                + " may or may not have been done.");
        assertThat(server.seen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void a_gateway_that_lost_a_message_leaves_its_outcome_open(int status) {
        server.answering(json(status, ""));

        Failure failure = failure(() -> world.send(message(), new Keeper("t")));

        assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        assertThat(failure.http()).hasValue(status);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void an_unknown_host_is_told_at_once() {
        Failure failure = failure(() -> world.send(URI.create("https://no.invalid"), 3, list()));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence()).isEqualTo("There is no host for no.invalid:443.");
        assertThat(world.pauses()).isEmpty();
    }

    @Test
    void a_silent_server_is_given_up_after_the_time_for_replies() throws IOException {
        try (ServerSocket silent = new ServerSocket(0);
                RestClient client =
                        world.client(URI.create("http://localhost:" + silent.getLocalPort()), 1)) {
            Failure read = failure(() -> client.send(list(), new Keeper("t")));
            Failure write = failure(() -> client.send(message(), new Keeper("t")));

            assertThat(read.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(read.sentence()).endsWith("gave no answer within 900 ms.");
            assertThat(write.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-Slow: ",
                "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n",
            })
    @Timeout(30)
    void an_answer_that_trickles_in_is_given_up(String beginning) throws IOException {
        try (ServerSocket listener = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> trickle(listener, beginning));
            URI url = URI.create("http://localhost:" + listener.getLocalPort());

            Failure failure = failure(() -> world.send(url, 1, message()));

            assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            assertThat(failure.sentence()).contains("gave no answer within 900 ms");
        }
    }

    @Test
    void half_a_reply_is_no_reply() {
        server.answering(
                http -> {
                    http.sendResponseHeaders(200, 1000);
                    http.getResponseBody().write('{');
                    http.getResponseBody().flush();
                    throw new IOException("cut");
                });

        Failure failure = failure(() -> world.send(message(), new Keeper("t")));

        assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @Test
    void a_reply_without_end_is_cut_off() {
        server.answering(megabytes(40));

        Failure failure = failure(() -> world.send(list(), new Keeper("t")));

        assertThat(failure.sentence()).contains("more than 8 MB");
        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void a_message_answered_without_end_may_have_been_sent() {
        server.answering(megabytes(9));

        Failure failure = failure(() -> world.send(message(), new Keeper("t")));

        assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @Test
    void a_server_that_speaks_something_else_is_called_that() throws IOException {
        try (ServerSocket listener = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> greet(listener, "SSH-2.0-OpenSSH_9.6\r\n\r\n"));
            URI url = URI.create("http://localhost:" + listener.getLocalPort());

            Failure failure = failure(() -> world.send(url, 3, list()));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.sentence())
                    .isEqualTo(url.getAuthority() + " answered with something that is not HTTP.");
        }
    }

    @Test
    void a_page_of_a_proxy_is_not_taken_for_an_answer() {
        server.answering(json(200, "<html>Please sign in to the network</html>"));

        Failure failure = failure(() -> world.send(list(), new Keeper("t")));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence())
                .isEqualTo("The server answered with something that is not JSON.");
    }

    @Test
    void an_answer_to_a_message_that_nobody_can_read_leaves_its_outcome_open() {
        server.answering(json(200, "<html>Please sign in to the network</html>"));

        Failure failure = failure(() -> world.send(message(), new Keeper("t")));

        assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        assertThat(failure.sentence())
                .isEqualTo(
                        "The server answered with something that is not JSON."
                                + " The request may or may not have been done.");
        assertThat(failure.http()).hasValue(200);
    }

    /** A reply of so many megabytes. */
    private static ScriptedServer.Answer megabytes(int count) {
        byte[] block = new byte[1024 * 1024];
        return http -> {
            http.sendResponseHeaders(200, 0);
            for (int i = 0; i < count; i++) {
                http.getResponseBody().write(block);
            }
        };
    }

    private static void greet(ServerSocket listener, String greeting) {
        try (Socket client = listener.accept()) {
            client.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException over) {
            // The client hung up.
        }
    }

    /** Says a little, and that often enough for every single read. */
    private static void trickle(ServerSocket listener, String beginning) {
        try (Socket client = listener.accept()) {
            OutputStream out = client.getOutputStream();
            while (true) {
                out.write(beginning.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(50);
                beginning = beginning.contains(" 100 ") ? beginning : "x";
            }
        } catch (IOException | InterruptedException over) {
            // The client hung up.
        }
    }
}
