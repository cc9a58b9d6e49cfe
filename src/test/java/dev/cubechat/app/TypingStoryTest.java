package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class TypingStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void writing_in_a_group_is_seen_and_ends_by_itself() throws Exception {
        try (Listening jon = Listening.start(world.jon())) {
            Shell.Result result =
                    world.mira().run("msg", "typing", "#Climbers", "--for", "50ms", "--json");

            assertThat(result.out())
                    .isEqualTo(
                            "{\"dialog_id\":\""
                                    + StoryWorld.CLIMBERS
                                    + "\",\"user_id\":null,\"typing\":false}\n");
            Json.Obj began = jon.await("typing");
            assertThat(began.get("user_id")).isEqualTo(Json.of(101L));
            assertThat(began.get("dialog_id")).isEqualTo(Json.of(StoryWorld.CLIMBERS));
            assertThat(jon.await("typing_stopped").get("user_id")).isEqualTo(Json.of(101L));
        }
    }

    @Test
    void writing_to_a_person_is_seen_until_it_is_said_to_have_stopped() throws Exception {
        try (Listening jon = Listening.start(world.jon())) {
            Shell.Result began = world.mira().run("msg", "typing", "@jon", "--json");
            assertThat(began.out())
                    .isEqualTo("{\"dialog_id\":null,\"user_id\":102,\"typing\":true}\n");
            jon.await("typing");

            Shell.Result ended = world.mira().run("msg", "typing", "@jon", "--stop", "--json");

            assertThat(ended.out()).contains("\"typing\":false");
            jon.await("typing_stopped");
        }
    }

    @Test
    void one_who_is_stopped_while_writing_says_so_at_once() throws Exception {
        try (Listening jon = Listening.start(world.jon());
                Listening mira =
                        Listening.in(world.mira(), "msg", "typing", "@jon", "--for", "10m")) {
            jon.await("typing");

            Shell.Result stopped = mira.stop();

            assertThat(stopped.code()).isEqualTo(130);
            jon.await("typing_stopped");
        }
    }

    @Test
    void a_dry_run_shows_both_stanzas_and_contradictions_are_refused() {
        Shell.Result dry = world.mira().run("msg", "typing", "@jon", "--for", "5s", "--dry-run");
        Shell.Result both = world.mira().run("msg", "typing", "@jon", "--for", "5s", "--stop");

        assertThat(dry.out())
                .contains("<composing")
                .contains("<paused")
                .contains("\"user_id\":102");
        assertThat(both.code()).isEqualTo(2);
    }
}
