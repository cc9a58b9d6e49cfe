package dev.cubechat.witness;

import static dev.cubechat.witness.JsonLines.has;
import static dev.cubechat.witness.Terminal.isType;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/** Jon does it with the official SDK, over either transport; Mira's {@code listen} prints it. */
@ExtendWith(WithSdk.class)
@Timeout(90)
class ListeningWitnessTest {
    @AutoClose private Stage stage;
    private JsonLines lines;

    @BeforeEach
    void open(SdkFolder sdk, @TempDir Path folder) throws Exception {
        stage = new Stage(sdk, folder);
        lines = stage.mira().listens();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "xmpps"})
    void a_message_is_printed_once_with_all_it_carries(String transport) throws Exception {
        SdkPeer jon = stage.online("jon", transport);
        String dialog = Stage.privateDialog(jon);
        Json.Obj place = Json.obj().with("city", "Lviv").build();
        Json.Obj extension =
                Json.obj().with("dialog_id", dialog).with("place", place).with("k", "v").build();

        Json.Obj sent =
                jon.ask(
                        "send",
                        Json.obj()
                                .with("to", Stage.MIRA)
                                .with("body", "Grüß dich 👋")
                                .with("extension", extension));

        String id = sent.get("id").asText().orElseThrow();
        Json.Obj line = lines.await("message", isType("message").and(has("id", id)));
        assertThat(line.get("sender_id").asLong()).contains(Stage.JON);
        assertThat(line.get("dialog_id").asText()).contains(dialog);
        assertThat(line.get("body").asText()).contains("Grüß dich 👋");
        assertThat(line.get("fields").asObject().get("k").asText()).contains("v");
        String next = jon.tells(Stage.MIRA, dialog, "next");
        lines.await("message", isType("message").and(has("id", next)));
        assertThat(lines.all(isType("message").and(has("id", id)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "xmpps"})
    void a_group_message_is_printed_with_its_sender(String transport) throws Exception {
        SdkPeer jon = stage.online("jon", transport);
        String dialog = Stage.group(jon, "Rope team");

        String id = jon.tellsAll(dialog, "Hi all");

        Json.Obj line = lines.await("message", isType("message").and(has("id", id)));
        assertThat(line.get("sender_id").asLong()).contains(Stage.JON);
        assertThat(line.get("dialog_id").asText()).contains(dialog);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "xmpps"})
    void typing_and_its_end_are_printed(String transport) throws Exception {
        SdkPeer jon = stage.online("jon", transport);
        String dialog = Stage.group(jon, "Rope team");

        for (ObjBuilder to : new ObjBuilder[] {to(Stage.MIRA), to(dialog)}) {
            jon.ask("typing", to);
            jon.ask("typing", to.with("stop", true));
        }

        lines.await("typing in the group", isType("typing").and(has("dialog_id", dialog)));
        lines.await("its end", isType("typing_stopped").and(has("dialog_id", dialog)));
        assertThat(lines.all(isType("typing"))).hasSize(2).allSatisfy(ListeningWitnessTest::byJon);
        assertThat(lines.all(isType("typing_stopped")))
                .hasSize(2)
                .allSatisfy(ListeningWitnessTest::byJon);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "xmpps"})
    void delivered_and_read_of_ones_own_message_are_printed(String transport) throws Exception {
        SdkPeer jon = stage.online("jon", transport);
        String dialog = Stage.privateDialog(jon);

        String id = stage.mira().says(dialog, "got it?", "--transport", "xmpp");
        Json.Obj delivered =
                lines.await("delivered", isType("delivered").and(has("message_id", id)));
        jon.ask(
                "read",
                Json.obj()
                        .with("messageId", id)
                        .with("userId", Stage.MIRA)
                        .with("dialogId", dialog));
        Json.Obj read = lines.await("read", isType("read").and(has("message_id", id)));

        for (Json.Obj line : new Json.Obj[] {delivered, read}) {
            byJon(line);
            assertThat(line.get("dialog_id").asText()).contains(dialog);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "xmpps"})
    void an_edit_and_a_deletion_are_printed(String transport) throws Exception {
        SdkPeer jon = stage.online("jon", transport);
        String dialog = Stage.privateDialog(jon);
        String id = jon.tells(Stage.MIRA, dialog, "at 6");
        ObjBuilder message =
                to(Stage.MIRA).with("dialogId", dialog).with("messageId", id).with("body", "at 7");

        jon.ask("edit", message);
        Json.Obj edited = lines.await("edited", isType("edited").and(has("message_id", id)));
        jon.ask("remove", message);
        Json.Obj deleted = lines.await("deleted", isType("deleted").and(has("message_id", id)));

        assertThat(edited.get("body").asText()).contains("at 7");
        assertThat(edited.get("dialog_id").asText()).contains(dialog);
        assertThat(deleted.get("dialog_id").asText()).contains(dialog);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "xmpps"})
    void a_reaction_and_a_system_message_are_printed(String transport) throws Exception {
        SdkPeer jon = stage.online("jon", transport);
        String dialog = Stage.privateDialog(jon);
        String id = stage.mira().says(dialog, "like it?");

        jon.ask("react", Json.obj().with("messageId", id).with("add", "🔥"));
        Json.Obj fields = Json.obj().with("name", "Our photos").build();
        jon.ask("system", to(Stage.MIRA).with("body", "dialog/UPDATE").with("extension", fields));

        Json.Obj reaction = lines.await("reaction", isType("reaction").and(has("message_id", id)));
        assertThat(reaction.get("add").asText()).contains("🔥");
        byJon(reaction);
        Json.Obj system = lines.await("system", isType("system"));
        assertThat(system.get("body").asText()).contains("dialog/UPDATE");
        assertThat(system.get("fields").asObject().get("name").asText()).contains("Our photos");
    }

    private static ObjBuilder to(long user) {
        return Json.obj().with("to", user);
    }

    private static ObjBuilder to(String dialog) {
        return Json.obj().with("to", dialog);
    }

    private static void byJon(Json.Obj line) {
        assertThat(line.get("user_id").asLong()).contains(Stage.JON);
    }
}
