package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A profile that knows only the chat server: user, password, host, port, certificates. */
class ChatOnlyStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
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
    void what_was_sent_is_changed_marked_and_taken_back_without_a_rest_request() throws Exception {
        Shell mira = chatOnly("mira", 101);
        Shell jon = chatOnly("jon", 102);
        try (Listening atMiras = Listening.start(chatOnly("mira", 101));
                Listening atJons = Listening.start(chatOnly("jon", 102), "--no-auto-delivered")) {
            world.sandbox().transcript().clear();
            mira.run("msg", "send", "user:102", "-m", "at six", "--transport", "xmpp");
            String id = Listening.word(atJons.await("message"), "id");

            Shell.Result marked = byXmpp(jon, "user:101", "mark", id, "--delivered");
            Shell.Result read = byXmpp(jon, "user:101", "mark", id, "--read");
            Shell.Result edited = byXmpp(mira, "user:102", "edit", id, "-m", "at seven");
            Shell.Result deleted =
                    byXmpp(mira, "user:102", "delete", id, "--for-everyone", "--yes");

            assertThat(marked.out())
                    .as(marked.err())
                    .isEqualTo(
                            "{\"dialog_id\":null,\"message_ids\":[\""
                                    + id
                                    + "\"],\"transport\":\"xmpp\"}\n");
            assertThat(read.code()).as(read.err()).isZero();
            assertThat(edited.code()).as(edited.err()).isZero();
            assertThat(deleted.out()).as(deleted.err()).contains(id);
            assertThat(Listening.word(atMiras.await("delivered"), "message_id")).isEqualTo(id);
            assertThat(Listening.word(atMiras.await("read"), "message_id")).isEqualTo(id);
            assertThat(Listening.word(atJons.await("edited"), "body")).isEqualTo("at seven");
            assertThat(Listening.word(atJons.await("deleted"), "message_id")).isEqualTo(id);
        }
        assertThat(world.sandbox().transcript().text()).doesNotContain("REST");
    }

    @Test
    void a_message_in_a_room_is_marked_by_who_sent_it_without_a_rest_request() throws Exception {
        String room = "room:" + StoryWorld.CLIMBERS;
        Shell mira = chatOnly("mira", 101);
        try (Listening atMiras = Listening.start(mira);
                Listening atJons = Listening.start(chatOnly("jon", 102), "--no-auto-delivered")) {
            mira.run("msg", "send", room, "-m", "up we go", "--transport", "xmpp");
            String id = Listening.word(atJons.await("message"), "id");

            Shell.Result read =
                    byXmpp(chatOnly("jon", 102), room, "mark", id, "--read", "--from", "101");
            Shell.Result edited = byXmpp(mira, room, "edit", id, "-m", "up they go", "--last");

            assertThat(read.code()).as(read.err()).isZero();
            assertThat(edited.out()).as(edited.err()).contains(StoryWorld.CLIMBERS);
            assertThat(Listening.word(atMiras.await("read"), "message_id")).isEqualTo(id);
            assertThat(Listening.word(atJons.await("edited"), "body")).isEqualTo("up they go");
        }
    }

    @Test
    void what_needs_rest_says_what_is_missing() {
        Shell.Result result = chatOnly("mira", 101).run("dialog", "list");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("cubechat auth login");
    }

    private static Shell.Result byXmpp(Shell shell, String dialog, String... words) {
        List<String> args = new ArrayList<>(List.of("msg"));
        args.addAll(List.of(words));
        args.addAll(List.of("--dialog", dialog, "--transport", "xmpp", "--json"));
        return shell.run(args.toArray(String[]::new));
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
