package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class TroubleStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void a_server_that_our_authority_did_not_sign_is_not_trusted() throws IOException {
        Path elsewhere = Files.createDirectories(homes.resolve("elsewhere"));
        try (StoryWorld other = new StoryWorld(elsewhere)) {
            Path wrong = other.ready().caFile();

            Shell.Result result =
                    world.mira().with("CUBECHAT_CA_FILE", wrong.toString()).run("user", "me");

            assertOneClearLine(result, 8);
        }
    }

    @Test
    void a_certificate_for_another_host_is_not_trusted() {
        URI url = world.ready().apiUrl();

        Shell.Result result =
                world.mira().run("user", "me", "--api-url", "https://127.0.0.2:" + url.getPort());

        assertOneClearLine(result, 8);
    }

    @Test
    void nobody_at_home_is_one_clear_line() {
        Shell.Result result = world.mira().run("user", "me", "--api-url", "https://localhost:1");

        assertOneClearLine(result, 8);
    }

    @Test
    void a_port_that_no_host_has_is_one_clear_line() {
        Shell.Result result =
                world.mira().run("user", "me", "--api-url", "https://localhost:99999");

        assertOneClearLine(result, 2);
    }

    @Test
    void a_ca_file_without_an_end_is_one_clear_line() {
        assumeThat(Path.of("/dev/zero")).exists();

        Shell.Result result = world.mira().with("CUBECHAT_CA_FILE", "/dev/zero").run("user", "me");

        assertOneClearLine(result, 14);
        assertThat(result.err()).contains("/dev/zero is longer than 4 MiB.");
    }

    @Test
    void a_configuration_without_an_end_is_one_clear_line() throws IOException {
        assumeThat(Path.of("/dev/zero")).exists();
        Path folder = Files.createDirectories(homes.resolve("mira/.config/cubechat"));
        Files.createSymbolicLink(folder.resolve("config.toml"), Path.of("/dev/zero"));

        assertOneClearLine(world.mira().run("user", "me"), 14);
    }

    @Test
    void input_that_is_too_long_is_one_clear_line() throws IOException {
        String long2m = "x".repeat(2 << 20);
        Path file = Files.writeString(homes.resolve("body.json"), "[\"" + long2m + "\"]");

        Shell.Result text = world.mira().typing(long2m).run("msg", "send", "#Climbers");
        Shell.Result body =
                world.mira().run("api", "POST", "/chat/Message", "--input", file.toString());
        Shell.Result key =
                world.mira().run("profile", "add", "work", "--auth-key-file", file.toString());

        assertOneClearLine(text, 2);
        assertThat(text.err()).contains("Standard input is longer than 1 MiB.");
        assertOneClearLine(body, 2);
        assertThat(body.err()).contains("is longer than 1 MiB.");
        assertOneClearLine(key, 2);
    }

    @Test
    void a_wrong_password_is_one_clear_line() {
        Shell.Result result = world.as("mira", "wrong").run("user", "me");

        assertOneClearLine(result, 4);
    }

    @Test
    void an_error_is_an_object_for_scripts() {
        Shell.Result result =
                world.mira().run("user", "me", "--json", "--api-url", "https://localhost:1");

        assertThat(result.err())
                .startsWith("{\"error\":{\"code\":\"unreachable\",\"exit\":8,")
                .contains("\"retryable\":true");
    }

    @Test
    void a_silent_service_is_not_waited_for_longer_than_asked() {
        Shell mira = world.mira();
        mira.run("auth", "login");
        world.sandbox().faults().set("delay=3s");

        Shell.Result result =
                assertTimeout(
                        Duration.ofSeconds(10),
                        () ->
                                mira.run(
                                        "dialog",
                                        "create",
                                        "private",
                                        "@lena",
                                        "--timeout",
                                        "200ms"));

        world.sandbox().faults().clear();
        assertThat(result.code()).as(result.err()).isIn(8, 11);
    }

    @Test
    void how_often_a_message_was_sent_is_told() {
        Shell mira = world.mira();
        mira.run("auth", "login");
        world.sandbox().faults().set("429=every:2,retry-after:1");
        mira.run("user", "me");

        Shell.Result sent =
                mira.run("msg", "send", StoryWorld.CLIMBERS, "-m", "hi", "--json=attempts");

        assertThat(sent.out()).as(sent.err()).isEqualTo("{\"attempts\":2}\n");
    }

    @Test
    void what_is_sent_is_told_with_debug() {
        Shell.Result result = world.mira().run("user", "me", "--debug");

        assertThat(result.err()).contains("debug: ").contains("/session").doesNotContain("pw-101");
    }

    private static void assertOneClearLine(Shell.Result result, int code) {
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines().filter(line -> line.startsWith("cubechat: "))).hasSize(1);
        assertThat(result.err().lines())
                .allMatch(line -> line.startsWith("cubechat: ") || line.startsWith("hint: "));
    }
}
