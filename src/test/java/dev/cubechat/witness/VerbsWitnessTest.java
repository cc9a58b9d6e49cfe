package dev.cubechat.witness;

import static dev.cubechat.witness.JsonLines.has;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** What Mira does with cubechat to dialogs, messages and people, as Jon's SDK finds it. */
@ExtendWith(WithSdk.class)
class VerbsWitnessTest {
    @AutoClose private Stage stage;
    private SdkPeer jon;
    private String group;

    @BeforeEach
    void open(SdkFolder sdk, @TempDir Path folder) throws Exception {
        stage = new Stage(sdk, folder);
        jon = stage.online("jon", "wss");
        Json.Obj made =
                stage.mira().json("dialog", "create", "group", "--name", "Ropes", "@jon", "@kai");
        group = made.get("id").asText().orElseThrow();
    }

    @Test
    void administrators_pins_and_previews_are_read_by_the_sdk() throws Exception {
        String message = stage.mira().says(group, "Pin me");
        stage.mira().json("dialog", "admin", "add", group, "@jon");
        assertThat(dialog().get("admins_ids")).isEqualTo(Json.ofLongs(List.of(102L)));

        stage.mira().json("dialog", "admin", "add", group, "@kai", "--remove", "@jon");
        assertThat(dialog().get("admins_ids")).isEqualTo(Json.ofLongs(List.of(103L)));

        stage.mira().json("dialog", "pin", group, message);
        assertThat(dialog().get("pinned_messages_ids")).isEqualTo(Json.ofStrings(List.of(message)));
        stage.mira().json("dialog", "unpin", group, message);
        assertThat(dialog().get("pinned_messages_ids").asItems()).isEmpty();

        stage.mira().json("dialog", "update", group, "--allow-preview", "on");
        assertThat(dialog().get("permissions").asObject().get("allow_preview"))
                .isEqualTo(Json.of(true));
    }

    @Test
    void deleting_clearing_and_reading_leave_the_sdk_what_is_its_own() throws Exception {
        String message = jon.tellsAll(group, "For Mira");
        jon.catchesUp();
        stage.mira().json("dialog", "mark-read", group);
        assertThat(jonsHistory().getFirst().asObject().get("read_ids").asItems())
                .contains(Json.of(Stage.MIRA));

        stage.mira().json("dialog", "clear", group, "--yes");
        assertThat(jonsHistory()).hasSize(1);
        assertThat(jonsHistory().getFirst().asObject().get("_id")).isEqualTo(Json.of(message));

        stage.mira().json("dialog", "delete", group, "--for-everyone", "--yes");
        Json.Obj only = Json.obj().with("_id", group).build();
        assertThat(jon.calls("dialog", "list", only).get("items").asItems()).isEmpty();
    }

    @Test
    void reactions_typing_and_system_messages_are_heard_by_the_sdk() throws Exception {
        String message = stage.mira().says(group, "React to me");
        jon.hears("message", has("id", message));
        stage.mira().json("msg", "react", message, "--add", "🚀");

        Json.Obj added = jon.hears("reaction", has("add", "🚀"));
        assertThat(added.get("id")).isEqualTo(Json.of(message));
        assertThat(added.get("userId").asLong()).contains(Stage.MIRA);
        stage.mira().json("msg", "react", message, "--add", "👍", "--remove", "🚀");
        assertThat(jon.hears("reaction", has("add", "👍")).get("remove")).isEqualTo(Json.of("🚀"));
        assertThat(jon.calls("message", "listReactions", Json.of(message)).members().keySet())
                .containsExactly("👍");

        stage.mira().json("msg", "typing", "@jon", "--for", "100ms");
        assertThat(jon.hears("typing", it -> it.get("typing").equals(Json.of(true))).get("userId"))
                .isEqualTo(Json.of(Stage.MIRA));
        jon.hears("typing", it -> it.get("typing").equals(Json.of(false)));

        stage.mira().json("system", "send", "@jon", "--body", "B", "--field", "kind=refresh");
        Json.Obj system = jon.hears("system", has("body", "B"));
        assertThat(system.get("extension").asObject().get("kind")).isEqualTo(Json.of("refresh"));
    }

    @Test
    void a_public_dialog_is_joined_from_both_sides() throws Exception {
        Json.Obj made = stage.mira().json("dialog", "create", "public", "--name", "Square");
        String square = made.get("id").asText().orElseThrow();

        Json.Obj joined = jon.calls("dialog", "subscribe", Json.of(square));

        assertThat(joined.get("type").asLong()).contains(4L);
        assertThat(joined.get("name")).isEqualTo(Json.of("Square"));
        assertThat(ids(jon.calls("dialog", "getPublicOccupants", Json.of(square)), "items", "id"))
                .containsExactly("101", "102");
        stage.mira().json("dialog", "unsubscribe", square);
        assertThat(ids(jon.calls("dialog", "getPublicOccupants", Json.of(square)), "items", "id"))
                .containsExactly("102");
    }

    @Test
    void profiles_searches_and_reports_agree_with_the_sdk() throws Exception {
        stage.mira().json("user", "update", "--full-name", "Mira Novak", "--tag", "climber");
        Json.Obj wanted = Json.obj().with("id", Stage.MIRA).build();
        Json.Obj seen =
                jon.calls("users", "getV2", wanted).get("items").asItems().getFirst().asObject();
        assertThat(seen.get("full_name")).isEqualTo(Json.of("Mira Novak"));
        assertThat(seen.get("user_tags")).isEqualTo(Json.of("climber"));

        stage.mira().says(group, "A carabiner for everyone");
        Json.Obj ours = stage.mira().json("search", "carabiner");
        Json.Obj theirs =
                jon.calls("chat", "search", Json.obj().with("search_text", "carabiner").build())
                        .get("results")
                        .asObject();
        assertThat(ids(ours, "messages", "id"))
                .isEqualTo(ids(theirs, "messages", "_id"))
                .hasSize(1);

        stage.mira().json("report", "user", "@kai", "--reason", "spam");
        Json.Obj reports =
                jon.calls("data", "list", Json.of("UserReports"), Json.Obj.EMPTY)
                        .get("items")
                        .asItems()
                        .getFirst()
                        .asObject();
        assertThat(reports.get("reportedUserId")).isEqualTo(Json.of(103L));
        assertThat(reports.get("reason")).isEqualTo(Json.of("spam"));
    }

    private Json.Obj dialog() throws Exception {
        Json.Obj only = Json.obj().with("_id", group).build();
        return jon.calls("dialog", "list", only).get("items").asItems().getFirst().asObject();
    }

    private List<Json> jonsHistory() throws Exception {
        Json.Obj params = Json.obj().with("chat_dialog_id", group).with("mark_as_read", 0).build();
        return jon.calls("message", "list", params).get("items").asItems();
    }

    private static List<String> ids(Json.Obj hits, String kind, String key) {
        return hits.get(kind).asItems().stream()
                .map(hit -> hit.asObject().get(key).asText().orElseThrow())
                .toList();
    }
}
