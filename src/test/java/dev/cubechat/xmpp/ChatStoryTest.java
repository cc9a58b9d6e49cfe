package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.Ready;
import dev.cubechat.sandbox.Sandbox;
import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.tls.Trust;
import dev.cubechat.wire.xmpp.Address;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** The connection and the sandbox: what one sends, the other hears. */
@Timeout(60)
class ChatStoryTest {
    private static final UserId MIRA = new UserId(101);
    private static final UserId JON = new UserId(102);
    private static final DialogId CLIMBERS = new DialogId("5eed00000000000000000002");
    private static final Reconnect QUICKLY =
            new Reconnect(20, Duration.ofMillis(50), Duration.ofMillis(500));

    @AutoClose private static Sandbox sandbox;
    private static Ready ready;

    @BeforeAll
    static void start() {
        sandbox =
                Sandbox.start(SandboxOptions.FOR_TESTS, InstantSource.system(), new SecureRandom());
        ready = sandbox.ready();
    }

    @Test
    void a_private_message_is_sent_and_heard() throws Exception {
        try (Device mira = Device.online(settings(MIRA, "cube-mira-1"));
                Device jon = Device.online(settings(JON, "cube-jon-1"))) {

            Device.await(mira.say(JON, "See you at 6?"));

            jon.heard().await("message", heard -> heard.bodies().contains("See you at 6?"));
            mira.heard().await("sent", h -> !h.all(ChatEvent.Acknowledged.class).isEmpty());
            assertThat(mira.trace()).isEmpty();
            assertThat(jon.trace()).isEmpty();
        }
    }

    @Test
    void a_group_message_comes_back_to_its_sender_once() throws Exception {
        MessageId id = new MessageId("65f0a1c2c3d4e5f601020305");
        try (Device mira = Device.online(settings(MIRA, "cube-mira-2"));
                Device jon = Device.online(settings(JON, "cube-jon-2"))) {

            Device.await(
                    mira.connection()
                            .send(
                                    mira.stanzas()
                                            .content(
                                                    new Address.ToRoom(CLIMBERS),
                                                    CLIMBERS,
                                                    Draft.text(id, "Thursday it is"))));

            mira.heard().await("echo", heard -> heard.bodies().contains("Thursday it is"));
            jon.heard().await("message", heard -> heard.bodies().contains("Thursday it is"));
            assertThat(mira.heard().bodies()).containsExactly("Thursday it is");
        }
    }

    @Test
    void a_message_to_a_room_that_is_not_mine_is_not_allowed() throws Exception {
        DialogId strange = new DialogId("5eed0000000000000000ffff");
        Draft draft = Draft.text(new MessageId("65f0a1c2c3d4e5f601020306"), "Let me in");
        try (Device mira = Device.online(settings(MIRA, "cube-mira-3"))) {

            CompletableFuture<Void> sent =
                    mira.connection()
                            .send(
                                    mira.stanzas()
                                            .content(new Address.ToRoom(strange), strange, draft));

            assertThatThrownBy(() -> Device.await(sent))
                    .hasCauseInstanceOf(Failure.class)
                    .extracting(wrapped -> ((Failure) wrapped.getCause()).kind())
                    .isIn(FailureKind.NOT_ALLOWED, FailureKind.NOT_FOUND);
            mira.heard().await("refusal", h -> !h.all(ChatEvent.Refused.class).isEmpty());
        }
    }

    @Test
    void a_cut_stream_is_resumed_and_all_comes_once_and_in_order() throws Exception {
        int count = 300;
        List<String> said = IntStream.range(0, count).mapToObj(i -> "message " + i).toList();
        try (Relay miraLine = new Relay(ready.xmppPort());
                Relay jonLine = new Relay(ready.xmppPort());
                Device mira =
                        Device.online(
                                settings(MIRA, "cube-mira-4", miraLine.port()).with(QUICKLY));
                Device jon =
                        Device.online(settings(JON, "cube-jon-4", jonLine.port()).with(QUICKLY))) {
            List<CompletableFuture<Void>> sent = new ArrayList<>();

            for (int i = 0; i < count; i++) {
                sent.add(mira.say(JON, said.get(i)));
                if (i % 60 == 30) {
                    miraLine.cut();
                }
                if (i % 60 == 59) {
                    int heard = i / 2;
                    jon.heard().await("half of it", h -> h.bodies().size() >= heard);
                    jonLine.cut();
                }
            }

            Device.await(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)));
            jon.heard().await("all of it", h -> h.bodies().contains(said.getLast()));
            assertThat(jon.heard().bodies()).containsExactlyElementsOf(said);
            mira.heard()
                    .await(
                            "every acknowledgement",
                            h -> h.all(ChatEvent.Acknowledged.class).size() >= count);
            assertThat(mira.heard().all(ChatEvent.Lost.class)).isEmpty();
            assertThat(mira.heard().all(ChatEvent.Acknowledged.class)).hasSize(count);
            assertThat(mira.heard().states())
                    .contains(ConnectionState.RESUMED)
                    .containsOnlyOnce(ConnectionState.READY);
            assertThat(jon.heard().states())
                    .contains(ConnectionState.RESUMED)
                    .containsOnlyOnce(ConnectionState.READY);
        }
    }

    @Test
    void it_comes_back_wherever_in_the_login_it_is_cut_again() throws Exception {
        try (Relay line = new Relay(ready.xmppPort());
                Device jon = Device.online(settings(JON, "cube-jon-7", line.port()).with(QUICKLY));
                Device mira = Device.online(settings(MIRA, "cube-mira-7"))) {
            List<String> said = new ArrayList<>();

            for (int bytes = 1; bytes < 3000; bytes += 250) {
                line.cutNextAfter(bytes);
                line.cut();
                String text = "cut after " + bytes;
                said.add(text);
                Device.await(mira.say(JON, text));
                jon.heard().await(text, heard -> heard.bodies().contains(text));
            }

            assertThat(jon.heard().bodies()).containsExactlyElementsOf(said);
            assertThat(line.connections()).isGreaterThan(said.size() * 3 / 2);
        }
    }

    @Test
    void the_names_of_a_lifes_states_follow_each_other() throws Exception {
        try (Relay line = new Relay(ready.xmppPort());
                Device mira =
                        Device.online(settings(MIRA, "cube-mira-5", line.port()).with(QUICKLY))) {
            line.cut();
            mira.heard().awaitState(ConnectionState.RESUMED);

            mira.connection().close();

            assertThat(mira.heard().states())
                    .containsExactly(
                            ConnectionState.CONNECTING,
                            ConnectionState.AUTHENTICATED,
                            ConnectionState.READY,
                            ConnectionState.RECONNECTING,
                            ConnectionState.RESUMED,
                            ConnectionState.CLOSED);
        }
    }

    @Test
    void a_wrong_password_is_not_signed_in() {
        try (Device mira =
                new Device(settings(MIRA, "cube-mira-6"), Device.Passwords.always("wrong"))) {

            assertThatThrownBy(() -> mira.connection().connect())
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure ->
                                    assertThat(failure.kind())
                                            .isEqualTo(FailureKind.NOT_SIGNED_IN));
        }
    }

    private static XmppSettings settings(UserId user, String resource) {
        return settings(user, resource, ready.xmppPort());
    }

    private static XmppSettings settings(UserId user, String resource, int port) {
        return XmppSettings.of(ready.appId(), user, ready.chatHost(), resource)
                .with(new Endpoint("localhost", port, Trust.in(ready.caFile())));
    }
}
