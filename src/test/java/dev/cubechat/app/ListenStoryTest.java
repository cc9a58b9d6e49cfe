package dev.cubechat.app;

import static dev.cubechat.app.Listening.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class ListenStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void a_message_by_rest_is_heard() throws Exception {
        try (Listening jon = Listening.start(world.jon())) {
            String sent =
                    world.mira().run("msg", "send", "#Climbers", "-m", "hello", "--json").out();

            Json.Obj heard = jon.await("message");

            assertThat(heard.get("v")).isEqualTo(Json.of(1));
            assertThat(heard.get("id")).isEqualTo(JsonText.parse(sent).asObject().get("id"));
            assertThat(word(heard, "dialog_id")).isEqualTo(StoryWorld.CLIMBERS);
            assertThat(heard.get("sender_id")).isEqualTo(Json.of(101));
            assertThat(word(heard, "body")).isEqualTo("hello");
        }
    }

    @Test
    void a_message_by_chat_is_heard_with_its_id_and_answered_with_delivered() throws Exception {
        try (Listening mira = Listening.start(world.mira());
                Listening jon = Listening.start(world.jon())) {
            Shell.Result sent =
                    world.mira()
                            .run(
                                    "msg",
                                    "send",
                                    "@jon",
                                    "-m",
                                    "hi",
                                    "--transport",
                                    "xmpp",
                                    "--id",
                                    "65f0000000000000000000aa",
                                    "--json=status,id,transport");

            Json.Obj heard = jon.await("message");
            Json.Obj delivered = mira.await("delivered");

            assertThat(sent.out())
                    .isEqualTo(
                            "{\"status\":\"sent\",\"id\":\"65f0000000000000000000aa\","
                                    + "\"transport\":\"xmpp\"}\n");
            assertThat(word(heard, "id")).isEqualTo("65f0000000000000000000aa");
            assertThat(word(heard, "dialog_id")).isEqualTo(StoryWorld.MIRA_AND_JON);
            assertThat(word(delivered, "message_id")).isEqualTo("65f0000000000000000000aa");
            assertThat(delivered.get("user_id")).isEqualTo(Json.of(102));
        }
    }

    @Test
    void reading_editing_and_deleting_are_heard() throws Exception {
        Shell mira = world.mira();
        try (Listening jon = Listening.start(world.jon())) {
            mira.run("msg", "send", "@jon", "-m", "helo");
            String id = word(jon.await("message"), "id");

            mira.run("msg", "edit", id, "--dialog", "@jon", "-m", "hello", "--last");
            Json.Obj edited = jon.await("edited");
            mira.run(
                    "msg",
                    "delete",
                    id,
                    "--dialog",
                    "@jon",
                    "--for-everyone",
                    "--yes",
                    "--transport",
                    "xmpp");
            Json.Obj deleted = jon.await("deleted");

            assertThat(word(edited, "message_id")).isEqualTo(id);
            assertThat(word(edited, "body")).isEqualTo("hello");
            assertThat(edited.get("last")).isEqualTo(Json.of(true));
            assertThat(word(deleted, "message_id")).isEqualTo(id);
        }
    }

    @Test
    void only_what_was_asked_for_is_printed() throws Exception {
        try (Listening jon = Listening.start(world.jon(), "--only", "deleted,state")) {
            world.mira().run("msg", "send", "#Climbers", "-m", "not this");
            world.mira()
                    .run(
                            "msg",
                            "delete",
                            "last:me",
                            "--dialog",
                            "#Climbers",
                            "--for-everyone",
                            "--yes");

            jon.await("deleted");

            assertThat(jon.stop().code()).isEqualTo(130);
            assertThat(jon.rest()).allMatch(record -> word(record, "type").equals("state"));
        }
    }

    @Test
    void a_count_ends_it() throws Exception {
        try (Listening jon = Listening.start(world.jon(), "--count", "1")) {
            world.mira().run("msg", "send", "#Climbers", "-m", "the one");

            assertThat(jon.result().code()).isZero();
        }
    }

    @Test
    void fields_are_picked_from_records() throws Exception {
        try (Listening jon = Listening.start(world.jon(), "--json=type,state,body")) {
            world.mira().run("msg", "send", "#Climbers", "-m", "short");

            assertThat(jon.await("message").members().keySet())
                    .containsExactly("type", "state", "body");
        }
    }

    @Test
    void an_event_that_does_not_exist_is_a_usage_error() {
        Shell.Result result = world.jon().run("listen", "--only", "mesage");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("\"mesage\"").contains("message");
    }

    @Test
    void a_wrong_password_is_refused() {
        Shell.Result result = world.as("jon", "wrong").run("listen", "--for", "20s");

        assertThat(result.code()).isEqualTo(4);
    }

    @Test
    void an_untrusted_chat_server_is_unreachable() throws Exception {
        Path elsewhere = Files.createDirectories(homes.resolve("elsewhere"));
        try (StoryWorld other = new StoryWorld(elsewhere)) {
            Shell jon = world.jon();
            jon.run("auth", "login");

            Shell.Result result =
                    jon.run(
                            "listen",
                            "--for",
                            "20s",
                            "--xmpp-port",
                            Integer.toString(other.ready().xmppPort()));

            assertThat(result.code()).as(result.err()).isEqualTo(8);
            assertThat(result.err().lines().filter(line -> line.startsWith("cubechat: ")))
                    .hasSize(1);
        }
    }

    @Test
    void a_terminated_process_says_closed_first() throws Exception {
        Process process = world.jon().process(List.of(), "listen", "--jsonl").start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (!line.contains("\"ready\"")) {
                line = out.readLine();
                assertThat(line).isNotNull();
            }

            process.toHandle().destroy();

            String rest = out.readAllAsString();
            String err =
                    new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(rest).as(err).endsWith("\"state\":\"closed\",\"previous\":\"ready\"}\n");
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
    }
}
