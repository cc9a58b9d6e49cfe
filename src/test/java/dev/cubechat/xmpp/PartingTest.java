package dev.cubechat.xmpp;

import static dev.cubechat.xmpp.Device.failure;
import static dev.cubechat.xmpp.ScriptedServer.QUICKLY;
import static dev.cubechat.xmpp.ScriptedServer.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserId;
import dev.cubechat.xmpp.ScriptedServer.Peer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a connection is left, also where nobody answers any more. */
@ExtendWith(WithScriptedServer.class)
@Timeout(60)
class PartingTest {
    private static final UserId JON = new UserId(102);

    private final ScriptedServer server;

    PartingTest(ScriptedServer server) {
        this.server = server;
    }

    @Test
    void who_leaves_has_acknowledged_what_was_told_and_says_nothing_after() throws Exception {
        try (Device mira = Device.offline(server.settings());
                Peer peer = server.welcome(mira)) {
            peer.write(message("m1", "told"));
            mira.heard().awaitBody("told");

            mira.connection().close();

            assertThat(peer.expect("a").attr("h")).contains("3");
            assertThat(peer.expect("presence").attr("type")).contains("unavailable");
            peer.expect("closed");
            peer.expect("cut");
        }
    }

    @Test
    void nothing_is_written_or_told_after_the_last_words() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Exit exit = new Exit(written);

        exit.write("one ".getBytes(StandardCharsets.UTF_8));
        exit.end(() -> "bye");
        exit.write("two".getBytes(StandardCharsets.UTF_8));
        exit.write('3');
        exit.flush();

        assertThat(written).hasToString("one bye");
    }

    @Test
    void nothing_is_written_while_the_last_words_are_found() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Exit exit = new Exit(written);
        Thread other =
                Thread.ofPlatform()
                        .unstarted(
                                () -> {
                                    try {
                                        exit.write('1');
                                    } catch (IOException impossible) {
                                        throw new AssertionError(impossible);
                                    }
                                });

        exit.end(
                () -> {
                    other.start();
                    while (other.isAlive() && other.getState() != Thread.State.BLOCKED) {
                        Thread.onSpinWait();
                    }
                    return "bye";
                });
        other.join();

        assertThat(written).hasToString("bye");
    }

    @Test
    void what_came_before_stream_management_is_not_acknowledged() throws Exception {
        try (Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            Peer peer = server.accept().logIn().bind();
            peer.expect("enable");
            peer.write(
                    message("m1", "early")
                            + "<enabled xmlns='urn:xmpp:sm:3' id='sm-1' resume='true' max='60'/>");
            peer.takePresence();
            Device.await(connecting);
            mira.heard().awaitBody("early");

            mira.connection().close();

            assertThat(peer.expect("a").attr("h")).contains("2");
            peer.close();
        }
    }

    @Test
    void who_is_interrupted_before_saying_goodbye_still_is_afterwards() throws Exception {
        try (Device mira = Device.offline(server.settings());
                Peer peer = server.welcome(mira)) {

            Thread.currentThread().interrupt();
            mira.connection().close();
            boolean interrupted = Thread.interrupted();

            assertThat(interrupted).isTrue();
            peer.expect("a");
            assertThat(peer.read().name()).isEqualTo("presence");
        }
    }

    @Test
    void who_is_interrupted_while_connecting_still_is_afterwards() throws Exception {
        try (Device mira = Device.offline(server.settings())) {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread connecting =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        FailureKind kind = failureKind(mira);
                                        boolean flag = Thread.currentThread().isInterrupted();
                                        interrupted.complete(
                                                flag && kind == FailureKind.INTERRUPTED);
                                    });
            Peer silent = server.accept();
            silent.expect("stream");

            connecting.interrupt();

            assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
            silent.close();
        }
    }

    @Test
    void closing_while_connecting_does_not_wait() throws Exception {
        try (Device mira = Device.offline(server.settings())) {
            CompletableFuture<Void> connecting = mira.connecting();
            Peer peer = server.accept();
            peer.expect("stream");

            assertClosesSoon(mira);

            assertThat(failure(connecting).kind()).isEqualTo(FailureKind.UNREACHABLE);
            peer.close();
        }
    }

    @Test
    void a_server_that_falls_silent_is_noticed_and_closing_does_not_wait_for_it() throws Exception {
        Patience brief = Patience.DEFAULT.withPing(Duration.ofMillis(200), Duration.ofMillis(200));
        try (Relay line = new Relay(server.port());
                Device mira =
                        Device.offline(server.settings(line.port()).with(QUICKLY).with(brief))) {
            Peer peer = server.welcome(mira);
            mira.heard().awaitState(ConnectionState.READY);

            line.goSilent();

            mira.heard().awaitState(ConnectionState.RECONNECTING);
            assertThat(mira.heard().all(ChatEvent.State.class).getLast().reason())
                    .startsWith("no answer to a ping within");
            assertClosesSoon(mira);
            peer.close();
        }
    }

    @Test
    void a_server_that_asks_without_end_and_reads_nothing_is_left_all_the_same() throws Exception {
        try (Relay line = new Relay(server.port());
                Device mira = Device.offline(server.settings(line.port()));
                Peer peer = server.welcome(mira)) {
            String ping = "<iq type='get' id='p%d'><ping xmlns='urn:xmpp:ping'/></iq>";

            peer.write(
                    IntStream.range(0, 3000)
                            .mapToObj(ping::formatted)
                            .collect(Collectors.joining()));
            peer.write(
                    "<message from='102-9999@localhost' type='chat' id='after'><body/></message>");
            mira.heard().await("stanza", heard -> !heard.stanzas().isEmpty());
            line.goSilent();

            assertClosesSoon(mira);
        }
    }

    @Test
    void closing_on_a_dead_network_takes_about_a_second_and_leaves_no_thread() throws Exception {
        try (Relay line = new Relay(server.port());
                Device mira = Device.offline(server.settings(line.port()));
                Peer peer = server.welcome(mira)) {
            CompletableFuture<Void> sent = mira.say(JON, "anyone?");
            peer.expect("message");
            line.goSilent();

            assertClosesSoon(mira);

            assertThat(failure(sent).kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            assertThat(mira.heard().states()).endsWith(ConnectionState.CLOSED);
            awaitNoThreads("Smack Reader", "Smack Writer", "Smack DefaultReactor", "cubechat ");
        }
    }

    @Test
    void who_asks_how_it_ends_leaves_nothing_behind_however_often() throws Exception {
        try (Device mira = Device.offline(server.settings(server.port()))) {
            assertThat(mira.connection().ended()).isSameAs(mira.connection().ended());
        }
    }

    private static void assertClosesSoon(Device device) {
        long start = System.nanoTime();
        device.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1900));
    }

    /** A timer may still have a moment to run. */
    private static void awaitNoThreads(String... names) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        List<String> there = threads(names);
        while (!there.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            there = threads(names);
        }
        assertThat(there).isEmpty();
    }

    private static List<String> threads(String... names) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> Stream.of(names).anyMatch(name::startsWith))
                .toList();
    }

    private static @Nullable FailureKind failureKind(Device device) {
        try {
            device.connection().connect();
            return null;
        } catch (Failure failure) {
            return failure.kind();
        }
    }
}
