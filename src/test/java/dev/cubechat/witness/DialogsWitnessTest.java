package dev.cubechat.witness;

import static dev.cubechat.witness.JsonLines.has;
import static dev.cubechat.witness.Terminal.isType;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.SeedReader;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dialogs that Mira makes, lists and changes with cubechat, as the official SDK finds them. */
@ExtendWith(WithSdk.class)
@Timeout(90)
class DialogsWitnessTest {
    private static final String NEWS = "5eed00000000000000000009";
    private static final String WORLD =
            """
            {"dialog_fields":["location"],
             "dialogs":[{"_id":"%s","type":1,"name":"News","user_id":104}],
             "messages":[{"chat_dialog_id":"%s","sender_id":104,"message":"We are open."}]}
            """
                    .formatted(NEWS, NEWS);

    @AutoClose private Stage stage;
    private SdkPeer jon;

    @BeforeEach
    void open(SdkFolder sdk, @TempDir Path folder) throws Exception {
        stage = new Stage(sdk, folder, SandboxOptions.FOR_TESTS.withSeed(SeedReader.read(WORLD)));
        jon = stage.online("jon", "wss");
    }

    @Test
    void dialogs_of_the_sdk_are_listed_by_their_kinds() throws Exception {
        String couple = Stage.privateDialog(jon);
        String group = Stage.group(jon, "Ropes");
        String square = publicDialogOfJon();
        stage.mira().json("dialog", "subscribe", square);
        SdkPeer tablet = stage.online("mira", "wss");

        List<Json.Obj> listed = stage.mira().list("dialog", "list");

        assertThat(Stage.each(listed, "id"))
                .contains(couple, group, square)
                .containsExactlyInAnyOrderElementsOf(
                        Stage.each(tablet.items("dialog", "list"), "_id"));
        for (Json.Obj dialog : listed) {
            String id = dialog.get("id").asText().orElseThrow();
            String type = id.equals(couple) ? "private" : id.equals(group) ? "group" : "public";
            assertThat(dialog.get("type")).isEqualTo(Json.of(id.equals(NEWS) ? "broadcast" : type));
        }
    }

    @Test
    void a_broadcast_is_read_and_not_written_to() throws Exception {
        List<Json.Obj> history = stage.mira().list("msg", "history", NEWS);

        assertThat(Stage.each(history, "body")).containsExactly("We are open.");
        stage.mira().fails(6, "msg", "send", NEWS, "-m", "Me too", "--transport", "rest");
        stage.mira().fails(6, "msg", "send", NEWS, "-m", "Me too", "--transport", "xmpp");
        Json params = Json.obj().with("chat_dialog_id", NEWS).build();
        assertThat(jon.items("message", "list", params)).hasSize(1);
    }

    @Test
    void what_a_dialog_is_made_with_is_read_by_the_sdk() throws Exception {
        Json couple = stage.mira().json("dialog", "create", "private", "@jon").get("id");
        Json again = stage.mira().json("dialog", "create", "private", "@jon").get("id");
        Json.Obj made =
                stage.mira()
                        .json(
                                "dialog",
                                "create",
                                "group",
                                "--name",
                                "Ropes",
                                "--description",
                                "Tuesdays",
                                "--photo",
                                "https://example.com/r.png",
                                "--ext",
                                "location=7",
                                "--ext",
                                "colour=red",
                                "--allow-preview",
                                "@jon");

        assertThat(again).isEqualTo(couple);
        assertThat(seen(couple).get("type")).isEqualTo(Json.of(3));
        Json.Obj ropes = seen(made.get("id"));
        assertThat(ropes.get("type")).isEqualTo(Json.of(2));
        assertThat(ropes.get("name")).isEqualTo(Json.of("Ropes"));
        assertThat(ropes.get("description")).isEqualTo(Json.of("Tuesdays"));
        assertThat(ropes.get("photo")).isEqualTo(Json.of("https://example.com/r.png"));
        assertThat(ropes.get("extensions")).isEqualTo(Json.obj().with("location", "7").build());
        assertThat(ropes.get("occupants_ids").asItems())
                .containsExactlyInAnyOrder(Json.of(101), Json.of(102));
        assertThat(ropes.get("permissions").asObject().get("allow_preview"))
                .isEqualTo(Json.of(true));
    }

    @Test
    void the_list_is_filtered_and_paged_as_the_sdk_does_it() throws Exception {
        SdkPeer tablet = stage.online("mira", "wss");
        for (int i = 0; i < 4; i++) {
            make("Ropes " + i, "--ext", "location=" + i % 2);
        }
        Stage.privateDialog(jon);

        assertThat(listed("--ext", "location=1"))
                .hasSize(2)
                .isEqualTo(listed(tablet, Json.obj().with("extensions[location]", "1")));
        assertThat(listed("--filter", "type[in]=2,4"))
                .hasSize(4)
                .isEqualTo(listed(tablet, Json.obj().with("type[in]", "2,4")));
        assertThat(listed("--limit", "2", "--skip", "2"))
                .hasSize(2)
                .isEqualTo(listed(tablet, Json.obj().with("limit", 2).with("skip", 2)));
        assertThat(stage.mira().fails(0, "dialog", "list", "--limit", "2")).contains("2 of 6");
    }

    @Test
    void only_what_was_changed_since_is_listed() throws Exception {
        Json ropes = make("Ropes").get("id");
        make("Shoes");
        stage.mira().fails(0, "api", "POST", "/__sandbox/clock?advance=60");
        Json params = Json.obj().with("name", "Cords").build();
        String changed = text(jon.calls("dialog", "update", ropes, params), "updated_at");

        String before = Instant.parse(changed).minusSeconds(30).toString();
        List<String> since = listed("--since", before);

        assertThat(since).containsExactly(ropes.asText().orElseThrow());
    }

    @Test
    void new_names_pictures_and_previews_are_read_by_the_sdk() throws Exception {
        Json ropes = make("Ropes", "--allow-preview").get("id");
        String id = ropes.asText().orElseThrow();

        stage.mira()
                .json(
                        "dialog",
                        "update",
                        id,
                        "--name",
                        "Cords",
                        "--photo",
                        "https://example.com/c.png",
                        "--description",
                        "Thursdays",
                        "--allow-preview",
                        "off");

        Json.Obj seen = seen(ropes);
        assertThat(seen.get("name")).isEqualTo(Json.of("Cords"));
        assertThat(seen.get("photo")).isEqualTo(Json.of("https://example.com/c.png"));
        assertThat(seen.get("description")).isEqualTo(Json.of("Thursdays"));
        assertThat(seen.get("permissions").asObject().get("allow_preview").asBoolean())
                .isNotEqualTo(Optional.of(true));
    }

    @Test
    void people_are_added_removed_and_leave() throws Exception {
        String made = text(stage.mira().json("dialog", "create", "group", "--name", "R", "@kai"));

        stage.mira().json("dialog", "add", made, "@jon");
        assertThat(listed(jon, Json.obj().with("_id", made))).containsExactly(made);
        jon.hears("message", has("id", stage.mira().says(made, "Welcome")));
        stage.mira().json("dialog", "remove", made, "@jon");
        assertThat(listed(jon, Json.obj().with("_id", made))).isEmpty();

        String jons = Stage.group(jon, "Ropes");
        stage.mira().fails(6, "dialog", "remove", jons, "@kai");
        stage.mira().json("dialog", "leave", jons);
        assertThat(listed()).doesNotContain(jons);
        assertThat(seen(Json.of(jons)).get("occupants_ids").asItems())
                .containsExactlyInAnyOrder(Json.of(102), Json.of(103));
    }

    @Test
    void a_dialog_deleted_for_oneself_goes_on_for_the_sdk() throws Exception {
        String ropes = text(make("Ropes"));

        stage.mira().json("dialog", "delete", ropes, "--yes");

        assertThat(listed()).doesNotContain(ropes);
        assertThat(listed(jon, Json.obj().with("_id", ropes))).containsExactly(ropes);
        String id = jon.tellsAll(ropes, "Anybody?");
        jon.hears("message", has("id", id));
    }

    @Test
    void the_people_of_a_public_dialog_are_counted_by_the_sdk() throws Exception {
        String square = text(stage.mira().json("dialog", "create", "public", "--name", "Square"));
        jon.calls("dialog", "subscribe", Json.of(square));

        stage.mira().json("dialog", "add", square, "@kai");
        assertThat(seen(Json.of(square)).get("occupants_count")).isEqualTo(Json.of(3));
        stage.mira().json("dialog", "remove", square, "@kai");
        assertThat(seen(Json.of(square)).get("occupants_count")).isEqualTo(Json.of(2));
    }

    @Test
    void one_who_subscribes_talks_with_the_sdk_until_unsubscribing() throws Exception {
        String square = publicDialogOfJon();
        String couple = Stage.privateDialog(jon);
        JsonLines lines = stage.mira().listens();

        stage.mira().json("dialog", "subscribe", square);
        assertThat(listed()).contains(square);
        jon.hears("message", has("id", stage.mira().says(square, "Hello, square")));
        lines.await("message", isType("message").and(has("id", jon.tellsAll(square, "Hello"))));

        stage.mira().json("dialog", "unsubscribe", square);
        assertThat(listed()).doesNotContain(square);
        String unheard = jon.tellsAll(square, "Still there?");
        String fence = jon.tells(Stage.MIRA, couple, "Good bye");
        lines.await("message", isType("message").and(has("id", fence)));
        assertThat(lines.all(has("id", unheard))).isEmpty();
    }

    @Test
    void administrators_pin_and_those_who_are_none_do_not() throws Exception {
        String ropes = text(make("Ropes"));
        String message = stage.mira().says(ropes, "Pin me");
        Json pin = Json.obj().with("pinned_messages_ids", Json.ofStrings(List.of(message))).build();
        Json pinning = Json.obj().with("push_all", pin).build();

        stage.mira().json("dialog", "admin", "add", ropes, "@jon");
        Json.Obj pinned = jon.calls("dialog", "update", Json.of(ropes), pinning);
        stage.mira().json("dialog", "admin", "remove", ropes, "@jon");

        assertThat(pinned.get("pinned_messages_ids").asItems()).containsExactly(Json.of(message));
        assertThat(jon.refused("dialog", "update", Json.of(ropes), pinning)).isEqualTo(403);
        String jons = Stage.group(jon, "Of Jon");
        stage.mira().fails(6, "dialog", "pin", jons, stage.mira().says(jons, "Me too"));
    }

    private Json.Obj make(String name, String... options) throws Exception {
        List<String> words =
                new ArrayList<>(List.of("dialog", "create", "group", "--name", name, "@jon"));
        words.addAll(List.of(options));
        return stage.mira().json(words.toArray(String[]::new));
    }

    private String publicDialogOfJon() throws Exception {
        Json params = Json.obj().with("type", 4).with("name", "Square").build();
        return text(jon.calls("dialog", "create", params), "_id");
    }

    private List<String> listed(String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("dialog", "list"));
        words.addAll(List.of(options));
        return Stage.each(stage.mira().list(words.toArray(String[]::new)), "id");
    }

    private static List<String> listed(SdkPeer peer, ObjBuilder params) throws Exception {
        return Stage.each(peer.items("dialog", "list", params.build()), "_id");
    }

    /** The dialog as Jon has it. */
    private Json.Obj seen(Json id) throws Exception {
        return jon.items("dialog", "list", Json.obj().with("_id", id).build()).getFirst();
    }

    private static String text(Json.Obj dialog) {
        return text(dialog, "id");
    }

    private static String text(Json.Obj object, String field) {
        return object.get(field).asText().orElseThrow();
    }
}
