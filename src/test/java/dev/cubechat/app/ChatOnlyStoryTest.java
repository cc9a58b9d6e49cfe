package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** A profile that knows only the chat server: user, password, host, port, certificates. */
class ChatOnlyStoryTest {
    @TempDir Path homes;
    private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void messages_go_and_come_without_a_rest_request() throws Exception {
        try (Listening jon = Listening.start(chatOnly("jon", 102))) {
            world.sandbox().transcript().clear();
            Shell mira = chatOnly("mira", 101);

            Shell.Result toJon =
                    mira.run(
                            "msg",
                            "send",
                            "user:102",
                            "-m",
                            "Hello",
                            "--transport",
                            "xmpp",
                            "--json");
            Shell.Result toAll =
                    mira.run(
                            "msg",
                            "send",
                            "room:" + StoryWorld.CLIMBERS,
                            "-m",
                            "Hello, all",
                            "--transport",
                            "xmpp",
                            "--json");
            Shell.Result typing = mira.run("msg", "typing", "user:102");

            assertThat(toJon.code()).as(toJon.err()).isZero();
            assertThat(toJon.out()).contains("\"status\":\"sent\"").contains("\"dialog_id\":null");
            assertThat(toAll.out()).contains(StoryWorld.CLIMBERS);
            assertThat(typing.code()).as(typing.err()).isZero();
            assertThat(jon.await("message").get("body")).isEqualTo(Json.of("Hello"));
            assertThat(jon.await("message").get("body")).isEqualTo(Json.of("Hello, all"));
            jon.await("typing");
        }
        assertThat(world.sandbox().transcript().text()).doesNotContain("REST");
    }

    @Test
    void what_needs_rest_says_what_is_missing() {
        Shell.Result result = chatOnly("mira", 101).run("dialog", "list");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("cubechat auth login");
    }

    private Shell chatOnly(String login, long id) {
        Shell shell = new Shell(homes.resolve("only-" + login));
        return shell.with("CUBECHAT_CHAT_HOST", world.ready().chatHost())
                .with("CUBECHAT_API_URL", "https://localhost:9")
                .with("CUBECHAT_XMPP_PORT", Integer.toString(world.ready().xmppPort()))
                .with("CUBECHAT_CA_FILE", world.ready().caFile().toString())
                .with("CUBECHAT_APP_ID", world.ready().appId().toString())
                .with("CUBECHAT_USER_ID", Long.toString(id))
                .with("CUBECHAT_PASSWORD", "pw-" + id);
    }
}
