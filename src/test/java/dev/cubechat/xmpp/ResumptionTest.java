package dev.cubechat.xmpp;

import static dev.cubechat.xmpp.Device.failure;
import static dev.cubechat.xmpp.ScriptedServer.QUICKLY;
import static dev.cubechat.xmpp.ScriptedServer.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.ScriptedServer.Peer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A connection that is cut: what comes back with it, and what does not. */
@ExtendWith(WithScriptedServer.class)
@Timeout(60)
class ResumptionTest {
    private static final UserId JON = new UserId(102);

    private final ScriptedServer server;

    ResumptionTest(ScriptedServer server) {
        this.server = server;
    }

    @Test
    void half_a_stanza_at_the_cut_is_not_counted_and_comes_again() throws Exception {
        try (Device mira = Device.offline(server.settings().with(QUICKLY))) {
            Peer before = server.welcome(mira);
            before.write(message("m1", "one") + message("m2", "two").substring(0, 60));
            mira.heard().awaitBody("one");
            before.close();

            Peer after = server.accept().logIn();
            Xml resume = after.resume("sm-1");
            after.write(message("m2", "two"));

            mira.heard().awaitBody("two");
            assertThat(resume.attr("h")).contains("3");
            assertThat(mira.heard().bodies()).containsExactly("one", "two");
            assertThat(mira.heard().states())
                    .containsExactly(
                            ConnectionState.CONNECTING,
                            ConnectionState.AUTHENTICATED,
                            ConnectionState.READY,
                            ConnectionState.RECONNECTING,
                            ConnectionState.RESUMED);
            after.close();
        }
    }

    @Test
    void what_is_sent_while_the_link_is_down_goes_out_when_it_is_back() throws Exception {
        try (Device mira = Device.offline(server.settings().with(QUICKLY))) {
            Peer before = server.welcome(mira);
            before.close();
            mira.heard().awaitState(ConnectionState.RECONNECTING);
            CompletableFuture<Void> sent = mira.say(JON, "patience");

            Peer after = server.accept().logIn();
            after.resume("sm-1");
            Xml message = after.expect("message");
            after.acknowledge(4);

            Device.await(sent);
            assertThat(message.find("body").map(Xml::text)).contains("patience");
            after.close();
        }
    }

    @Test
    void what_an_unresumed_stream_carried_is_lost_and_not_sent_again() throws Exception {
        try (Device mira = Device.offline(server.settings().with(QUICKLY))) {
            Peer before = server.welcome(mira);
            CompletableFuture<Void> lost = mira.say(JON, "lost");
            before.expect("message");
            before.close();

            Peer after = server.accept().logIn();
            after.resumeNothing();
            after.beReady("sm-2");
            mira.heard().awaitLastState(ConnectionState.READY);
            CompletableFuture<Void> sent = mira.say(JON, "new");
            Xml next = after.expect("message");
            after.acknowledge(4);

            Device.await(sent);
            assertThat(failure(lost).kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            assertThat(mira.heard().all(ChatEvent.Lost.class)).hasSize(1);
            assertThat(next.find("body").map(Xml::text)).contains("new");
            after.close();
        }
    }

    @Test
    void what_waits_for_a_stream_that_is_gone_is_not_sent_on_the_next() throws Exception {
        try (Device mira = Device.offline(server.settings().with(QUICKLY))) {
            Peer before = server.welcome(mira);
            long stream = mira.connection().stream();
            CompletableFuture<Void> lost = mira.say(JON, "first", stream);
            before.expect("message");
            before.close();
            mira.heard().awaitState(ConnectionState.RECONNECTING);
            CompletableFuture<Void> waiting = mira.say(JON, "second", stream);

            Peer after = server.accept().logIn();
            after.resumeNothing();
            after.beReady("sm-2");
            mira.heard().awaitLastState(ConnectionState.READY);
            CompletableFuture<Void> late = mira.say(JON, "third", stream);
            CompletableFuture<Void> sent = mira.say(JON, "new", mira.connection().stream());
            Xml next = after.expect("message");
            after.acknowledge(4);

            Device.await(sent);
            assertThat(next.find("body").map(Xml::text)).contains("new");
            assertThat(failure(lost).kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            assertThat(failure(waiting).kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure(late).kind()).isEqualTo(FailureKind.UNREACHABLE);
            after.close();
        }
    }

    @Test
    void a_new_stream_that_is_cut_before_it_was_ready_and_resumed_is_not_told_as_the_old_one()
            throws Exception {
        try (Device mira = Device.offline(server.settings().with(QUICKLY))) {
            Peer first = server.welcome(mira);
            mira.heard().awaitState(ConnectionState.READY);
            first.close();
            Peer fresh = server.accept().logIn();
            fresh.resumeNothing();
            fresh.beAlmostReady("sm-2");
            fresh.close();

            Peer resumed = server.accept().logIn();
            Xml resume = resumed.resume("sm-2");
            resumed.write(message("m1", "after the gap"));
            resumed.answer(resumed.expect("iq"));

            mira.heard().awaitBody("after the gap");
            assertThat(resume.attr("previd")).contains("sm-2");
            assertThat(mira.heard().states())
                    .containsExactly(
                            ConnectionState.CONNECTING,
                            ConnectionState.AUTHENTICATED,
                            ConnectionState.READY,
                            ConnectionState.RECONNECTING,
                            ConnectionState.RECONNECTING,
                            ConnectionState.READY);
            resumed.close();
        }
    }

    @Test
    void an_absurd_acknowledgement_breaks_the_stream_which_is_not_resumed() throws Exception {
        try (Device mira = Device.offline(server.settings().with(QUICKLY))) {
            Peer before = server.welcome(mira);

            before.write("<a xmlns='urn:xmpp:sm:3' h='4294967290'/>");
            Peer after = server.accept().logIn().beReady("sm-2");
            after.write(message("m1", "heard"));

            mira.heard().awaitBody("heard");
            assertThat(mira.trace()).contains("more stanzas than were sent");
            before.close();
            after.close();
        }
    }

    @Test
    void a_server_that_offers_stream_management_and_refuses_it_is_chatted_with_all_the_same()
            throws Exception {
        try (Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            Peer refusing = server.accept().logIn();
            refusing.refuseManagement();
            Peer peer = server.accept().logIn().bind().takePresence();
            peer.answerRequests();
            Device.await(connecting);

            mira.heard().awaitState(ConnectionState.READY);
            refusing.close();
            peer.close();
        }
    }

    @Test
    void a_server_that_wants_no_stream_management_after_a_loss_is_chatted_with_again()
            throws Exception {
        try (Device mira = Device.offline(server.settings().with(QUICKLY))) {
            server.welcome(mira).close();

            Peer refusing = server.accept().logIn();
            refusing.resumeNothing();
            refusing.refuseManagement();
            Peer peer = server.accept().logIn().bind().takePresence();
            peer.write(message("m1", "still here"));

            mira.heard().awaitBody("still here");
            refusing.close();
            peer.close();
        }
    }

    @Test
    void a_password_that_fails_on_the_way_back_ends_it_after_one_renewal() throws Exception {
        Device.Passwords passwords =
                new Device.Passwords(new Secret("token-1"), new Secret("token-2"));
        try (Device mira = new Device(server.settings().with(QUICKLY), passwords)) {
            server.welcome(mira).close();

            try (Peer first = server.accept()) {
                first.refuseLogin();
                try (Peer second = server.accept()) {
                    second.refuseLogin();

                    mira.heard().awaitState(ConnectionState.AUTH_FAILED);
                    assertThat(failure(mira.connection().ended()).kind())
                            .isEqualTo(FailureKind.NOT_SIGNED_IN);
                }
            }
        }
    }

    @Test
    void a_server_that_cannot_check_the_password_just_now_is_asked_again() throws Exception {
        try (Device mira = Device.offline(server.settings().with(QUICKLY))) {
            server.welcome(mira).close();

            try (Peer early = server.accept()) {
                early.refuseLogin("temporary-auth-failure");
                try (Peer later = server.accept().logIn()) {
                    later.resume("sm-1");

                    mira.heard().awaitState(ConnectionState.RESUMED);
                }
            }
        }
    }

    @Test
    void it_gives_up_after_so_many_attempts_and_can_be_told_to_connect_again() throws Exception {
        Reconnect twice = Reconnect.every(2, Duration.ofMillis(20));
        try (Relay line = new Relay(server.port());
                Device mira = Device.offline(server.settings(line.port()).with(twice))) {
            Peer before = server.welcome(mira);
            CompletableFuture<Void> lost = mira.say(JON, "lost");
            before.expect("message");
            line.refuse(true);
            line.cut();
            mira.heard().awaitState(ConnectionState.CLOSED);
            int tries = line.connections();
            Failure why = failure(mira.connection().ended());
            line.refuse(false);

            CompletableFuture<Void> again = mira.connecting();
            Peer after = server.accept().logIn().beReady("sm-2");
            Device.await(again);

            assertThat(tries).isEqualTo(3);
            assertThat(why.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure(lost).kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            after.close();
        }
    }
}
