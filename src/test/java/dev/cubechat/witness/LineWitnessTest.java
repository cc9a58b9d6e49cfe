package dev.cubechat.witness;

import static dev.cubechat.witness.JsonLines.has;
import static dev.cubechat.witness.Terminal.isType;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** A line that breaks while Jon's SDK goes on talking. */
@ExtendWith(WithSdk.class)
@Timeout(90)
class LineWitnessTest {
    @AutoClose private Stage stage;
    private SdkPeer jon;
    private String couple;

    @BeforeEach
    void open(SdkFolder sdk, @TempDir Path folder) throws Exception {
        stage = new Stage(sdk, folder, SandboxHouse.comingBack());
        jon = stage.online("jon", "wss");
        couple = Stage.privateDialog(jon);
    }

    @Test
    void what_the_sdk_said_while_the_line_was_cut_comes_once() throws Exception {
        JsonLines lines = stage.mira().listens();

        stage.cut(Stage.MIRA);
        String during = jon.tells(Stage.MIRA, couple, "Are you there?");
        Json.Obj lost = lines.await("loss", isType("state").and(has("state", "reconnecting")));
        lines.await("return", isType("state").and(has("previous", "reconnecting")));
        String after = jon.tells(Stage.MIRA, couple, "And now?");
        lines.await("message", isType("message").and(has("id", after)));

        assertThat(lost.get("reason").asText()).isPresent();
        assertThat(lines.all(isType("message").and(has("id", during)))).hasSize(1);
        assertThat(lines.all(isType("message").and(has("id", after)))).hasSize(1);
    }

    @Test
    void a_new_session_after_a_cut_hears_the_sdk_once_too() throws Exception {
        JsonLines lines = stage.mira().listens("--no-sm");

        stage.cut(Stage.MIRA);
        lines.await("return", has("state", "ready").and(has("previous", "reconnecting")));
        String after = jon.tells(Stage.MIRA, couple, "And now?");
        lines.await("message", isType("message").and(has("id", after)));
        String fence = jon.tells(Stage.MIRA, couple, "The end");
        lines.await("message", isType("message").and(has("id", fence)));

        assertThat(lines.all(isType("message").and(has("id", after)))).hasSize(1);
    }

    @Test
    void a_server_that_comes_back_is_found_by_both() throws Exception {
        JsonLines lines = stage.mira().listens();

        stage.restart();
        lines.await("return", has("state", "ready").and(has("previous", "reconnecting")));
        jon.hears("reconnected", any -> true);
        jon.catchesUp();
        String next = jon.tells(Stage.MIRA, couple, "Everybody back?");
        lines.await("message", isType("message").and(has("id", next)));
        String fence = jon.tells(Stage.MIRA, couple, "Good");
        lines.await("message", isType("message").and(has("id", fence)));

        assertThat(lines.all(isType("message").and(has("id", next)))).hasSize(1);
    }

    @Test
    void listeners_print_of_the_sdk_what_each_was_asked_for() throws Exception {
        JsonLines words = stage.mira().listens("--only", "message,state");
        JsonLines typing = stage.mira().listens("--only", "typing,state");

        jon.ask("typing", Json.obj().with("to", Stage.MIRA));
        String id = jon.tells(Stage.MIRA, couple, "Done");
        words.await("message", has("id", id));
        typing.await("typing", isType("typing"));
        stage.mira().stopsListening();

        assertThat(words.all(isType("typing"))).isEmpty();
        assertThat(typing.all(isType("message"))).isEmpty();
    }
}
