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
 * Whom Mira blocks with cubechat, and who blocks her, as the official SDK finds it on either side.
 */
@ExtendWith(WithSdk.class)
@Timeout(90)
class PrivacyWitnessTest {
    @AutoClose private Stage stage;
    private SdkPeer jon;
    private SdkPeer tablet;

    @BeforeEach
    void open(SdkFolder sdk, @TempDir Path folder) throws Exception {
        stage = new Stage(sdk, folder);
        jon = stage.online("jon", "wss");
        tablet = stage.online("mira", "wss");
    }

    @Test
    void lists_made_here_are_those_that_the_sdk_reads() throws Exception {
        stage.mira().list("privacy", "create", "quiet", "--deny", "@jon", "--allow", "@kai");
        stage.mira().list("privacy", "create", "loud", "--deny-mutual", "@lena");

        stage.mira().fails(0, "privacy", "activate", "quiet");
        Json inForce = names().get("default");
        stage.mira().fails(0, "privacy", "activate", "loud");

        assertThat(items("quiet")).containsExactlyInAnyOrder("102 deny", "103 allow");
        assertThat(items("loud")).containsExactly("104 deny");
        assertThat(inForce).isEqualTo(Json.of("quiet"));
        assertThat(names().get("default")).isEqualTo(Json.of("loud"));
        assertThat(stage.mira().list("privacy", "list"))
                .filteredOn(list -> list.get("default").equals(Json.of(true)))
                .extracting(list -> list.get("name"))
                .containsExactly(Json.of("loud"));
        assertThat(names().get("names").asItems())
                .containsAll(
                        stage.mira().list("privacy", "list").stream()
                                .map(list -> list.get("name"))
                                .toList());
    }

    @Test
    void a_list_of_the_sdk_is_shown_and_one_more_added_to_it() throws Exception {
        Json items = new Json.Arr(List.of(item(102, true), item(103, false), item(999, true)));
        Json theirs = Json.obj().with("name", "theirs").with("items", items).build();
        tablet.calls("privacylist", "create", theirs);

        List<Json.Obj> shown = stage.mira().list("privacy", "show", "theirs");
        stage.mira().list("privacy", "update", "theirs", "--deny", "@lena");

        assertThat(shown)
                .extracting(it -> it.get("user_id") + " " + it.get("mutual"))
                .containsExactlyInAnyOrder(
                        Json.of(102) + " " + Json.of(true),
                        Json.of(103) + " " + Json.of(false),
                        Json.of(999) + " " + Json.of(true));
        assertThat(items("theirs"))
                .containsExactlyInAnyOrder("102 deny", "103 deny", "104 deny", "999 deny");
        assertThat(stage.mira().list("privacy", "show", "theirs"))
                .filteredOn(it -> it.get("mutual").equals(Json.of(true)))
                .hasSize(2);
    }

    @Test
    void a_list_that_is_deleted_or_emptied_is_gone_for_the_sdk() throws Exception {
        stage.mira().list("privacy", "create", "quiet", "--deny", "@jon");
        stage.mira().list("privacy", "create", "loud", "--deny", "@kai");

        stage.mira().fails(2, "privacy", "update", "loud", "--allow", "@kai");
        assertThat(names().get("names").asItems()).contains(Json.of("loud"), Json.of("quiet"));
        stage.mira().fails(0, "privacy", "update", "loud", "--allow", "@kai", "--yes");
        stage.mira().fails(0, "privacy", "delete", "quiet", "--yes");

        assertThat(names().get("names").asItems()).isEmpty();
        stage.mira().fails(5, "privacy", "delete", "quiet", "--yes");
    }

    @Test
    void one_who_is_blocked_gets_an_error_until_unblocked() throws Exception {
        String couple = Stage.privateDialog(jon);
        JsonLines lines = stage.mira().listens();

        stage.mira().fails(0, "privacy", "block", "@jon");
        String refused = jon.tells(Stage.MIRA, couple, "Hello?");
        jon.hears("error", has("id", refused));
        Json name = names().get("default");
        stage.mira().fails(0, "privacy", "deactivate");
        Json none = names().get("default");
        String meanwhile = jon.tells(Stage.MIRA, couple, "And now?");
        lines.await("message", isType("message").and(has("id", meanwhile)));
        stage.mira().fails(0, "privacy", "activate", name.asText().orElseThrow());
        stage.mira().fails(0, "privacy", "unblock", "@jon");
        String after = jon.tells(Stage.MIRA, couple, "At last");

        lines.await("message", isType("message").and(has("id", after)));
        assertThat(lines.all(has("id", refused))).isEmpty();
        assertThat(name.asText()).isPresent();
        assertThat(none).isEqualTo(Json.Nil.NIL);
    }

    @Test
    void one_whom_the_sdk_blocks_is_told_so_but_not_in_a_group() throws Exception {
        Stage.privateDialog(jon);
        String group = Stage.group(jon, "Ropes");
        Json items = new Json.Arr(List.of(item(Stage.MIRA, false)));
        Json list = Json.obj().with("name", "mine").with("items", items).build();
        jon.calls("privacylist", "create", list);
        jon.calls("privacylist", "setAsDefault", Json.of("mine"));

        stage.mira().fails(12, "msg", "send", "@jon", "-m", "Hello?", "--transport", "xmpp");
        String id = stage.mira().says(group, "All of you", "--transport", "xmpp");

        jon.catchesUp();
        assertThat(jon.heard("message", has("id", id))).isEmpty();
    }

    private Json.Obj names() throws Exception {
        return tablet.calls("privacylist", "getNames");
    }

    private List<String> items(String name) throws Exception {
        return tablet.items("privacylist", "getList", Json.of(name)).stream()
                .map(
                        it ->
                                it.get("user_id").asText().orElseThrow()
                                        + " "
                                        + it.get("action").asText().orElseThrow())
                .toList();
    }

    private static Json item(long user, boolean mutual) {
        return Json.obj()
                .with("user_id", user)
                .with("action", "deny")
                .with("mutualBlock", mutual)
                .build();
    }
}
