package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class ReactionStoryTest {
    private static final String FIRST = "5eed00000000000000000101";

    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void reactions_are_added_listed_heard_and_taken_back() throws Exception {
        try (Listening jon = Listening.start(world.jon(), "--only", "reaction,state")) {
            Shell.Result added = world.mira().run("msg", "react", FIRST, "--add", "🚀", "--json");
            Shell.Result listed = world.kai().run("msg", "reactions", FIRST, "--jsonl");
            Shell.Result removed =
                    world.mira().run("msg", "react", "last", "--dialog", "#Climbers", "--add", "x");

            assertThat(added.out())
                    .isEqualTo(
                            "{\"message_id\":\""
                                    + FIRST
                                    + "\",\"added\":\"🚀\",\"removed\":null}\n");
            assertThat(listed.out().lines())
                    .containsExactlyInAnyOrder(
                            "{\"reaction\":\"👍\",\"user_ids\":[102],\"count\":1}",
                            "{\"reaction\":\"🚀\",\"user_ids\":[101],\"count\":1}");
            assertThat(removed.code()).as(removed.err()).isZero();
            Json.Obj heard = jon.await("reaction");
            assertThat(heard.get("message_id")).isEqualTo(Json.of(FIRST));
            assertThat(heard.get("user_id")).isEqualTo(Json.of(101L));
            assertThat(heard.get("add")).isEqualTo(Json.of("🚀"));
        }
    }

    @Test
    void one_reaction_replaces_another_in_one_request() {
        world.jon().run("auth", "login");
        world.sandbox().transcript().clear();

        Shell.Result replaced =
                world.jon().run("msg", "react", FIRST, "--add", "🚀", "--remove", "👍");

        assertThat(replaced.code()).as(replaced.err()).isZero();
        assertThat(world.sandbox().transcript().text().split("PUT ")).hasSize(2);
        assertThat(world.jon().run("msg", "reactions", FIRST, "--jsonl").out())
                .isEqualTo("{\"reaction\":\"🚀\",\"user_ids\":[102],\"count\":1}\n");
    }

    @Test
    void what_cannot_be_a_reaction_is_refused_unsent() {
        Shell mira = world.mira();

        List<Shell.Result> refused =
                List.of(
                        mira.run("msg", "react", FIRST),
                        mira.run("msg", "react", FIRST, "--add", ""),
                        mira.run("msg", "react", FIRST, "--add", "x", "--remove", "x"),
                        mira.run("msg", "react", "last", "--add", "x"),
                        mira.run("msg", "reactions", "last"));

        assertThat(refused).allSatisfy(result -> assertThat(result.code()).isEqualTo(2));
        assertThat(world.sandbox().transcript().text()).isEmpty();
        assertThat(mira.run("msg", "react", "5eed000000000000000000ff", "--add", "x").code())
                .isEqualTo(5);
    }

    @Test
    void a_dry_run_shows_the_request() {
        Shell.Result dry =
                world.mira().run("msg", "react", FIRST, "--add", "a", "--remove", "b", "--dry-run");

        assertThat(dry.out())
                .contains("\"method\":\"PUT\"")
                .contains("/chat/Message/" + FIRST + "/reactions")
                .contains("{\"add\":\"a\",\"remove\":\"b\"}");
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }
}
