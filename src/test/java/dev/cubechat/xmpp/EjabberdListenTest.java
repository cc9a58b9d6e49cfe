package dev.cubechat.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.app.Shell;
import dev.cubechat.cli.Stop;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Address;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.XmlText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code cubechat listen} on a server that has no REST service and that nobody here wrote. */
@ExtendWith(WithEjabberd.class)
@Timeout(90)
class EjabberdListenTest {
    private static final UserId MIRA = new UserId(101);
    private static final UserId LENA = new UserId(104);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path home;

    @Test
    void the_session_is_there_under_its_name_hears_a_message_and_goes_with_sigterm(Ejabberd server)
            throws Exception {
        Stop stop = new Stop();
        CompletableFuture<Shell.Result> end = new CompletableFuture<>();
        String[] words = listen(server, "pw-104", "--resource", "lenas-build-bot");
        Thread.ofPlatform().daemon().start(() -> end.complete(new Shell(home).run(stop, words)));
        try (Device mira = Device.online(server.settings(MIRA, server.port(), "cube-mira-20"))) {
            await(() -> server.resources(LENA).contains("lenas-build-bot"));

            Device.await(mira.say(LENA, "hello bot"));
            mira.connection().ping(PATIENCE);
            stop.now(PATIENCE);

            Shell.Result result = end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(result.code()).as(result.err()).isEqualTo(130);
            assertThat(result.out()).contains("\"state\":\"ready\"").contains("hello bot");
            assertThat(result.out()).endsWith("\"state\":\"closed\",\"previous\":\"ready\"}\n");
            await(() -> server.resources(LENA).isEmpty());
        } finally {
            stop.now(PATIENCE);
        }
    }

    @Test
    void a_refusal_by_the_server_is_told_with_the_id_of_the_message_and_one_by_a_device_is_not(
            Ejabberd server) throws Exception {
        String refusal =
                "<message type='error' id='%s' to='%s/lenas-build-bot'>"
                        + "<body>hello?</body><error code='503' type='cancel'><service-unavailable"
                        + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>";
        CompletableFuture<Shell.Result> end = new CompletableFuture<>();
        String[] words =
                listen(
                        server,
                        "pw-104",
                        "--resource",
                        "lenas-build-bot",
                        "--only",
                        "message_error",
                        "--count",
                        "1");
        Thread.ofPlatform().daemon().start(() -> end.complete(new Shell(home).run(words)));
        try (Device mira = Device.online(server.settings(MIRA, server.port(), "cube-mira-21"))) {
            await(() -> server.resources(LENA).contains("lenas-build-bot"));

            String lena = mira.addresses().of(new Address.ToUser(LENA));
            String forged = refusal.formatted("65f0000000000000000000ab", lena);
            Device.await(mira.connection().send(XmlText.parse(forged, Ns.CLIENT)));
            server.handOn(
                    mira.addresses().of(new Address.ToUser(MIRA)),
                    lena + "/lenas-build-bot",
                    refusal.formatted("65f0000000000000000000ac", lena));

            Shell.Result result = end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out())
                    .contains(
                            "\"type\":\"message_error\"",
                            "\"message_id\":\"65f0000000000000000000ac\"",
                            "\"user_id\":101",
                            "\"code\":503");
        }
    }

    @Test
    void a_wrong_password_exits_4(Ejabberd server) throws Exception {
        Shell.Result result = new Shell(home).run(listen(server, "wrong"));

        assertThat(result.code()).as(result.err()).isEqualTo(4);
        assertThat(result.out()).contains("\"state\":\"auth_failed\"");
    }

    @Test
    void an_unknown_certificate_exits_8(Ejabberd server) throws Exception {
        List<String> words = new ArrayList<>(List.of(listen(server, "pw-104")));
        int ca = words.indexOf("--ca-file");
        words.subList(ca, ca + 2).clear();

        Shell.Result result = new Shell(home).run(words.toArray(String[]::new));

        assertThat(result.code()).as(result.err()).isEqualTo(8);
    }

    private String[] listen(Ejabberd server, String password, String... more) throws IOException {
        Path file = home.resolve("password");
        Files.writeString(file, password + "\n");
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "listen",
                                "--jsonl",
                                "--user-id",
                                LENA.toString(),
                                "--app-id",
                                server.app(),
                                "--password-file",
                                file.toString(),
                                "--chat-host",
                                server.domain(),
                                "--xmpp-port",
                                Integer.toString(server.port()),
                                "--ca-file",
                                server.caFile().toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private interface Question {
        boolean holds() throws Exception;
    }

    private static void await(Question question) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!question.holds()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
