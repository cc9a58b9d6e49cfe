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
import java.util.function.Predicate;

/**
 * Who is there, who looks, and what becomes of words to those who are not, with the official SDK.
 */
@ExtendWith(WithSdk.class)
@Timeout(90)
class PresenceWitnessTest {
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
    void when_the_sdk_was_last_here_is_told() throws Exception {
        Json.Obj here = stage.mira().json("presence", "last", "@jon");
        jon.ask("disconnect", Json.obj());
        stage.mira().fails(0, "api", "POST", "/__sandbox/clock?advance=5");
        Json.Obj gone = stage.mira().json("presence", "last", "@jon");

        assertThat(here.get("seconds")).isEqualTo(Json.of(0));
        assertThat(gone.get("seconds").asLong().orElseThrow()).isBetween(5L, 40L);
    }

    @Test
    void the_sdks_of_all_who_are_watched_are_seen_to_come_and_go() throws Exception {
        JsonLines both = stage.mira().listens("--watch", "@jon", "--watch", "@kai");
        JsonLines one = stage.mira().listens("--watch", "@kai");
        stage.hears("status_streaming");

        SdkPeer kai = stage.online("kai", "wss");
        kai.ask("disconnect", Json.obj());
        jon.ask("disconnect", Json.obj());

        for (JsonLines lines : List.of(both, one)) {
            lines.await("kai comes", seen(Stage.KAI, 0));
            lines.await("kai goes", seen(Stage.KAI, 1));
        }
        both.await("jon goes", seen(Stage.JON, 1));
        assertThat(one.all(seen(Stage.JON, 1))).isEmpty();
    }

    @Test
    void a_device_that_nobody_looks_at_hears_and_is_pushed() throws Exception {
        JsonLines aside = stage.mira().listens("--inactive");
        stage.hears("enable=\"true\"");
        jon.catchesUp();
        String pushed = jon.tells(Stage.MIRA, couple, "Are you looking?");
        aside.await("message", isType("message").and(has("id", pushed)));
        stage.mira().stopsListening();

        JsonLines looking = stage.mira().listens();
        String heard = jon.tells(Stage.MIRA, couple, "And now?");
        looking.await("message", isType("message").and(has("id", heard)));

        assertThat(pushes(Stage.MIRA)).containsExactly(pushed);
    }

    @Test
    void those_who_are_away_are_pushed_but_for_silent_messages() throws Exception {
        String loud = stage.mira().says(group, "Dinner is ready");
        String silent = stage.mira().says(group, "No hurry", "--silent", "--transport", "xmpp");

        assertThat(pushes(Stage.KAI)).containsExactly(loud);
        assertThat(pushes(Stage.JON)).isEmpty();
        SdkPeer kai = stage.online("kai", "wss");
        Json params = Json.obj().with("chat_dialog_id", group).build();
        assertThat(Stage.each(kai.items("message", "list", params), "_id"))
                .containsExactlyInAnyOrder(loud, silent);
    }

    @Test
    void pushes_of_a_dialog_go_off_and_on_for_the_sdk_too() throws Exception {
        SdkPeer tablet = stage.online("mira", "wss");
        tablet.ask("disconnect", Json.obj());

        stage.mira().fails(0, "dialog", "notify", group, "off");
        Json.Obj off = tablet.calls("dialog", "getNotificationsSettings", Json.of(group));
        jon.tellsAll(group, "unpushed");
        jon.catchesUp();
        tablet.calls("dialog", "updateNotificationsSettings", Json.of(group), Json.of(true));
        Json on = stage.mira().json("dialog", "notify", group).get("enabled");
        String pushed = jon.tellsAll(group, "pushed");
        jon.catchesUp();

        assertThat(off.get("notifications").asObject().get("enabled")).isEqualTo(Json.of(0));
        assertThat(on).isEqualTo(Json.of(true));
        assertThat(pushes(Stage.MIRA)).containsExactly(pushed);
    }

    @Test
    void system_messages_are_no_messages_and_are_not_kept() throws Exception {
        JsonLines lines = stage.mira().listens();
        Json fields = Json.obj().with("kind", "refresh").build();

        stage.mira().fails(0, "system", "send", "@jon", "--body", "B", "--field", "kind=refresh");
        stage.mira().fails(0, "system", "send", "103", "--body", "unheard");
        jon.ask(
                "system",
                Json.obj().with("to", Stage.MIRA).with("body", "C").with("extension", fields));

        Json.Obj heard = jon.hears("system", has("body", "B"));
        assertThat(heard.get("extension")).isEqualTo(fields);
        Json.Obj line = lines.await("system", isType("system").and(has("body", "C")));
        assertThat(line.get("user_id")).isEqualTo(Json.of(Stage.JON));
        jon.catchesUp();
        assertThat(jon.heard("message", has("body", "B"))).isEmpty();
        assertThat(lines.all(isType("message"))).isEmpty();
        SdkPeer kai = stage.online("kai", "wss");
        kai.catchesUp();
        assertThat(kai.heard("system", has("body", "unheard"))).isEmpty();
        Json params = Json.obj().with("chat_dialog_id", couple).build();
        assertThat(Stage.each(jon.items("message", "list", params), "message"))
                .doesNotContain("B", "C");
    }

    private List<String> pushes(long user) throws Exception {
        return Stage.each(stage.pushesTo(user), "message_id");
    }

    private static Predicate<Json.Obj> seen(long user, long seconds) {
        return isType("last_activity")
                .and(it -> it.get("user_id").equals(Json.of(user)))
                .and(it -> it.get("seconds").equals(Json.of(seconds)));
    }
}
