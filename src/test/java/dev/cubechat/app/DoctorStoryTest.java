package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

@Timeout(60)
class DoctorStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void everything_that_works_is_ok() throws Exception {
        Shell.Result result = world.mira().run("doctor", "--json");

        assertThat(result.code()).as(result.out()).isZero();
        assertThat(statuses(result.out()))
                .containsExactly(
                        Map.entry("program", "ok"),
                        Map.entry("config", "ok"),
                        Map.entry("secrets", "ok"),
                        Map.entry("state", "ok"),
                        Map.entry("dns api", "ok"),
                        Map.entry("tls api", "ok"),
                        Map.entry("dns chat", "ok"),
                        Map.entry("tls chat", "ok"),
                        Map.entry("rest", "ok"),
                        Map.entry("clock", "ok"),
                        Map.entry("xmpp", "ok"),
                        Map.entry("terminal", "skipped"));
        assertThat(result.out()).contains("signed in as user 101", "a ping took");
    }

    @Test
    void what_depends_on_something_that_failed_is_skipped_and_the_exit_code_is_its()
            throws Exception {
        Shell.Result result =
                world.mira()
                        .run(
                                "doctor",
                                "--json",
                                "--api-url=https://localhost:1",
                                "--xmpp-port=" + world.ready().xmppPort());

        assertThat(result.code()).isEqualTo(8);
        assertThat(statuses(result.out()))
                .containsEntry("dns api", "ok")
                .containsEntry("tls api", "failed")
                .containsEntry("tls chat", "ok")
                .containsEntry("rest", "skipped")
                .containsEntry("clock", "skipped");
        assertThat(result.err()).contains("tls api failed: Nobody answers at localhost:1");
    }

    @Test
    void a_server_that_says_a_little_at_a_time_is_not_waited_for_beyond_the_time_limit()
            throws Exception {
        try (ServerSocket slow = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> trickle(slow));
            String address = "localhost:" + slow.getLocalPort();

            Shell.Result result =
                    world.mira()
                            .run(
                                    "doctor",
                                    "--json",
                                    "--timeout=400ms",
                                    "--api-url=https://" + address,
                                    "--xmpp-port=" + world.ready().xmppPort());

            assertThat(result.code()).isEqualTo(8);
            assertThat(result.err()).contains("tls api failed: Nobody answers at " + address);
        }
    }

    /** The head of a record with a handshake, and a byte of that now and again, for 20 s. */
    private static void trickle(ServerSocket listener) {
        try (Socket client = listener.accept()) {
            client.getOutputStream().write(new byte[] {22, 3, 3, 32, 0});
            for (int i = 0; i < 200; i++) {
                Thread.sleep(100);
                client.getOutputStream().write(2);
            }
        } catch (IOException | InterruptedException over) {
            // The client hung up.
        }
    }

    @Test
    void a_wrong_password_and_a_wrong_authority_are_found() throws Exception {
        Shell.Result password = world.as("mira", "wrong").run("doctor", "--json");
        Path strange = Files.createDirectories(homes.resolve("strange"));
        Shell.Result authority;
        try (StoryWorld other = new StoryWorld(strange)) {
            authority =
                    world.jon()
                            .with("CUBECHAT_CA_FILE", other.ready().caFile().toString())
                            .run("doctor", "--json");
        }

        assertThat(password.code()).isEqualTo(4);
        assertThat(statuses(password.out()))
                .containsEntry("rest", "failed")
                .containsEntry("xmpp", "skipped");
        assertThat(authority.code()).isEqualTo(8);
        assertThat(statuses(authority.out()))
                .containsEntry("tls api", "failed")
                .containsEntry("tls chat", "failed");
        assertThat(authority.out())
                .contains("is from an authority that is not trusted.")
                .doesNotContain("Exception");
    }

    @Test
    void a_configuration_that_cannot_be_read_is_found_before_anything_else() throws Exception {
        Path config = Files.createDirectories(homes.resolve("mira/.config/cubechat"));
        Files.writeString(config.resolve("config.toml"), "profiles = [\n");

        Shell.Result result = world.mira().run("doctor", "--json");

        assertThat(result.code()).isEqualTo(14);
        assertThat(statuses(result.out())).containsEntry("config", "failed").hasSize(3);
        assertThat(result.out()).contains("config.toml");
    }

    @Test
    void a_clock_that_goes_wrong_and_a_file_that_others_can_read_are_warned_of() throws Exception {
        Path password = Files.writeString(homes.resolve("password"), "pw-101\n");
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));

        Shell.Result result =
                world.stranger("mira")
                        .with("CUBECHAT_LOGIN", "mira")
                        .with("CUBECHAT_PASSWORD_FILE", password.toString())
                        .at(late)
                        .run("doctor", "--json");

        assertThat(result.code()).as(result.out()).isZero();
        assertThat(statuses(result.out()))
                .containsEntry("clock", "warning")
                .containsEntry("secrets", "warning");
        assertThat(result.out()).contains("chmod go-rwx " + password);
    }

    @Test
    void all_that_others_can_look_into_is_named() throws Exception {
        Shell mira = world.mira();
        mira.run("profile", "add", "p", "--app-id=1");
        mira.run("profile", "set", "p", "--auth-key-file=" + secretFile("key"));
        mira.run("user", "me");
        Path state = homes.resolve("mira/.local/state/cubechat/p");
        Path key = state.resolve("auth-key");
        Path session = sessionIn(state);
        let("rwxrwxrwx", state);
        let("rw-r--r--", key, session);

        Shell.Result result = mira.run("doctor", "--json");

        assertThat(statuses(result.out())).containsEntry("secrets", "warning");
        assertThat(result.out()).contains("chmod go-rwx " + state + " " + key + " " + session);
    }

    @Test
    void a_password_file_that_is_not_there_is_found() throws Exception {
        Path none = homes.resolve("none");

        Shell.Result result =
                world.stranger("mira")
                        .with("CUBECHAT_LOGIN", "mira")
                        .with("CUBECHAT_PASSWORD_FILE", none.toString())
                        .run("doctor", "--json");

        assertThat(result.code()).isEqualTo(14);
        assertThat(statuses(result.out())).containsEntry("secrets", "failed");
        assertThat(result.err())
                .contains("Could not take the password from " + none + ": there is no such file.");
    }

    @Test
    void a_configuration_that_others_can_change_is_named_and_its_command_not_run()
            throws Exception {
        Path ran = homes.resolve("ran");
        Shell shell = world.stranger("mira");
        shell.run(
                "profile",
                "add",
                "p",
                "--login=mira",
                "--password-command=touch " + ran + "; echo pw-101");
        Path config = homes.resolve("mira/.config/cubechat/config.toml");
        let("rw-rw-rw-", config);

        Shell.Result check = shell.run("doctor", "--json");
        Shell.Result refused = shell.run("user", "me");

        assertThat(check.code()).isEqualTo(14);
        assertThat(statuses(check.out()))
                .containsEntry("config", "warning")
                .containsEntry("secrets", "failed");
        assertThat(check.out()).contains("chmod go-w " + config);
        assertThat(refused.code()).isEqualTo(14);
        assertThat(refused.err()).contains(config.toString(), "hint: chmod go-w " + config);
        assertThat(ran).doesNotExist();
        let("rw-rw-r--", config);
        assertThat(shell.run("profile", "show").code()).isZero();
    }

    private String secretFile(String text) throws IOException {
        return Files.writeString(homes.resolve("secret"), text + "\n").toString();
    }

    private static Path sessionIn(Path state) throws IOException {
        try (Stream<Path> files = Files.list(state)) {
            return files.filter(file -> file.toString().matches(".*/session.*\\.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void let(String permissions, Path... places) throws IOException {
        for (Path place : places) {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(permissions));
        }
    }

    @Test
    void a_bundle_for_those_who_help_holds_no_secrets_and_replaces_no_file() throws Exception {
        Path bundle = homes.resolve("bundle.zip");
        Shell mira = world.mira().with("OTHER_SECRET", "do-not-tell");

        Shell.Result first = mira.run("doctor", "--bundle", bundle.toString());
        Shell.Result second = mira.run("doctor", "--bundle", bundle.toString());

        Map<String, String> inside = unzipped(bundle);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(inside.keySet())
                .containsExactly("findings.json", "settings.txt", "environment.txt", "network.txt");
        assertThat(inside.get("network.txt")).contains("GET", "/session");
        assertThat(inside.get("environment.txt")).contains("OTHER_SECRET", "CUBECHAT_PASSWORD");
        assertThat(String.join("", inside.values()))
                .doesNotContain("pw-101", "do-not-tell", world.ready().authKey().reveal());
        assertThat(second.code()).isEqualTo(9);
    }

    @Test
    void a_bundle_does_not_tell_the_command_that_prints_the_password() throws Exception {
        Path bundle = homes.resolve("bundle.zip");
        Shell shell = new Shell(homes.resolve("somebody"));
        String command = "--password-command=vault --token sekrit2 read";
        shell.run("profile", "add", "pc", "--app-id=1", command);

        shell.run(
                "doctor",
                "--profile=pc",
                "--api-url=https://localhost:1",
                "--chat-host=localhost",
                "--xmpp-port=1",
                "--bundle",
                bundle.toString());

        Map<String, String> inside = unzipped(bundle);
        assertThat(inside.get("settings.txt")).contains("password_command = ••• (");
        assertThat(String.join("", inside.values())).doesNotContain("sekrit2");
        assertThat(Files.getPosixFilePermissions(bundle))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private static Map<String, String> statuses(String json) throws Exception {
        Map<String, String> statuses = new LinkedHashMap<>();
        for (Json one : JsonText.parse(json).asItems()) {
            Json.Obj finding = one.asObject();
            statuses.put(
                    finding.get("check").asText().orElseThrow(),
                    finding.get("status").asText().orElseThrow());
        }
        return statuses;
    }

    private static Map<String, String> unzipped(Path file) throws IOException {
        Map<String, String> inside = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                inside.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return inside;
    }
}
