package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

@Timeout(60)
class PresenceStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void a_watch_that_would_end_after_nothing_is_refused() {
        Shell mira = world.mira();

        assertThat(mira.run("presence", "watch", "@jon", "--count", "0", "--for", "1s").code())
                .isEqualTo(2);
        assertThat(mira.run("presence", "watch", "@jon", "--count=-5", "--for", "1s").err())
                .contains("--count begins at 1");
    }

    @Test
    void when_people_were_active_is_told_for_each() throws Exception {
        world.jon().run("presence", "active");

        Shell.Result mine = world.jon().run("presence", "last", "me", "--json=user_id,online");
        Shell.Result jons = world.mira().run("presence", "last", "@jon", "--json");
        Shell.Result both = world.mira().run("presence", "last", "@jon", "104", "--json");

        assertThat(mine.out()).as(mine.err()).isEqualTo("{\"user_id\":102,\"online\":false}\n");
        Json.Obj jon = JsonText.parse(jons.out()).asObject();
        assertThat(jon.get("online")).isEqualTo(Json.of(false));
        assertThat(jon.get("seconds").asLong().orElseThrow()).isBetween(1L, 30L);
        assertThat(both.code()).isEqualTo(3);
        assertThat(both.out()).contains("\"user_id\":102").doesNotContain("\"user_id\":104");
        assertThat(both.err()).contains("User 104 was never in the chat");
    }

    @Test
    void someone_who_was_never_there_is_not_found() {
        Shell.Result result = world.mira().run("presence", "last", "104");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void a_ping_says_how_long_it_took() throws Exception {
        Shell.Result one = world.mira().run("presence", "ping", "--json");
        Shell.Result three = world.mira().run("presence", "ping", "--count", "3", "--jsonl");

        assertThat(one.code()).as(one.err()).isZero();
        assertThat(JsonText.parse(one.out()).asObject().get("rtt_ms")).isInstanceOf(Json.Dec.class);
        assertThat(three.out().lines()).hasSize(3);
    }

    @Test
    void a_ping_of_a_server_that_is_gone_exits_8() {
        Shell.Result result = world.mira().run("presence", "ping", "--xmpp-port", "1");

        assertThat(result.code()).as(result.err()).isEqualTo(8);
    }

    @Test
    void a_ping_that_is_answered_too_late_exits_10() {
        world.sandbox().faults().set("delay=5s");

        Shell.Result result = world.mira().run("presence", "ping", "--timeout", "300ms");

        assertThat(result.code()).as(result.err()).isEqualTo(10);
        assertThat(result.err()).contains("did not answer within 300 ms");
    }

    @Test
    void coming_and_going_of_those_watched_is_told_and_handed_to_a_command() throws Exception {
        Path noted = homes.resolve("noted");
        Thread jon =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    while (!Thread.currentThread().isInterrupted()) {
                                        world.kai().run("presence", "active");
                                        world.jon().run("presence", "active");
                                    }
                                });

        Shell.Result result =
                world.mira()
                        .run(
                                "presence",
                                "watch",
                                "@jon",
                                "--count",
                                "2",
                                "--for",
                                "30s",
                                "--exec",
                                "cat >>'" + noted + "'; echo $EVENT_USER_ID >>'" + noted + "'");
        jon.interrupt();
        jon.join();

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .hasSize(2)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .contains("\"type\":\"last_activity\"", "\"user_id\":102"));
        assertThat(result.out()).contains("\"seconds\":0", "\"seconds\":1");
        assertThat(Files.readAllLines(noted)).hasSize(4).contains("102").doesNotContain("103");
    }

    @Test
    void a_device_that_nobody_looks_at_says_so() {
        Shell.Result dry = world.mira().run("presence", "inactive", "--dry-run");
        Shell.Result ended = world.mira().run("presence", "inactive", "--json");
        Shell.Result stayed = world.mira().run("presence", "inactive", "--for", "300ms", "--json");
        Shell.Result active = world.mira().run("presence", "active", "--json");

        assertThat(dry.out()).contains("mobile#v2").contains("enable=\\\"true\\\"");
        assertThat(ended.err()).contains("ends with the connection");
        assertThat(stayed.out()).as(stayed.err()).isEqualTo("{\"state\":\"inactive\"}\n");
        assertThat(stayed.code()).isZero();
        assertThat(active.out()).isEqualTo("{\"state\":\"active\"}\n");
        assertThat(world.sandbox().transcript().text()).contains("enable=\"true\"");
    }

    @Test
    void someone_unknown_cannot_be_watched() {
        Shell.Result result = world.mira().run("presence", "watch", "999", "--for", "20s");

        assertThat(result.code()).as(result.err()).isEqualTo(5);
    }
}
