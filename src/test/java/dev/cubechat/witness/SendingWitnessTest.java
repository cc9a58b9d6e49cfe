package dev.cubechat.witness;

import static dev.cubechat.witness.JsonLines.has;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

/** Mira does it with cubechat; Jon hears of it with the official SDK, over either transport. */
@ExtendWith(WithSdk.class)
@Timeout(90)
class SendingWitnessTest {
    @AutoClose private Stage stage;

    @BeforeEach
    void open(SdkFolder sdk, @TempDir Path folder) throws Exception {
        stage = new Stage(sdk, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "xmpps"})
    void a_message_arrives_once_with_the_printed_id(String transport) throws Exception {
        SdkPeer jon = stage.online("jon", transport);
        String dialog = Stage.privateDialog(jon);

        for (String way : List.of("rest", "xmpp")) {
            String id = stage.mira().says("@jon", "See you at 6?", "--transport", way);

            Json.Obj heard = jon.hears("message", has("id", id));
            assertThat(heard.get("userId").asLong()).contains(Stage.MIRA);
            assertThat(heard.get("body").asText()).contains("See you at 6?");
            assertThat(heard.get("dialog_id").asText()).contains(dialog);
            jon.catchesUp();
            assertThat(jon.heard("message", has("id", id))).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "xmpps"})
    void a_group_message_arrives_from_its_sender(String transport) throws Exception {
        SdkPeer jon = stage.online("jon", transport);
        String dialog = Stage.group(jon, "Rope team");

        for (String way : List.of("rest", "xmpp")) {
            String id = stage.mira().says("#Rope team", "Hi all, grüß euch 👋", "--transport", way);

            Json.Obj heard = jon.hears("message", has("id", id));
            assertThat(heard.get("userId").asLong()).contains(Stage.MIRA);
            assertThat(heard.get("type").asText()).contains("groupchat");
            assertThat(heard.get("body").asText()).contains("Hi all, grüß euch 👋");
            assertThat(heard.get("dialog_id").asText()).contains(dialog);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "xmpps"})
    void own_fields_arrive_in_the_extension(String transport) throws Exception {
        SdkPeer jon = stage.online("jon", transport);
        Stage.privateDialog(jon);

        String id =
                stage.mira().says("@jon", "build ok", "--field", "build=42", "--transport", "xmpp");

        Json.Obj extension = jon.hears("message", has("id", id)).get("extension").asObject();
        assertThat(extension.get("build").asText()).contains("42");
        assertThat(extension.get("save_to_history").asText()).contains("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "xmpps"})
    void a_message_waits_for_one_who_is_offline(String transport) throws Exception {
        SdkPeer kai = stage.online("kai", transport);
        String dialog = Stage.privateDialog(kai);
        kai.ask("disconnect", Json.obj());

        String id = stage.mira().says(dialog, "when you are back", "--transport", "xmpp");

        kai.ask("connect", Json.obj());
        assertThat(kai.hears("message", has("id", id)).get("delay").asBoolean()).contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "xmpps"})
    void read_and_delivered_marks_arrive(String transport) throws Exception {
        SdkPeer jon = stage.online("jon", transport);
        String dialog = Stage.privateDialog(jon);

        for (String mark : List.of("delivered", "read")) {
            String id = jon.tells(Stage.MIRA, dialog, "heard " + mark + "?");
            stage.mira()
                    .json(
                            "msg",
                            "mark",
                            id,
                            "--" + mark,
                            "--dialog",
                            dialog,
                            "--transport",
                            "xmpp");

            Json.Obj heard = jon.hears(mark, has("id", id));
            assertThat(heard.get("userId").asLong()).contains(Stage.MIRA);
            assertThat(heard.get("dialogId").asText()).contains(dialog);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "xmpps"})
    void an_edit_arrives(String transport) throws Exception {
        SdkPeer jon = stage.online("jon", transport);
        String dialog = Stage.privateDialog(jon);
        String id = stage.mira().says(dialog, "at 6");

        stage.mira().json("msg", "edit", id, "-m", "at 7", "--dialog", dialog);

        Json.Obj heard = jon.hears("edited", has("id", id));
        assertThat(heard.get("body").asText()).contains("at 7");
        assertThat(heard.get("userId").asLong()).contains(Stage.MIRA);
        assertThat(heard.get("dialogId").asText()).contains(dialog);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "xmpps"})
    void a_deletion_for_everyone_arrives(String transport) throws Exception {
        SdkPeer jon = stage.online("jon", transport);
        String dialog = Stage.privateDialog(jon);

        for (String way : List.of("rest", "xmpp")) {
            String id = stage.mira().says(dialog, "oops");
            stage.mira()
                    .json(
                            "msg",
                            "delete",
                            id,
                            "--dialog",
                            dialog,
                            "--for-everyone",
                            "--yes",
                            "--transport",
                            way);

            Json.Obj heard = jon.hears("deleted", has("id", id));
            assertThat(heard.get("dialogId").asText()).contains(dialog);
        }
    }

    @Test
    void a_dialog_made_by_one_is_listed_by_the_other() throws Exception {
        SdkPeer jon = stage.online("jon", "wss");

        Json.Obj created = stage.mira().json("dialog", "create", "group", "--name", "Ops", "@jon");
        String mine = created.get("id").asText().orElseThrow();
        String his = Stage.group(jon, "Rope team");

        Json.Obj params = Json.obj().with("_id", mine).build();
        List<Json> listed =
                jon.ask("dialogs", Json.obj().with("params", params)).get("items").asItems();
        assertThat(listed).hasSize(1);
        assertThat(listed.getFirst().asObject().get("name").asText()).contains("Ops");
        Json.Obj shown = stage.mira().json("dialog", "show", his);
        assertThat(shown.get("name").asText()).contains("Rope team");
    }
}
