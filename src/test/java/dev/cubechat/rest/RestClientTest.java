package dev.cubechat.rest;

import static dev.cubechat.rest.RestWorld.DIALOG;
import static dev.cubechat.rest.RestWorld.EMPTY_LIST;
import static dev.cubechat.rest.RestWorld.MESSAGE;
import static dev.cubechat.rest.RestWorld.failure;
import static dev.cubechat.rest.RestWorld.list;
import static dev.cubechat.rest.ScriptedServer.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.AppId;
import dev.cubechat.model.Credentials;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.wire.rest.MessageCalls;
import dev.cubechat.wire.rest.SessionCalls;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a request looks like, and what its answer brings. */
@Timeout(30)
class RestClientTest {
    @AutoClose private final RestWorld world = new RestWorld();
    private final ScriptedServer server = world.server();

    @Test
    void a_call_carries_token_product_and_query_and_brings_its_answer() {
        server.answering(json(200, EMPTY_LIST));

        var page = world.send(list(), new Keeper("t-1"));

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

        world.send(MessageCalls.mark(DIALOG, List.of(MESSAGE), true, false), new Keeper("t"));

        ScriptedServer.Seen request = server.seen().getFirst();
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.target()).isEqualTo("/chat/Message/" + MESSAGE);
        assertThat(request.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(request.body()).isEqualTo("{\"chat_dialog_id\":\"" + DIALOG + "\",\"read\":1}");
    }

    @Test
    void paths_stand_below_the_path_of_the_api() {
        server.answering(json(200, EMPTY_LIST));

        world.send(URI.create(server.url() + "/v1/"), 1, list());

        assertThat(server.seen().getFirst().target()).startsWith("/v1/chat/Dialog?");
    }

    @Test
    void many_calls_share_one_connection() {
        server.answering(json(200, EMPTY_LIST));

        try (RestClient client = world.client(4)) {
            for (int i = 0; i < 5; i++) {
                client.send(list(), new Keeper("t"));
            }
        }

        assertThat(server.seen()).hasSize(5);
        assertThat(server.seen().stream().map(s -> s.http().getRemoteAddress()).distinct())
                .hasSize(1);
    }

    @Test
    void an_open_call_carries_no_token() {
        server.answering(
                json(
                        201,
                        "{\"session\":{\"id\":1,\"user_id\":0,\"application_id\":7,\"token\":\"T\"}}"));
        var call =
                SessionCalls.create(
                        new AppId(7), new Secret("key"), new Credentials.Application(), null);

        try (RestClient client = world.client(4)) {
            assertThat(client.sendOpen(call).token()).isEqualTo(new Secret("T"));
            assertThat(server.tokens()).isEmpty();
        }
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        try (ScriptedServer elsewhere = ScriptedServer.plain()) {
            elsewhere.answering(json(200, EMPTY_LIST));
            server.answering(json(302, "", "Location", elsewhere.url() + "/chat/Dialog"));

            Failure failure = failure(() -> world.send(list(), new Keeper("t")));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure.http()).hasValue(302);
            assertThat(elsewhere.seen()).isEmpty();
        }
    }

    @Test
    void many_threads_share_one_client() throws Exception {
        server.answering(json(200, EMPTY_LIST));
        int calls = 40;

        try (RestClient client = world.client(1);
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
    void the_trace_tells_each_request_without_its_secrets() {
        server.answering(json(503, ""), json(200, "{}"));

        world.send(new RawRequest("GET", "/blobs/1?token=T-1&x=%5B1", null), new Keeper("T-2"));

        assertThat(world.trace())
                .containsExactly(
                        "GET /blobs/1?token=•••&x=%5B1 503, 0 ms",
                        "GET /blobs/1?token=•••&x=%5B1 200, 0 ms");
    }

    @Test
    void a_raw_request_brings_whatever_came() {
        server.answering(json(404, "{\"errors\":[\"gone\"]}", "X-Odd", "1"));
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

        RawReply reply = world.send(new RawRequest("patch", "/x?y=1", body), new Keeper("t"));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("x-odd")).contains("1");
        assertThat(reply.body()).asString(StandardCharsets.UTF_8).contains("gone");
        assertThat(server.seen().getFirst().method()).isEqualTo("PATCH");
        assertThat(server.seen().getFirst().body()).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/x", "//evil.example/x", "chat", "/a b", "/a\r\nX: y"})
    void a_target_that_leads_elsewhere_or_breaks_the_request_is_a_usage_error(String target) {
        Failure failure = failure(() -> new RawRequest("GET", target, null));

        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
    }
}
