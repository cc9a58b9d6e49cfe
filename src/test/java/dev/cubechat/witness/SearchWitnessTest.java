package dev.cubechat.witness;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What cubechat finds and reports, beside what the official SDK finds and reads. */
@ExtendWith(WithSdk.class)
@Timeout(90)
class SearchWitnessTest {
    private static final List<String> KINDS = List.of("dialogs", "messages", "users");

    @AutoClose private Stage stage;
    private SdkPeer jon;
    private SdkPeer tablet;
    private String ropes;
    private String knots;

    @BeforeEach
    void open(SdkFolder sdk, @TempDir Path folder) throws Exception {
        stage = new Stage(sdk, folder);
        jon = stage.online("jon", "wss");
        tablet = stage.online("mira", "wss");
        ropes = Stage.group(jon, "Ropes with a carabiner");
        knots = Stage.group(jon, "Knots");
        stage.mira().says(ropes, "A carabiner for everyone");
        stage.mira().says(knots, "One carabiner of steel");
        stage.mira().says(knots, "Gloves of leather");
    }

    @Test
    void dialogs_messages_and_people_are_those_of_the_sdk() throws Exception {
        assertThat(found(theirs("carabiner"), "search", "carabiner")).isEqualTo(List.of(1, 2, 0));
        assertThat(found(theirs("Jon Berg"), "search", "Jon Berg").getLast()).isPositive();
    }

    @Test
    void words_and_phrases_find_what_the_sdk_finds() throws Exception {
        assertThat(found(theirs("steel leather"), "search", "steel leather"))
                .isEqualTo(List.of(0, 2, 0));
        assertThat(found(theirs("\"steel leather\""), "search", "steel leather", "--exact"))
                .isEqualTo(List.of(0, 0, 0));
        assertThat(found(theirs("\"of steel\""), "search", "of steel", "--exact"))
                .isEqualTo(List.of(0, 1, 0));
        stage.mira().fails(13, "search", "abc");
    }

    @Test
    void dialogs_and_dates_narrow_it_as_with_the_sdk() throws Exception {
        ObjBuilder inKnots = theirs("carabiner").with("chat_dialog_ids", knots);
        ObjBuilder lately =
                theirs("carabiner").with("start_date", days(1)).with("end_date", days(-1));
        ObjBuilder before =
                theirs("carabiner").with("start_date", days(-1)).with("end_date", days(-2));

        assertThat(found(inKnots, "search", "carabiner", "--dialog", knots).get(1)).isEqualTo(1);
        assertThat(
                        found(
                                        lately,
                                        "search",
                                        "carabiner",
                                        "--since",
                                        days(-1),
                                        "--until",
                                        days(1))
                                .get(1))
                .isEqualTo(2);
        assertThat(
                        found(
                                        before,
                                        "search",
                                        "carabiner",
                                        "--since",
                                        days(-2),
                                        "--until",
                                        days(-1))
                                .get(1))
                .isZero();
    }

    @Test
    void reports_are_read_by_the_sdk() throws Exception {
        String message = jon.tellsAll(ropes, "Buy cheap ropes");
        jon.catchesUp();

        stage.mira().json("report", "message", message, "--reason", "spam");
        stage.mira().json("report", "user", "@jon", "--reason", "a spammer");

        Json.Obj ofMessage = jon.items("data", "list", Json.of("MessageReports")).getFirst();
        Json.Obj ofUser = jon.items("data", "list", Json.of("UserReports")).getFirst();
        assertThat(ofMessage.get("reportedMessageId")).isEqualTo(Json.of(message));
        assertThat(ofMessage.get("reason")).isEqualTo(Json.of("spam"));
        assertThat(ofUser.get("reportedUserId")).isEqualTo(Json.of(102));
        assertThat(ofUser.get("reason")).isEqualTo(Json.of("a spammer"));
    }

    /** How many of each kind were found, the same ones by the command and by the SDK. */
    private List<Integer> found(ObjBuilder query, String... command) throws Exception {
        Json.Obj ours = stage.mira().json(command);
        Json.Obj theirs = tablet.calls("chat", "search", query.build()).get("results").asObject();
        for (String kind : KINDS) {
            assertThat(Stage.each(objects(ours, kind), "id"))
                    .as(kind)
                    .containsExactlyInAnyOrderElementsOf(
                            Stage.each(objects(theirs, kind), kind.equals("users") ? "id" : "_id"));
        }
        return KINDS.stream().map(kind -> objects(ours, kind).size()).toList();
    }

    private static List<Json.Obj> objects(Json.Obj results, String kind) {
        return results.get(kind).asItems().stream().map(Json::asObject).toList();
    }

    private static ObjBuilder theirs(String text) {
        return Json.obj().with("search_text", text);
    }

    private static String days(int fromToday) {
        return Instant.now().plus(Duration.ofDays(fromToday)).toString();
    }
}
