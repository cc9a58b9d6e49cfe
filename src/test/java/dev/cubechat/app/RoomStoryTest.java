package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class RoomStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void one_who_is_in_a_room_is_seen_and_sees_who_comes_and_goes() throws Exception {
        try (Listening mira = Listening.in(world.mira(), "dialog", "join", "#Climbers")) {
            assertThat(mira.await("joined").get("user_id")).isEqualTo(Json.of(101L));
            assertThat(world.jon().run("dialog", "online", "#Climbers", "--json").out())
                    .isEqualTo("[{\"user_id\":101}]\n");

            Shell.Result kai = world.kai().run("dialog", "join", "#Climbers", "--for", "200ms");

            assertThat(kai.code()).as(kai.err()).isZero();
            assertThat(kai.out())
                    .contains("\"type\":\"joined\"")
                    .contains("\"user_id\":103")
                    .contains("\"type\":\"left\"");
            Json.Obj came = mira.await("joined");
            assertThat(came.get("user_id")).isEqualTo(Json.of(103L));
            assertThat(came.get("dialog_id")).isEqualTo(Json.of(StoryWorld.CLIMBERS));
            assertThat(mira.await("left").get("user_id")).isEqualTo(Json.of(103L));
            assertThat(mira.stop().code()).isEqualTo(130);
        }
        assertThat(world.jon().run("dialog", "online", "#Climbers", "--json").out())
                .isEqualTo("[]\n");
    }

    @Test
    void one_who_is_not_in_the_dialog_may_not_enter_its_room() throws Exception {
        Shell.Result made =
                world.mira().run("dialog", "create", "group", "--name", "Two", "@jon", "--json=id");
        String id = JsonText.parse(made.out()).asObject().get("id").asText().orElseThrow();

        Shell.Result entering = world.lena().run("dialog", "join", id, "--for", "1s");
        Shell.Result looking = world.lena().run("dialog", "online", id);

        assertThat(entering.code()).as(entering.err()).isEqualTo(6);
        assertThat(looking.code()).as(looking.err()).isEqualTo(6);
    }

    @Test
    void one_who_is_removed_is_told_and_the_command_ends() throws Exception {
        try (Listening kai = Listening.in(world.kai(), "dialog", "join", "#Climbers")) {
            kai.await("joined");

            world.mira().run("dialog", "remove", "#Climbers", "@kai");

            assertThat(kai.await("kicked").get("by_user_id")).isEqualTo(Json.of(101L));
            assertThat(kai.result().code()).isEqualTo(6);
        }
    }
}
