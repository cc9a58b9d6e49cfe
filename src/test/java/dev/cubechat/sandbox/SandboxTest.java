package dev.cubechat.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.json.JsonText;
import dev.cubechat.model.Failure;
import dev.cubechat.sandbox.SandboxCaller.Reply;
import dev.cubechat.sandbox.seed.SeedReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

@Timeout(60)
class SandboxTest {
    @TempDir Path folder;

    @Test
    void the_ready_record_is_in_the_ready_file_while_it_runs() throws IOException {
        Path file = folder.resolve("ready.json");

        try (Sandbox sandbox = start(SandboxOptions.FOR_TESTS.withReadyFile(file))) {
            String text = Files.readString(file);
            assertThat(JsonText.parse(text)).isEqualTo(sandbox.ready().toJson());
            assertThat(sandbox.ready().toJson().members().keySet())
                    .containsExactly(
                            "api_url",
                            "chat_host",
                            "xmpp_port",
                            "ws_url",
                            "ca_file",
                            "app_id",
                            "auth_key",
                            "pid",
                            "users");
            assertThat(text).contains("{\"id\":101,\"login\":\"mira\"}");
            assertThat(sandbox.ready().caFile()).exists();
        }

        assertThat(file).doesNotExist();
    }

    @Test
    void a_sandbox_without_a_data_folder_leaves_nothing_behind() {
        Path authority;

        try (Sandbox sandbox = start(SandboxOptions.FOR_TESTS)) {
            authority = sandbox.ready().caFile();
        }

        assertThat(authority.getParent()).doesNotExist();
    }

    @Test
    void what_happened_is_still_there_when_it_starts_again() throws IOException {
        Path data = folder.resolve("data");
        SandboxOptions options = SandboxOptions.FOR_TESTS.withData(data);
        String before;
        try (Sandbox sandbox = start(options);
                SandboxCaller rest = new SandboxCaller(sandbox.ready())) {
            before = Files.readString(sandbox.ready().caFile());
            rest.post(rest.signIn("mira"), "/chat/Dialog", "{\"type\":2,\"name\":\"Kept\"}");
        }

        try (Sandbox sandbox = start(options);
                SandboxCaller rest = new SandboxCaller(sandbox.ready())) {
            Reply dialogs = rest.get(rest.signIn("mira"), "/chat/Dialog?name=Kept");
            assertThat(dialogs.json().get("items").asItems()).hasSize(1);
            assertThat(Files.readString(sandbox.ready().caFile())).isEqualTo(before);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        for (String file : new String[] {"server-key.pem", "world.db"}) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(data.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_seed_is_not_poured_over_a_world_that_is_there() {
        SandboxOptions options = SandboxOptions.FOR_TESTS.withData(folder.resolve("data"));
        start(options).close();

        assertThatThrownBy(() -> start(options.withSeed(SeedReader.read("{}"))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("already has a world");
    }

    @Test
    void two_sandboxes_do_not_share_a_data_folder() {
        SandboxOptions options = SandboxOptions.FOR_TESTS.withData(folder.resolve("data"));

        try (Sandbox sandbox = start(options)) {
            assertThatThrownBy(() -> start(options))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("database");
            assertThat(sandbox.ready().caFile()).exists();
        }
    }

    @Test
    void a_port_that_is_taken_is_told_of_and_nothing_stays_open() {
        try (Sandbox sandbox = start(SandboxOptions.FOR_TESTS)) {
            int port = sandbox.ready().apiUrl().getPort();
            SandboxOptions same =
                    new SandboxOptions(
                            null, null, port, 0, 0, null, List.of(), false, false, false);

            assertThatThrownBy(() -> start(same))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("port " + port);
        }
    }

    @Test
    void faults_come_when_they_are_set_and_go_when_they_are_cleared() {
        try (Sandbox sandbox = start(SandboxOptions.FOR_TESTS);
                SandboxCaller rest = new SandboxCaller(sandbox.ready())) {
            String mira = rest.signIn("mira");
            rest.post("", "/__sandbox/fault?set=429%3Devery:2,retry-after:7", "");

            Reply first = rest.get(mira, "/session");
            Reply second = rest.get(mira, "/session");
            rest.post("", "/__sandbox/fault?clear=1", "500=next:1");
            Reply third = rest.get(mira, "/session");
            Reply fourth = rest.get(mira, "/session");

            assertThat(first.status()).isEqualTo(200);
            assertThat(second.status()).isEqualTo(429);
            assertThat(second.header("Retry-After")).isEqualTo("7");
            assertThat(third.status()).isEqualTo(500);
            assertThat(fourth.status()).isEqualTo(200);
        }
    }

    @Test
    void a_session_ends_two_hours_after_its_last_request() {
        try (Sandbox sandbox = start(SandboxOptions.FOR_TESTS);
                SandboxCaller rest = new SandboxCaller(sandbox.ready())) {
            String mira = rest.signIn("mira");
            rest.post("", "/__sandbox/clock?advance=" + Duration.ofMinutes(119).toSeconds(), "");
            Reply inTime = rest.get(mira, "/session");
            rest.post("", "/__sandbox/clock?advance=" + Duration.ofMinutes(121).toSeconds(), "");
            Reply tooLate = rest.get(mira, "/session");

            assertThat(inTime.status()).isEqualTo(200);
            assertThat(tooLate.status()).isEqualTo(401);
        }
    }

    @Test
    void the_transcript_shows_requests_and_replies_without_passwords_and_tokens() {
        try (Sandbox sandbox = start(SandboxOptions.FOR_TESTS);
                SandboxCaller rest = new SandboxCaller(sandbox.ready())) {
            String mira = rest.signIn("mira");
            rest.get(mira, "/chat/Dialog");

            String transcript = rest.get("", "/__sandbox/transcript").body();

            assertThat(transcript)
                    .contains("POST /session", "\"login\":\"mira\"", "GET /chat/Dialog")
                    .doesNotContain("pw-101", mira, sandbox.ready().authKey().reveal());
        }
    }

    @Test
    void a_message_to_somebody_who_is_away_would_have_been_pushed_unless_they_muted_the_dialog() {
        String dialog = "5eed00000000000000000002";
        try (Sandbox sandbox = start(SandboxOptions.FOR_TESTS);
                SandboxCaller rest = new SandboxCaller(sandbox.ready())) {
            rest.put(
                    rest.signIn("kai"),
                    "/chat/Dialog/" + dialog + "/notifications",
                    "{\"enabled\":0}");

            rest.post(
                    rest.signIn("mira"),
                    "/chat/Message",
                    "{\"chat_dialog_id\":\"%s\",\"message\":\"rope?\",\"send_to_chat\":1}"
                            .formatted(dialog));

            assertThat(rest.get("", "/__sandbox/pushes").body())
                    .contains("{\"user_id\":102,", "{\"user_id\":104,", "\"message\":\"rope?\"")
                    .doesNotContain("\"user_id\":101", "\"user_id\":103");
        }
    }

    @Test
    void without_hooks_there_are_none() {
        SandboxOptions options =
                new SandboxOptions(null, null, 0, 0, 0, null, List.of(), false, false, false);

        try (Sandbox sandbox = start(options);
                SandboxCaller rest = new SandboxCaller(sandbox.ready())) {
            assertThat(rest.get("", "/__sandbox/transcript").status()).isEqualTo(404);
        }
    }

    private static Sandbox start(SandboxOptions options) {
        return Sandbox.start(options, InstantSource.system(), new SecureRandom());
    }
}
