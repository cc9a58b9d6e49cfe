package dev.cubechat.witness;

import static dev.cubechat.witness.JsonLines.has;
import static dev.cubechat.witness.Terminal.isType;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What Mira writes, changes and takes back with cubechat, as Jon's SDK hears and reads it. */
@ExtendWith(WithSdk.class)
@Timeout(90)
class MessagesWitnessTest {
    @AutoClose private Stage stage;
    private SdkPeer jon;
    private String couple;
    private String group;

    @BeforeEach
    void open(SdkFolder sdk, @TempDir Path folder) throws Exception {
        stage = new Stage(sdk, folder);
        jon = stage.online("jon", "wss");
        couple = Stage.privateDialog(jon);
        group = Stage.group(jon, "Ropes");
    }

    @Test
    void a_group_message_reaches_every_member_once() throws Exception {
        SdkPeer kai = stage.online("kai", "wss");

        String id = stage.mira().says(group, "All of you", "--transport", "xmpp");

        for (SdkPeer member : List.of(jon, kai)) {
            member.hears("message", has("id", id));
            member.catchesUp();
            assertThat(member.heard("message", has("id", id))).hasSize(1);
        }
    }

    @Test
    void what_is_not_saved_is_heard_and_nowhere_else() throws Exception {
        String passing = stage.mira().says(couple, "Between us", "--no-save");
        String burning = stage.mira().says(couple, "Burn this", "--self-destroy", "10s");
        String kept = stage.mira().says(couple, "For the record", "--transport", "xmpp");

        jon.hears("message", has("id", passing));
        jon.hears("message", has("id", burning));
        jon.hears("message", has("id", kept));
        assertThat(history(couple)).containsKey(kept).doesNotContainKeys(passing, burning);
    }

    @Test
    void the_dialog_and_own_fields_travel_with_the_message() throws Exception {
        String[] options = {"--field", "build=42", "--transport", "xmpp"};
        String id = stage.mira().says(couple, "build ok", options);

        Json.Obj heard = jon.hears("message", has("id", id));
        Json.Obj kept = history(couple).get(id);
        assertThat(heard.get("extension").asObject().get("dialog_id")).isEqualTo(Json.of(couple));
        assertThat(heard.get("extension").asObject().get("build")).isEqualTo(Json.of("42"));
        assertThat(kept.get("build")).isEqualTo(Json.of("42"));
    }

    @Test
    void the_newest_message_is_edited_as_such_both_ways() throws Exception {
        JsonLines lines = stage.mira().listens();
        String mine = stage.mira().says(couple, "at 6");
        String his = jon.tells(Stage.MIRA, couple, "at 7");
        lines.await("message", has("id", his));

        stage.mira().json("msg", "edit", mine, "--dialog", couple, "-m", "at 8", "--last");
        ObjBuilder edit = Json.obj().with("to", Stage.MIRA).with("dialogId", couple);
        jon.ask("edit", edit.with("messageId", his).with("body", "at 9"));

        assertThat(jon.hears("edited", has("id", mine)).get("last")).isEqualTo(Json.of(true));
        Json.Obj edited = lines.await("edited", isType("edited").and(has("message_id", his)));
        assertThat(edited.get("last")).isEqualTo(Json.of(true));
        assertThat(edited.get("body")).isEqualTo(Json.of("at 9"));
    }

    @Test
    void an_edit_by_rest_is_read_and_not_heard() throws Exception {
        String id = stage.mira().says(couple, "helo");

        stage.mira()
                .json("msg", "edit", id, "--dialog", couple, "-m", "hello", "--transport", "rest");

        assertThat(history(couple).get(id).get("message")).isEqualTo(Json.of("hello"));
        jon.catchesUp();
        assertThat(jon.heard("edited", has("id", id))).isEmpty();
    }

    @Test
    void marks_by_rest_are_read_by_the_sdk() throws Exception {
        String first = jon.tellsAll(group, "one");
        String second = jon.tellsAll(group, "two");
        jon.catchesUp();

        stage.mira()
                .json(
                        "msg",
                        "mark",
                        first,
                        "--delivered",
                        "--dialog",
                        group,
                        "--transport",
                        "rest");
        Map<String, Json.Obj> delivered = history(group);
        stage.mira().json("msg", "mark", "--all", "--read", "--dialog", group);
        Map<String, Json.Obj> read = history(group);

        Json mira = Json.of(Stage.MIRA);
        assertThat(delivered.get(first).get("delivered_ids").asItems()).contains(mira);
        assertThat(delivered.get(second).get("delivered_ids").asItems()).doesNotContain(mira);
        assertThat(read.get(first).get("read_ids").asItems()).contains(mira);
        assertThat(read.get(second).get("read_ids").asItems()).contains(mira);
    }

    @Test
    void receipts_tell_what_the_sdk_has_acknowledged() throws Exception {
        String id = stage.mira().says(couple, "got it?", "--transport", "xmpp");
        jon.hears("message", has("id", id));
        ObjBuilder read = Json.obj().with("messageId", id).with("userId", Stage.MIRA);
        jon.ask("read", read.with("dialogId", couple));
        jon.catchesUp();

        Json.Obj receipts = stage.mira().json("msg", "receipts", id, "--dialog", couple);

        assertThat(receipts.get("delivered_ids").asItems()).containsExactly(Json.of(Stage.JON));
        assertThat(receipts.get("read_ids").asItems()).containsExactly(Json.of(Stage.JON));
    }

    @Test
    void what_is_deleted_for_oneself_stays_with_the_sdk() throws Exception {
        String mine = stage.mira().says(group, "mine");
        String his = jon.tellsAll(group, "his");
        jon.catchesUp();

        stage.mira().json("msg", "delete", mine, his, "--yes");

        assertThat(stage.mira().list("msg", "history", group)).isEmpty();
        assertThat(history(group)).containsOnlyKeys(mine, his);
    }

    @Test
    void what_is_deleted_for_everyone_by_rest_is_gone_with_the_sdk() throws Exception {
        String mine = stage.mira().says(group, "oops");
        String his = jon.tellsAll(group, "his");
        jon.catchesUp();
        String[] delete = {"msg", "delete", "", "--for-everyone", "--yes", "--transport", "rest"};

        delete[2] = mine;
        stage.mira().json(delete);
        delete[2] = his;
        stage.mira().fails(6, delete);

        jon.hears("deleted", has("id", mine));
        assertThat(history(group)).containsOnlyKeys(his);
    }

    @Test
    void reactions_are_listed_as_the_sdk_lists_them() throws Exception {
        String id = jon.tellsAll(group, "like it?");
        jon.catchesUp();
        jon.ask("react", Json.obj().with("messageId", id).with("add", "🔥"));

        stage.mira().json("msg", "react", id, "--add", "🔥");
        stage.mira().json("msg", "react", id, "--add", "👍");
        List<Json.Obj> ours = stage.mira().list("msg", "reactions", id);
        Json.Obj theirs = jon.calls("message", "listReactions", Json.of(id));
        stage.mira().json("msg", "react", id, "--remove", "👍");

        assertThat(ours).hasSize(2);
        for (Json.Obj reaction : ours) {
            String name = reaction.get("reaction").asText().orElseThrow();
            assertThat(theirs.get(name).asItems())
                    .containsExactlyInAnyOrderElementsOf(reaction.get("user_ids").asItems());
        }
        jon.hears("reaction", has("remove", "👍"));
        assertThat(jon.calls("message", "listReactions", Json.of(id)).has("👍")).isFalse();
    }

    @Test
    void a_preview_ends_when_the_sdk_withdraws_it() throws Exception {
        Json open = permission(true);
        Json params =
                Json.obj()
                        .with("type", 2)
                        .with("name", "Open")
                        .with("occupants_ids", Json.ofLongs(List.of(Stage.KAI)))
                        .with("permissions", open)
                        .build();
        String dialog = jon.calls("dialog", "create", params).get("_id").asText().orElseThrow();
        for (int i = 0; i < 22; i++) {
            jon.tellsAll(dialog, "message " + i);
        }
        jon.catchesUp();

        List<Json.Obj> seen = stage.mira().list("msg", "history", dialog, "--preview");
        Json closed = Json.obj().with("permissions", permission(false)).build();
        jon.calls("dialog", "update", Json.of(dialog), closed);

        assertThat(seen).hasSize(20);
        stage.mira().fails(6, "msg", "history", dialog, "--preview");
    }

    @Test
    void typing_is_heard_by_the_sdk_and_ends_by_itself() throws Exception {
        stage.mira().fails(0, "msg", "typing", group, "--for", "1s");

        Json.Obj began = jon.hears("typing", it -> it.get("typing").equals(Json.of(true)));
        Json.Obj ended = jon.hears("typing", it -> it.get("typing").equals(Json.of(false)));
        for (Json.Obj typing : List.of(began, ended)) {
            assertThat(typing.get("userId")).isEqualTo(Json.of(Stage.MIRA));
            assertThat(typing.get("dialogId")).isEqualTo(Json.of(group));
        }
    }

    @Test
    void a_room_is_entered_and_left_before_the_eyes_of_the_sdk() throws Exception {
        jon.ask("join", Json.obj().with("dialog", group));

        JsonLines inside = stage.mira().starts("dialog", "join", group);
        inside.await("joined", isType("joined"));
        Json.Obj joined = jon.hears("joined", it -> it.get("userId").equals(Json.of(101)));
        List<String> online = Stage.each(stage.mira().list("dialog", "online", group), "user_id");
        stage.mira().stopsListening();
        Json.Obj left = jon.hears("left", it -> it.get("userId").equals(Json.of(101)));

        assertThat(joined.get("dialogId")).isEqualTo(Json.of(group));
        assertThat(online).containsExactlyInAnyOrder("101", "102");
        assertThat(left.get("dialogId")).isEqualTo(Json.of(group));
        JsonLines lines = stage.mira().listens();
        lines.await("message", has("id", jon.tellsAll(group, "Still with us?")));
    }

    @Test
    void a_file_that_is_deleted_is_gone_for_the_sdk() throws Exception {
        Json params = Json.obj().with("name", "a.png").with("size", 10).with("open", false).build();
        SdkPeer tablet = stage.online("mira", "wss");
        Json id = tablet.ask("upload", Json.obj().withAll(params.asObject())).get("id");

        stage.mira().json("file", "delete", id.asText().orElseThrow(), "--yes");

        assertThat(tablet.refused("storage", "getInfo", id)).isEqualTo(404);
        stage.mira().fails(5, "file", "info", id.asText().orElseThrow());
    }

    /** The dialog's messages by their ids, as Jon has them. */
    private Map<String, Json.Obj> history(String dialog) throws Exception {
        Json params = Json.obj().with("chat_dialog_id", dialog).with("mark_as_read", 0).build();
        return jon.items("message", "list", params).stream()
                .collect(Collectors.toMap(it -> it.get("_id").asText().orElseThrow(), it -> it));
    }

    private static Json permission(boolean preview) {
        return Json.obj().with("allow_preview", preview).build();
    }
}
