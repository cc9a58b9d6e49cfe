package dev.cubechat.rest;

import static dev.cubechat.rest.RestWorld.EMPTY_LIST;
import static dev.cubechat.rest.RestWorld.EXPIRED;
import static dev.cubechat.rest.RestWorld.NOW;
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
import dev.cubechat.wire.rest.Nothing;
import dev.cubechat.wire.rest.SessionCalls;
import dev.cubechat.wire.rest.UserCalls;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

/** A session that has ended: it is renewed where that does no harm. */
@Timeout(30)
class RenewalTest {
    private static final UserId ME = new UserId(101);

    @AutoClose private final RestWorld world = new RestWorld();
    private final ScriptedServer server = world.server();

    @Test
    void the_session_lives_until_the_time_in_the_reply() {
        server.answering(
                json(200, EMPTY_LIST, "CB-Token-ExpirationDate", "2026-03-01 12:30:00 UTC"),
                json(200, EMPTY_LIST));
        Keeper keeper = new Keeper("t");

        world.send(list(), keeper);
        world.send(list(), keeper);

        assertThat(keeper.extended)
                .containsExactly(
                        Instant.parse("2026-03-01T12:30:00Z"), NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void an_ended_session_is_renewed_once_and_the_call_sent_again() {
        server.answering(json(401, EXPIRED), json(200, EMPTY_LIST));
        Keeper keeper = new Keeper("old", "new");

        world.send(list(), keeper);

        assertThat(keeper.renewed).containsExactly("old");
        assertThat(server.tokens()).containsExactly("old", "new");
        assertThat(world.pauses()).isEmpty();
    }

    @Test
    void a_message_is_sent_again_after_renewal_because_it_was_not_done() {
        server.answering(json(401, EXPIRED), json(201, messageReply()));
        Keeper keeper = new Keeper("old", "new");

        world.send(message(), keeper);

        assertThat(server.tokens()).containsExactly("old", "new");
    }

    @Test
    void a_raw_request_is_renewed_like_any_other() {
        server.answering(json(401, EXPIRED), json(201, "{}"));
        Keeper keeper = new Keeper("old", "new");

        RawReply reply = world.send(new RawRequest("POST", "/data/X", null), keeper);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(server.tokens()).containsExactly("old", "new");
    }

    @Test
    void a_session_that_ends_again_at_once_is_not_renewed_again() {
        server.answering(json(401, EXPIRED));
        Keeper keeper = new Keeper("old", "new", "newer");

        Failure failure = failure(() -> world.send(list(), keeper));

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

        Failure failure = failure(() -> world.send(list(), keeper));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(keeper.renewed).isEmpty();
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void a_session_is_not_renewed_to_be_looked_at_or_ended() {
        server.answering(json(401, EXPIRED));
        Keeper keeper = new Keeper("t", "never");

        Failure looked = failure(() -> world.send(SessionCalls.current(), keeper));
        Failure ended = failure(() -> world.send(SessionCalls.destroy(), keeper));

        assertThat(looked.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(ended.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(keeper.renewed).isEmpty();
    }

    @Test
    void
            who_deletes_themselves_again_is_gone_and_no_session_is_renewed_that_would_make_them_anew() {
        server.answering(cut(), json(401, EXPIRED));
        Keeper keeper = new Keeper("t");

        Nothing gone = world.send(UserCalls.delete(ME), keeper);

        assertThat(gone).isEqualTo(Nothing.NOTHING);
        assertThat(keeper.renewed).isEmpty();
        assertThat(server.seen()).hasSize(2);
    }

    @Test
    void a_person_whose_session_has_ended_is_not_deleted_in_a_new_one() {
        server.answering(json(401, EXPIRED));
        Keeper keeper = new Keeper("t");

        Failure failure = failure(() -> world.send(UserCalls.delete(ME), keeper));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SIGNED_IN);
        assertThat(keeper.renewed).isEmpty();
        assertThat(server.seen()).hasSize(1);
    }
}
