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
 * Contacts and receipts between cubechat and SDK 3, the last that has the ones and asks for the
 * others.
 */
@ExtendWith(WithSdk.class)
@Timeout(90)
class OldSdkWitnessTest {
    @AutoClose private Stage stage;
    private SdkPeer jon;
    private JsonLines lines;

    @BeforeEach
    void open(SdkFolder sdk, @TempDir Path folder) throws Exception {
        stage = new Stage(sdk, folder);
        jon = stage.onlineWithOldSdk("jon");
        lines = stage.mira().listens();
    }

    @Test
    void a_request_and_its_confirmation_are_heard_on_both_sides() throws Exception {
        stage.mira().fails(0, "contacts", "add", "@jon", "--name", "Johnny");
        jon.hears("asked", from(Stage.MIRA));
        jon.ask("confirm", Json.obj().with("userId", Stage.MIRA));
        lines.await("yes", isType("contact_confirmed").and(by(Stage.JON)));
        jon.catchesUp();

        List<Json.Obj> ours = stage.mira().list("contacts", "list");
        Json.Obj theirs =
                stage.onlineWithOldSdk("mira").calls("contactList", "get").get("102").asObject();
        for (String field : List.of("subscription", "ask", "name")) {
            assertThat(ours.getFirst().get(field)).as(field).isEqualTo(theirs.get(field));
        }
        assertThat(ours.getFirst().get("name")).isEqualTo(Json.of("Johnny"));
    }

    @Test
    void a_request_of_the_sdk_waits_until_it_is_confirmed() throws Exception {
        jon.calls("contactList", "add", Json.of(Stage.MIRA));
        lines.await("request", isType("contact_request").and(by(Stage.JON)));

        assertThat(stage.mira().list("contacts", "requests"))
                .contains(Json.obj().with("user_id", Stage.JON).build());
        stage.mira().fails(0, "contacts", "confirm", "@jon");

        jon.hears("confirmed", from(Stage.MIRA));
        Json.Obj mira = jon.calls("contactList", "get").get("101").asObject();
        assertThat(mira.get("subscription")).isEqualTo(Json.of("both"));
        assertThat(stage.mira().list("contacts", "list").getFirst().get("subscription"))
                .isEqualTo(Json.of("both"));
    }

    @Test
    void rejections_are_heard_on_both_sides() throws Exception {
        jon.calls("contactList", "add", Json.of(Stage.MIRA));
        lines.await("request", isType("contact_request").and(by(Stage.JON)));
        stage.mira().fails(0, "contacts", "reject", "@jon");
        jon.hears("rejected", from(Stage.MIRA));

        stage.mira().fails(0, "contacts", "add", "@jon");
        jon.hears("asked", from(Stage.MIRA));
        jon.calls("contactList", "reject", Json.of(Stage.MIRA));
        lines.await("no", isType("contact_rejected").and(by(Stage.JON)));
    }

    @Test
    void a_contact_is_seen_to_come_and_go_until_removed() throws Exception {
        befriend();

        jon.ask("disconnect", Json.obj());
        lines.await("leave", presence("unavailable"));
        jon.ask("connect", Json.obj());
        lines.await("return", presence("available"));
        stage.mira().stopsListening();
        jon.hears("seen", from(Stage.MIRA).and(has("type", "unavailable")));

        stage.mira().fails(0, "contacts", "remove", "@jon");
        SdkPeer tablet = stage.onlineWithOldSdk("mira");
        assertThat(tablet.calls("contactList", "get").has("102")).isFalse();
    }

    @Test
    void the_list_is_handed_over_on_login() throws Exception {
        befriend();

        JsonLines more = stage.mira().listens("--contacts");

        Json.Obj ready = more.await("ready", has("state", "ready"));
        Json.Obj contact = ready.get("contacts").asItems().getFirst().asObject();
        assertThat(contact.get("user_id")).isEqualTo(Json.of(Stage.JON));
        assertThat(contact.get("subscription")).isEqualTo(Json.of("both"));
    }

    @Test
    void what_the_sdk_marks_is_acknowledged_by_itself_unless_switched_off() throws Exception {
        String marked = tells("Got it?", true);
        lines.await("message", isType("message").and(has("id", marked)));
        jon.hears("delivered", has("id", marked));
        stage.mira().stopsListening();

        JsonLines quiet = stage.mira().listens("--no-auto-delivered");
        String unanswered = tells("And this?", true);
        quiet.await("message", isType("message").and(has("id", unanswered)));
        stage.mira().stopsListening();
        jon.catchesUp();
        assertThat(jon.heard("delivered", has("id", unanswered))).isEmpty();
    }

    @Test
    void the_sdk_acknowledges_what_asks_for_it() throws Exception {
        String[] silently = {"--create", "--transport", "xmpp", "--no-receipts"};
        String unasked = stage.mira().says("@jon", "No need to answer", silently);
        jon.hears("message", has("id", unasked));
        String asked = stage.mira().says("@jon", "Got it?", "--transport", "xmpp");

        Json.Obj delivered = lines.await("delivered", isType("delivered"));
        assertThat(delivered.get("message_id")).isEqualTo(Json.of(asked));
        assertThat(delivered.get("user_id")).isEqualTo(Json.of(Stage.JON));
    }

    private void befriend() throws Exception {
        jon.calls("contactList", "add", Json.of(Stage.MIRA));
        lines.await("request", isType("contact_request").and(by(Stage.JON)));
        stage.mira().fails(0, "contacts", "confirm", "@jon");
        jon.hears("confirmed", from(Stage.MIRA));
        jon.catchesUp();
    }

    private String tells(String body, boolean markable) throws Exception {
        Json.Obj sent =
                jon.ask(
                        "send",
                        Json.obj()
                                .with("to", Stage.MIRA)
                                .with("body", body)
                                .with("markable", markable));
        return sent.get("id").asText().orElseThrow();
    }

    private static Predicate<Json.Obj> from(long user) {
        return it -> it.get("userId").equals(Json.of(user));
    }

    private static Predicate<Json.Obj> by(long user) {
        return it -> it.get("user_id").equals(Json.of(user));
    }

    private static Predicate<Json.Obj> presence(String word) {
        return isType("contact_presence").and(by(Stage.JON)).and(has("presence", word));
    }
}
