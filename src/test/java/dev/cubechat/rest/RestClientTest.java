package dev.cubechat.rest;

import static dev.cubechat.rest.ScriptedServer.cut;
import static dev.cubechat.rest.ScriptedServer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.model.AppId;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Page;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;
import dev.cubechat.tls.Trust;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.Deleted;
import dev.cubechat.wire.rest.DialogCalls;
import dev.cubechat.wire.rest.FileCalls;
import dev.cubechat.wire.rest.MessageCalls;
import dev.cubechat.wire.rest.Nothing;
import dev.cubechat.wire.rest.SessionCalls;
import dev.cubechat.wire.rest.UserCalls;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

@Timeout(30)
class RestClientTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final DialogId DIALOG = new DialogId("65f0a1b2c3d4e5f601020304");
    private static final MessageId MESSAGE = MessageId.ofHex("65f0a1c2c3d4e5f601020305");
    private static final UserId ME = new UserId(101);
    private static final String EMPTY_LIST =
            "{\"total_entries\":0,\"skip\":0,\"limit\":100,\"items\":[]}";
    private static final String EXPIRED =
            "{\"errors\":{\"base\":[\"Required session does not exist\"]}}";

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.plain();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_call_carries_token_product_and_query_and_brings_its_answer() {
        server.answering(json(200, EMPTY_LIST));

        var page = with(client -> client.send(list(), new Keeper("t-1")));

        assertThat(page.items()).isEmpty();
        ScriptedServer.Seen request = server.seen().getFirst();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target())
                .isEqualTo("/chat/Dialog?sort_desc=last_message_date_sent&limit=10&skip=0");
        assertThat(request.header("CB-Token")).contains("t-1");
        assertThat(request.header("CB-SDK")).contains("JavaCLI 0.1.0");
        assertThat(request.header("Host")).contains("localhost:" + server.port());
    }

    @Test
    void a_body_goes_out_as_json() {
        server.answering(json(200, ""));

        with(client -> client.send(mark(), new Keeper("t")));

        ScriptedServer.Seen request = server.seen().getFirst();
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.target()).isEqualTo("/chat/Message/" + MESSAGE);
        assertThat(request.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(request.body()).isEqualTo("{\"chat_dialog_id\":\"" + DIALOG + "\",\"read\":1}");
    }

    @Test
    void paths_stand_below_the_path_of_the_api() {
        server.answering(json(200, EMPTY_LIST));

        try (RestClient client = client(URI.create(server.url() + "/v1/"), 1)) {
            client.send(list(), new Keeper("t"));
        }

        assertThat(server.seen().getFirst().target()).startsWith("/v1/chat/Dialog?");
    }

    @Test
    void many_calls_share_one_connection() {
        server.answering(json(200, EMPTY_LIST));

        with(
                client -> {
                    for (int i = 0; i < 5; i++) {
                        client.send(list(), new Keeper("t"));
                    }
                    return 0;
                });

        assertThat(server.seen()).hasSize(5);
        assertThat(server.seen().stream().map(s -> s.http().getRemoteAddress()).distinct())
                .hasSize(1);
    }

    @Test
    void the_session_lives_until_the_time_in_the_reply() {
        server.answering(
                json(200, EMPTY_LIST, "CB-Token-ExpirationDate", "2026-03-01 12:30:00 UTC"),
                json(200, EMPTY_LIST));
        Keeper keeper = new Keeper("t");

        with(client -> client.send(list(), keeper));
        with(client -> client.send(list(), keeper));

        assertThat(keeper.extended)
                .containsExactly(
                        Instant.parse("2026-03-01T12:30:00Z"), NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void an_ended_session_is_renewed_once_and_the_call_sent_again() {
        server.answering(json(401, EXPIRED), json(200, EMPTY_LIST));
        Keeper keeper = new Keeper("old", "new");

        with(client -> client.send(list(), keeper));

        assertThat(keeper.renewed).containsExactly("old");
        assertThat(server.tokens()).containsExactly("old", "new");
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_message_is_sent_again_after_renewal_because_it_was_not_done() {
        server.answering(json(401, EXPIRED), json(201, messageReply()));
        Keeper keeper = new Keeper("old", "new");

        with(client -> client.send(create(), keeper));

        assertThat(server.tokens()).containsExactly("old", "new");
    }

    @Test
    void a_session_that_ends_again_at_once_is_not_renewed_again() {
        server.answering(json(401, EXPIRED));
        Keeper keeper = new Keeper("old", "new", "newer");

        Failure failure = failure(() -> with(client -> client.send(list(), keeper)));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(failure.http()).hasValue(401);
        assertThat(server.tokens()).containsExactly("old", "new");
        assertThat(keeper.extended).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\":[\"Unauthorized\"]}",
                "{\"errors\":[\"Token is required\"]}",
                "{\"errors\":{\"base\":[\"Required session does not exist any more\"]}}",
                ""
            })
    void any_other_401_is_not_renewed(String body) {
        server.answering(json(401, body));
        Keeper keeper = new Keeper("t", "never");

        Failure failure = failure(() -> with(client -> client.send(list(), keeper)));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(keeper.renewed).isEmpty();
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void a_session_is_not_renewed_to_be_looked_at_or_ended() {
        server.answering(json(401, EXPIRED));
        Keeper keeper = new Keeper("t", "never");

        Failure looked = failure(() -> with(client -> client.send(SessionCalls.current(), keeper)));
        Failure ended = failure(() -> with(client -> client.send(SessionCalls.destroy(), keeper)));

        assertThat(looked.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(ended.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(keeper.renewed).isEmpty();
    }

    @Test
    void an_open_call_carries_no_token() {
        server.answering(
                json(
                        201,
                        "{\"session\":{\"id\":1,\"user_id\":0,\"application_id\":7,\"token\":\"T\"}}"));
        var call =
                SessionCalls.create(new AppId(7), new Secret("key"), new Credentials.Application());

        var session = with(client -> client.sendOpen(call));

        assertThat(session.token()).isEqualTo(new Secret("T"));
        assertThat(server.tokens()).isEmpty();
    }

    @Test
    void a_failing_server_is_asked_again_with_growing_waits() {
        server.answering(
                json(500, "{\"errors\":[\"oops\"]}"), json(503, ""), cut(), json(200, EMPTY_LIST));

        with(client -> client.send(list(), new Keeper("t")));

        assertThat(server.seen()).hasSize(4);
        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(0)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
        assertThat(pauses.get(1)).isBetween(Duration.ZERO, Duration.ofSeconds(2));
        assertThat(pauses.get(2)).isBetween(Duration.ZERO, Duration.ofSeconds(4));
    }

    @Test
    void after_its_attempts_a_failing_server_counts_as_unreachable() {
        server.answering(json(503, ""));

        Failure failure = failure(() -> with(client -> client.send(list(), new Keeper("t"))));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.http()).hasValue(503);
        assertThat(server.seen()).hasSize(4);
    }

    @Test
    void a_message_is_not_sent_again_when_the_server_failed() {
        server.answering(json(500, ""), json(201, messageReply()));

        Failure failure = failure(() -> with(client -> client.send(create(), new Keeper("t"))));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void a_message_whose_answer_never_came_has_an_unknown_outcome() {
        server.answering(cut());

        Failure failure = failure(() -> with(client -> client.send(create(), new Keeper("t"))));

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
    @ValueSource(ints = {404, 410})
    void what_is_not_found_when_it_is_deleted_again_was_deleted_before(int status) {
        server.answering(cut(), json(status, "{\"errors\":[\"not found\"]}"));

        Nothing file = with(client -> client.send(FileCalls.delete(7), new Keeper("t")));
        server.answering(json(504, "<html>"), json(status, ""));
        Deleted dialog =
                with(
                        client ->
                                client.send(
                                        DialogCalls.delete(List.of(DIALOG), false),
                                        new Keeper("t")));

        assertThat(file).isEqualTo(Nothing.NOTHING);
        assertThat(dialog.done()).containsExactly(DIALOG.value());
        assertThat(server.seen()).hasSize(4);
    }

    @Test
    void a_report_of_a_second_deletion_counts_what_it_does_not_find_as_deleted() {
        server.answering(
                cut(),
                json(
                        200,
                        "{\"SuccessfullyDeleted\":{\"ids\":[]},\"NotFound\":{\"ids\":[\""
                                + MESSAGE
                                + "\"]},\"WrongPermissions\":{\"ids\":[\"65f0a1c2c3d4e5f601020306\"]}}"));

        Deleted deleted =
                with(
                        client ->
                                client.send(
                                        MessageCalls.delete(List.of(MESSAGE), true),
                                        new Keeper("t")));

        assertThat(deleted)
                .isEqualTo(
                        new Deleted(
                                List.of(MESSAGE.value()),
                                List.of(),
                                List.of("65f0a1c2c3d4e5f601020306")));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void who_may_do_nothing_in_a_dialog_when_they_leave_it_again_has_left_it_before(int status) {
        for (Call<Nothing> call :
                List.of(DialogCalls.leave(DIALOG, ME), DialogCalls.unsubscribe(DIALOG))) {
            server.answering(cut(), json(status, "{\"errors\":[\"Forbidden\"]}"));

            Nothing left = with(client -> client.send(call, new Keeper("t")));

            assertThat(left).isEqualTo(Nothing.NOTHING);
        }
    }

    @Test
    void
            who_deletes_themselves_again_is_gone_and_no_session_is_renewed_that_would_make_them_anew() {
        server.answering(cut(), json(401, EXPIRED));
        Keeper keeper = new Keeper("t");

        Nothing gone = with(client -> client.send(UserCalls.delete(ME), keeper));

        assertThat(gone).isEqualTo(Nothing.NOTHING);
        assertThat(keeper.renewed).isEmpty();
        assertThat(server.seen()).hasSize(2);
    }

    @Test
    void a_person_whose_session_has_ended_is_not_deleted_in_a_new_one() {
        server.answering(json(401, EXPIRED));
        Keeper keeper = new Keeper("t");

        Failure failure = failure(() -> with(client -> client.send(UserCalls.delete(ME), keeper)));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(keeper.renewed).isEmpty();
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void what_is_not_found_at_the_first_try_or_after_one_that_was_not_done_was_never_there() {
        server.answering(json(429, "", "Retry-After", "1"), json(404, ""));

        Failure deletion =
                failure(() -> with(client -> client.send(FileCalls.delete(7), new Keeper("t"))));
        server.answering(json(403, ""));
        Failure leaving =
                failure(
                        () ->
                                with(
                                        client ->
                                                client.send(
                                                        DialogCalls.leave(DIALOG, ME),
                                                        new Keeper("t"))));

        assertThat(deletion.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(leaving.kind()).isEqualTo(FailureKind.NOT_ALLOWED);
    }

    @Test
    void a_message_that_came_too_fast_is_sent_again_after_the_time_asked_for() {
        server.answering(json(429, "", "Retry-After", "3"), json(201, messageReply()));

        with(client -> client.send(create(), new Keeper("t")));

        assertThat(server.seen()).hasSize(2);
        assertThat(pauses).singleElement().satisfies(p -> assertThat(p.toSeconds()).isEqualTo(3));
    }

    @Test
    void a_retry_date_is_a_wait_from_now() {
        server.answering(
                json(429, "", "Retry-After", "Sun, 01 Mar 2026 10:00:07 GMT"),
                json(200, EMPTY_LIST));

        with(client -> client.send(list(), new Keeper("t")));

        assertThat(pauses).singleElement().satisfies(p -> assertThat(p.toSeconds()).isEqualTo(7));
    }

    @Test
    void nobody_waits_longer_than_a_minute() {
        server.answering(json(429, "{\"errors\":[\"slow down\"]}", "Retry-After", "300"));

        Failure failure = failure(() -> with(client -> client.send(list(), new Keeper("t"))));

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.hint()).contains("Run it again in 300 s.");
        assertThat(server.seen()).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_server_that_is_not_there_refuses_even_what_must_not_be_repeated_only_in_the_end()
            throws IOException {
        URI gone;
        try (ServerSocket free = new ServerSocket(0)) {
            gone = URI.create("http://localhost:" + free.getLocalPort());
        }

        Failure failure =
                failure(
                        () -> {
                            try (RestClient client = client(gone, 3)) {
                                client.send(create(), new Keeper("t"));
                            }
                        });

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence())
                .isEqualTo(
                        gone.getAuthority()
                                + " refused the connection, or there is no network"
                                + " (tried 3 times).");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void an_unknown_host_is_told_at_once() {
        Failure failure =
                failure(
                        () -> {
                            try (RestClient client = client(URI.create("https://no.invalid"), 3)) {
                                client.send(list(), new Keeper("t"));
                            }
                        });

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence()).isEqualTo("There is no host for no.invalid:443.");
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_silent_server_is_given_up_after_the_time_for_replies() throws IOException {
        try (ServerSocket silent = new ServerSocket(0);
                RestClient client =
                        client(URI.create("http://localhost:" + silent.getLocalPort()), 1)) {
            Failure read = failure(() -> client.send(list(), new Keeper("t")));
            Failure write = failure(() -> client.send(create(), new Keeper("t")));

            assertThat(read.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(read.sentence()).endsWith("gave no answer within 900 ms.");
            assertThat(write.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        }
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        try (ScriptedServer elsewhere = ScriptedServer.plain()) {
            elsewhere.answering(json(200, EMPTY_LIST));
            server.answering(json(302, "", "Location", elsewhere.url() + "/chat/Dialog"));

            Failure failure = failure(() -> with(client -> client.send(list(), new Keeper("t"))));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.http()).hasValue(302);
            assertThat(elsewhere.seen()).isEmpty();
        }
    }

    @Test
    void a_page_of_a_proxy_is_not_taken_for_an_answer() {
        server.answering(json(200, "<html>Please sign in to the network</html>"));

        Failure failure = failure(() -> with(client -> client.send(list(), new Keeper("t"))));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence())
                .isEqualTo("The server answered with something that is not JSON.");
    }

    @Test
    void an_answer_to_a_message_that_nobody_can_read_leaves_its_outcome_open() {
        server.answering(json(200, "<html>Please sign in to the network</html>"));

        Failure failure = failure(() -> with(client -> client.send(create(), new Keeper("t"))));

        assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        assertThat(failure.sentence())
                .isEqualTo(
                        "The server answered with something that is not JSON."
                                + " The request may or may not have been done.");
        assertThat(failure.http()).hasValue(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void a_gateway_that_lost_a_message_leaves_its_outcome_open(int status) {
        server.answering(json(status, ""));

        Failure failure = failure(() -> with(client -> client.send(create(), new Keeper("t"))));

        assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        assertThat(failure.http()).hasValue(status);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void a_server_that_speaks_something_else_is_called_that() throws IOException {
        try (ServerSocket listener = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> greet(listener, "SSH-2.0-OpenSSH_9.6\r\n\r\n"));
            URI url = URI.create("http://localhost:" + listener.getLocalPort());

            Failure failure =
                    failure(
                            () -> {
                                try (RestClient client = client(url, 3)) {
                                    client.send(list(), new Keeper("t"));
                                }
                            });

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.sentence())
                    .isEqualTo(url.getAuthority() + " answered with something that is not HTTP.");
        }
    }

    @Test
    void being_told_to_stop_ends_the_waiting_for_an_answer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        server.answering(
                http -> {
                    asked.countDown();
                    awaitEnd(end);
                });
        AtomicReference<Failure> failure = new AtomicReference<>();
        Thread caller =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        failure.set(
                                                failure(
                                                        () ->
                                                                with(
                                                                        client ->
                                                                                client.send(
                                                                                        create(),
                                                                                        new Keeper(
                                                                                                "t"))))));

        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();

        assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
        assertThat(failure.get().kind()).isEqualTo(FailureKind.INTERRUPTED);
        end.countDown();
    }

    @Test
    void many_threads_share_one_client() throws Exception {
        server.answering(json(200, EMPTY_LIST));
        int calls = 40;

        try (RestClient client = client(server.url(), 1);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> call = () -> client.send(list(), new Keeper("t")).items().size();
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(calls, call))) {
                assertThat(answer.get()).isZero();
            }
        }

        assertThat(server.seen()).hasSize(calls);
        assertThat(server.seen().stream().map(s -> s.http().getRemoteAddress()).distinct().count())
                .isLessThanOrEqualTo(5);
    }

    @Test
    void a_reply_without_end_is_cut_off() {
        byte[] block = new byte[1024 * 1024];
        server.answering(
                http -> {
                    http.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 40; i++) {
                        http.getResponseBody().write(block);
                    }
                });

        Failure failure = failure(() -> with(client -> client.send(list(), new Keeper("t"))));

        assertThat(failure.sentence()).contains("more than 8 MB");
        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    @Test
    void a_message_answered_without_end_may_have_been_sent() {
        byte[] block = new byte[1024 * 1024];
        server.answering(
                http -> {
                    http.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 9; i++) {
                        http.getResponseBody().write(block);
                    }
                });

        Failure failure = failure(() -> with(client -> client.send(create(), new Keeper("t"))));

        assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
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

            Failure failure =
                    failure(
                            () -> {
                                try (RestClient client = client(url, 1)) {
                                    client.send(create(), new Keeper("t"));
                                }
                            });

            assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            assertThat(failure.sentence()).contains("gave no answer within 900 ms");
        }
    }

    @Test
    @Timeout(30)
    void who_looked_after_answers_is_gone_with_the_client() throws Exception {
        server.answering(json(200, EMPTY_LIST));

        with(client -> client.send(list(), new Keeper("t")));

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("cubechat deadlines")) {
                assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
            }
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

        Failure failure = failure(() -> with(client -> client.send(create(), new Keeper("t"))));

        assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @Test
    void who_is_stopped_while_waiting_for_a_connection_leaves_it_to_others() throws Exception {
        int places = 5;
        CountDownLatch asked = new CountDownLatch(places);
        CountDownLatch over = new CountDownLatch(1);
        server.answering(
                http -> {
                    asked.countDown();
                    awaitQuietly(over);
                    json(200, EMPTY_LIST).give(http);
                });
        try (RestClient client = client(server.url(), 1)) {
            Runnable call = () -> client.send(list(), new Keeper("t"));
            List<Thread> first = threads(places, call);
            asked.await();
            List<Thread> waiting = threads(places, () -> failure(call::run));
            for (Thread each : waiting) {
                while (each.isAlive() && each.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
                each.interrupt();
                each.join();
            }
            over.countDown();
            for (Thread each : first) {
                each.join();
            }

            assertThat(client.send(list(), new Keeper("t")).items()).isEmpty();
        }
    }

    private static List<Thread> threads(int count, Runnable work) {
        return Stream.generate(() -> Thread.ofPlatform().start(work)).limit(count).toList();
    }

    @Test
    void who_still_asks_when_it_is_closed_is_told_so() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        server.answering(
                http -> {
                    asked.countDown();
                    awaitQuietly(over);
                });
        RestClient client = client(server.url(), 4);
        CompletableFuture<Failure> asking =
                CompletableFuture.supplyAsync(
                        () -> failure(() -> client.send(list(), new Keeper("t"))));
        asked.await();

        client.close();

        Failure during = asking.get(20, TimeUnit.SECONDS);
        Failure after = failure(() -> client.send(list(), new Keeper("t")));
        over.countDown();
        assertThat(during.kind()).isEqualTo(FailureKind.INTERRUPTED);
        assertThat(after.kind()).isEqualTo(FailureKind.INTERRUPTED);
        assertThat(after.sentence()).isEqualTo("Stopped: the way to the service was closed.");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_trace_tells_each_request_without_its_secrets() {
        server.answering(json(503, ""), json(200, "{}"));

        with(
                client ->
                        client.raw(
                                new RawRequest(
                                        "GET", "/blobs/1?token=T-1&x=%5B1", null, RawRequest.JSON),
                                new Keeper("T-2")));

        assertThat(trace)
                .containsExactly(
                        "GET /blobs/1?token=•••&x=%5B1 503, 0 ms",
                        "GET /blobs/1?token=•••&x=%5B1 200, 0 ms");
    }

    @Test
    void a_raw_request_brings_whatever_came() {
        server.answering(json(404, "{\"errors\":[\"gone\"]}", "X-Odd", "1"));
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

        RawReply reply =
                with(
                        client ->
                                client.raw(
                                        new RawRequest("patch", "/x?y=1", body, RawRequest.JSON),
                                        new Keeper("t")));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("x-odd")).contains("1");
        assertThat(reply.body()).asString(StandardCharsets.UTF_8).contains("gone");
        assertThat(server.seen().getFirst().method()).isEqualTo("PATCH");
        assertThat(server.seen().getFirst().body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void a_raw_request_is_renewed_like_any_other() {
        server.answering(json(401, EXPIRED), json(201, "{}"));
        Keeper keeper = new Keeper("old", "new");

        RawReply reply =
                with(
                        client ->
                                client.raw(
                                        new RawRequest("POST", "/data/X", null, RawRequest.JSON),
                                        keeper));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(server.tokens()).containsExactly("old", "new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/x", "//evil.example/x", "chat", "/a b", "/a\r\nX: y"})
    void a_target_that_leads_elsewhere_or_breaks_the_request_is_a_usage_error(String target) {
        Failure failure = failure(() -> new RawRequest("GET", target, null, RawRequest.JSON));

        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
    }

    @Test
    void being_told_to_stop_ends_the_waiting() {
        server.answering(json(503, ""));
        RestClient client =
                new RestClient(
                        settings(server.url(), 4),
                        InstantSource.fixed(NOW),
                        new Random(1),
                        time -> {
                            throw new InterruptedException();
                        });

        Failure failure = failure(() -> client.send(list(), new Keeper("t")));

        assertThat(failure.kind()).isEqualTo(FailureKind.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
        client.close();
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

    private static void awaitEnd(CountDownLatch end) throws IOException {
        try {
            end.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static Call<Page<Dialog>> list() {
        return DialogCalls.list(new DialogQuery(List.of(), 10, 0));
    }

    private static Call<Message> create() {
        return MessageCalls.create(DIALOG, Draft.text(MESSAGE, "hi"));
    }

    private static Call<Nothing> mark() {
        return MessageCalls.mark(DIALOG, List.of(MESSAGE), true, false);
    }

    private static String messageReply() {
        return "{\"_id\":\"" + MESSAGE + "\",\"sender_id\":101,\"date_sent\":1772361000}";
    }

    private <T> T with(Function<RestClient, T> use) {
        try (RestClient client = client(server.url(), 4)) {
            return use.apply(client);
        }
    }

    private RestClient client(URI url, int attempts) {
        return new RestClient(
                settings(url, attempts), InstantSource.fixed(NOW), new Random(1), pauses::add);
    }

    private RestSettings settings(URI url, int attempts) {
        return new RestSettings(
                url,
                Trust.usual(),
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofMillis(900),
                attempts,
                "JavaCLI 0.1.0",
                trace::add);
    }

    private static Failure failure(ThrowingCallable action) {
        return catchThrowableOfType(Failure.class, action);
    }
}
