package dev.cubechat.rest;

import static dev.cubechat.rest.RestWorld.DIALOG;
import static dev.cubechat.rest.RestWorld.EMPTY_LIST;
import static dev.cubechat.rest.RestWorld.MESSAGE;
import static dev.cubechat.rest.RestWorld.failure;
import static dev.cubechat.rest.RestWorld.list;
import static dev.cubechat.rest.RestWorld.message;
import static dev.cubechat.rest.RestWorld.messageReply;
import static dev.cubechat.rest.ScriptedServer.cut;
import static dev.cubechat.rest.ScriptedServer.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.rest.Call;
import dev.cubechat.wire.rest.Deleted;
import dev.cubechat.wire.rest.DialogCalls;
import dev.cubechat.wire.rest.FileCalls;
import dev.cubechat.wire.rest.MessageCalls;
import dev.cubechat.wire.rest.Nothing;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What is asked again, after how long, and what the second answer means. */
@Timeout(30)
class RetryTest {
    private static final UserId ME = new UserId(101);

    @AutoClose private final RestWorld world = new RestWorld();
    private final ScriptedServer server = world.server();

    @Test
    void a_failing_server_is_asked_again_with_growing_waits() {
        server.answering(
                json(500, "{\"errors\":[\"oops\"]}"), json(503, ""), cut(), json(200, EMPTY_LIST));

        world.send(list(), new Keeper("t"));

        assertThat(server.seen()).hasSize(4);
        assertThat(world.pauses()).hasSize(3);
        assertThat(world.pauses().get(0)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
        assertThat(world.pauses().get(1)).isBetween(Duration.ZERO, Duration.ofSeconds(2));
        assertThat(world.pauses().get(2)).isBetween(Duration.ZERO, Duration.ofSeconds(4));
    }

    @Test
    void after_its_attempts_a_failing_server_counts_as_unreachable() {
        server.answering(json(503, ""));

        Failure failure = failure(() -> world.send(list(), new Keeper("t")));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.http()).hasValue(503);
        assertThat(server.seen()).hasSize(4);
    }

    @Test
    void a_message_is_not_sent_again_when_the_server_failed() {
        server.answering(json(500, ""), json(201, messageReply()));

        Failure failure = failure(() -> world.send(message(), new Keeper("t")));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void a_server_that_is_not_there_refuses_even_what_must_not_be_repeated_only_in_the_end()
            throws IOException {
        URI gone;
        try (ServerSocket free = new ServerSocket(0)) {
            gone = URI.create("http://localhost:" + free.getLocalPort());
        }

        Failure failure = failure(() -> world.send(gone, 3, message()));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence())
                .isEqualTo(
                        gone.getAuthority()
                                + " refused the connection, or there is no network"
                                + " (tried 3 times).");
        assertThat(world.pauses()).hasSize(2);
    }

    @Test
    void a_message_that_came_too_fast_is_sent_again_after_the_time_asked_for() {
        server.answering(json(429, "", "Retry-After", "3"), json(201, messageReply()));

        world.send(message(), new Keeper("t"));

        assertThat(server.seen()).hasSize(2);
        assertThat(world.pauses())
                .singleElement()
                .satisfies(p -> assertThat(p.toSeconds()).isEqualTo(3));
    }

    @Test
    void a_retry_date_is_a_wait_from_now() {
        server.answering(
                json(429, "", "Retry-After", "Sun, 01 Mar 2026 10:00:07 GMT"),
                json(200, EMPTY_LIST));

        world.send(list(), new Keeper("t"));

        assertThat(world.pauses())
                .singleElement()
                .satisfies(p -> assertThat(p.toSeconds()).isEqualTo(7));
    }

    @Test
    void nobody_waits_longer_than_a_minute() {
        server.answering(json(429, "{\"errors\":[\"slow down\"]}", "Retry-After", "300"));

        Failure failure = failure(() -> world.send(list(), new Keeper("t")));

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure.hint()).contains("Run it again in 300 s.");
        assertThat(server.seen()).hasSize(1);
        assertThat(world.pauses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void what_is_not_found_when_it_is_deleted_again_was_deleted_before(int status) {
        server.answering(cut(), json(status, "{\"errors\":[\"not found\"]}"));

        Nothing file = world.send(FileCalls.delete(7), new Keeper("t"));
        server.answering(json(504, "<html>"), json(status, ""));
        Deleted dialog = world.send(DialogCalls.delete(List.of(DIALOG), false), new Keeper("t"));

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

        Deleted deleted = world.send(MessageCalls.delete(List.of(MESSAGE), true), new Keeper("t"));

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

            Nothing left = world.send(call, new Keeper("t"));

            assertThat(left).isEqualTo(Nothing.NOTHING);
        }
    }

    @Test
    void what_is_not_found_at_the_first_try_or_after_one_that_was_not_done_was_never_there() {
        server.answering(json(429, "", "Retry-After", "1"), json(404, ""));

        Failure deletion = failure(() -> world.send(FileCalls.delete(7), new Keeper("t")));
        server.answering(json(403, ""));
        Failure leaving = failure(() -> world.send(DialogCalls.leave(DIALOG, ME), new Keeper("t")));

        assertThat(deletion.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(leaving.kind()).isEqualTo(FailureKind.NOT_ALLOWED);
    }
}
