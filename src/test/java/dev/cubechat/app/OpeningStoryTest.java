package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.SeedReader;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What it costs to look into a dialog in which much was said. */
@Timeout(90)
class OpeningStoryTest {
    private static final String SEED =
            """
            {"users":[{"id":101,"login":"mira","password":"pw-101"},
                      {"id":102,"login":"jon","password":"pw-102"}],
             "dialogs":[{"_id":"%1$s","type":2,"name":"Climbers","user_id":101,
                         "occupants_ids":[101,102]}],
             "bulk":[{"chat_dialog_id":"%1$s","count":300,"senders":[101,102]}]}
            """
                    .formatted(StoryWorld.CLIMBERS);

    @TempDir Path folder;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(folder, SandboxOptions.FOR_TESTS.withSeed(SeedReader.read(SEED)));
    }

    @Test
    void the_chat_opens_a_dialog_with_one_request_for_its_messages() throws Exception {
        try (Chatting jon = Chatting.ready(world.jon(), "#Climbers")) {
            jon.await("299 ");

            assertThat(asked()).isOne();
        }
    }

    @Test
    void a_look_at_the_newest_is_one_request() {
        Shell.Result history = world.jon().run("msg", "history", "#Climbers", "--limit", "20");

        assertThat(history.out()).contains("299 ");
        assertThat(asked()).isOne();
    }

    private long asked() {
        return world.sandbox()
                .transcript()
                .text()
                .lines()
                .filter(line -> line.contains(" > GET /chat/Message?"))
                .count();
    }
}
