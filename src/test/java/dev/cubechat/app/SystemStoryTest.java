package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class SystemStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void data_reaches_the_other_program_and_is_no_message() throws Exception {
        try (Listening jon = Listening.start(world.jon())) {
            Shell.Result rest =
                    world.mira().run("system", "send", "@jon", "--field", "kind=refresh", "--json");
            Json.Obj first = jon.await("system");
            Shell.Result xmpp =
                    world.mira()
                            .run(
                                    "system", "send", "102", "--body", "B", "--field", "n=1",
                                    "--json");
            Json.Obj second = jon.await("system");

            assertThat(rest.code()).as(rest.err()).isZero();
            assertThat(rest.out()).contains("\"user_id\":102,\"transport\":\"rest\"");
            assertThat(first.get("fields").asObject().get("kind")).isEqualTo(Json.of("refresh"));
            assertThat(first.get("user_id")).isEqualTo(Json.of(101L));
            assertThat(xmpp.out()).contains("\"transport\":\"xmpp\"");
            assertThat(second.get("body")).isEqualTo(Json.of("B"));
            assertThat(second.get("fields").asObject().get("n")).isEqualTo(Json.of("1"));
            assertThat(jon.rest()).noneMatch(it -> Listening.word(it, "type").equals("message"));
        }
    }

    @Test
    void those_who_are_away_never_get_it() throws Exception {
        world.mira().run("system", "send", "@jon", "--field", "kind=lost");
        world.mira().run("system", "send", "@jon", "--body", "lost", "--transport", "xmpp");

        try (Listening jon = Listening.start(world.jon())) {
            world.mira().run("system", "send", "@jon", "--field", "kind=found");

            Json.Obj heard = jon.await("system");
            assertThat(heard.get("fields").asObject().get("kind")).isEqualTo(Json.of("found"));
        }
        assertThat(world.mira().run("msg", "history", "@jon").out()).doesNotContain("lost");
    }

    @Test
    void what_a_way_cannot_carry_is_refused_unsent() {
        Shell mira = world.mira();

        List<Shell.Result> refused =
                List.of(
                        mira.run("system", "send", "102"),
                        mira.run("system", "send", "102", "--body", "B", "--transport", "rest"),
                        mira.run("system", "send", "102", "--field", "recipientId=7"),
                        mira.run("system", "send", "102", "--field", "1=7", "--transport", "xmpp"));

        assertThat(refused).allSatisfy(result -> assertThat(result.code()).isEqualTo(2));
        assertThat(world.sandbox().transcript().text()).doesNotContain("Message/system");
    }

    @Test
    void a_dry_run_shows_either_way() {
        Shell mira = world.mira();

        assertThat(mira.run("system", "send", "102", "--field", "a=1", "--dry-run").out())
                .contains("{\"recipientId\":102,\"a\":\"1\"}");
        assertThat(mira.run("system", "send", "102", "--body", "B", "--dry-run").out())
                .contains("headline")
                .contains("SystemNotifications");
    }
}
