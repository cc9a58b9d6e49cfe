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
import java.util.List;

/**
 * Mira at {@code cubechat chat --plain}, Jon with the official SDK: each sees what the other does.
 */
@ExtendWith(WithSdk.class)
@Timeout(120)
class ChattingWitnessTest {
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
    void what_mira_types_the_sdk_sees_and_what_it_does_mira_is_told() throws Exception {
        Typist mira = stage.mira().chats(couple);

        mira.types("/typing on");
        jon.hears("typing", it -> it.get("typing").equals(Json.of(true)));
        mira.types("Up for climbing?");
        Json.Obj heard = jon.hears("message", has("body", "Up for climbing?"));
        String id = heard.get("id").asText().orElseThrow();
        mira.records().await("sent", isType("sent").and(has("message_id", id)));
        mira.records().await("delivered", isType("delivered").and(has("message_id", id)));
        jon.ask(
                "read",
                Json.obj()
                        .with("messageId", id)
                        .with("userId", Stage.MIRA)
                        .with("dialogId", couple));
        mira.records().await("read", isType("read").and(has("message_id", id)));
        mira.types("/edit Up for climbing today?");
        jon.hears("edited", has("id", id));
        jon.ask("react", Json.obj().with("messageId", id).with("add", "🔥"));
        mira.records().await("reaction", isType("reaction").and(has("message_id", id)));
        jon.ask("typing", Json.obj().with("to", Stage.MIRA));
        mira.records().await("typing", isType("typing"));
        String answer = jon.tells(Stage.MIRA, couple, "At six");
        mira.records().await("answer", isType("message").and(has("id", answer)));
        mira.types("/react last 👍");
        jon.hears("reaction", has("add", "👍"));
        mira.types("/delete " + id + " everyone");
        jon.hears("deleted", has("id", id));

        assertThat(mira.ends()).isZero();
    }

    @Test
    void who_is_removed_from_a_group_is_told_so() throws Exception {
        String group = Stage.group(jon, "Rope team");
        Typist mira = stage.mira().chats(group);
        mira.types("/join");
        mira.records().await("joined", isType("joined"));
        mira.types("Hello, team");
        jon.hears("message", has("body", "Hello, team"));

        Json.Obj removal =
                Json.obj()
                        .with(
                                "pull_all",
                                Json.obj()
                                        .with("occupants_ids", Json.ofLongs(List.of(Stage.MIRA)))
                                        .build())
                        .build();
        jon.calls("dialog", "update", Json.of(group), removal);

        Json.Obj kicked = mira.records().await("kicked", isType("kicked"));
        assertThat(kicked.get("dialog_id").asText()).contains(group);
    }

    @Test
    void what_is_typed_while_the_server_is_away_arrives_once() throws Exception {
        Typist mira = stage.mira().chats(couple, "--reconnect-timeout", "200ms");
        mira.types("before");
        jon.hears("message", has("body", "before"));

        stage.cut(Stage.MIRA);
        for (int i = 1; i <= 5; i++) {
            mira.types("line " + i);
        }
        stage.restart();
        jon.hears("reconnected", any -> true);
        mira.types("after");
        int exit = mira.ends();

        Json params = Json.obj().with("chat_dialog_id", couple).with("limit", 100).build();
        List<String> bodies = Stage.each(jon.items("message", "list", params), "message");
        assertThat(exit).isZero();
        assertThat(bodies)
                .containsSubsequence(
                        "before", "line 1", "line 2", "line 3", "line 4", "line 5", "after")
                .doesNotHaveDuplicates();
    }

    @Test
    void without_reconnecting_nothing_comes_back_before_it_is_said() throws Exception {
        Typist mira = stage.mira().chats(couple, "--no-reconnect");

        stage.cut(Stage.MIRA);
        mira.records().await("end", isType("state").and(has("state", "closed")));
        String missed = jon.tells(Stage.MIRA, couple, "Where are you?");
        mira.types("/status");
        mira.isTold("disconnected");
        mira.types("/reconnect");

        mira.records().await("the missed", isType("message").and(has("id", missed)));
        assertThat(mira.records().all(has("state", "ready"))).hasSize(2);
        assertThat(mira.records().all(isType("message").and(has("id", missed)))).hasSize(1);
    }

    @Test
    void in_the_background_messages_are_pushed_and_come_once_after() throws Exception {
        Typist mira = stage.mira().chats(couple);

        mira.types("/background");
        mira.records().await("closed", has("state", "closed"));
        String pushed = jon.tells(Stage.MIRA, couple, "On your phone");
        jon.catchesUp();
        List<String> pushes = Stage.each(stage.pushesTo(Stage.MIRA), "message_id");
        mira.types("/foreground");
        mira.records().await("message", isType("message").and(has("id", pushed)));
        String after = jon.tells(Stage.MIRA, couple, "Back?");
        mira.records().await("message", isType("message").and(has("id", after)));

        assertThat(pushes).contains(pushed);
        assertThat(mira.records().all(isType("message").and(has("id", pushed)))).hasSize(1);
    }

    @Test
    void one_who_is_watched_is_told_of_until_unwatched() throws Exception {
        Typist mira = stage.mira().chats(couple);
        mira.types("/watch @kai");
        mira.isTold("You will be told");

        SdkPeer kai = stage.online("kai", "wss");
        mira.records().await("kai comes", isType("last_activity"));
        mira.types("/unwatch @kai");
        mira.isTold("You are not told");
        int told = mira.records().all(isType("last_activity")).size();
        kai.ask("disconnect", Json.obj());
        String fence = jon.tells(Stage.MIRA, couple, "The end");
        mira.records().await("fence", isType("message").and(has("id", fence)));

        assertThat(mira.records().all(isType("last_activity"))).hasSize(told);
    }

    @Test
    void one_who_destroyed_the_line_stays_away() throws Exception {
        Typist mira = stage.mira().chats(couple);

        mira.types("/destroy");
        mira.records().await("force_closed", has("state", "force_closed"));
        mira.types("/reconnect");

        mira.isTold("no way leads back");
        assertThat(mira.records().all(has("state", "ready"))).hasSize(1);
    }
}
