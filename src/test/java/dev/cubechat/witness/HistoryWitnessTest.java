package dev.cubechat.witness;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What of the history cubechat shows, counts and marks, as the official SDK does it as the same
 * person.
 */
@ExtendWith(WithSdk.class)
@Timeout(90)
class HistoryWitnessTest {
    private static final String ROPES = "5eed00000000000000000007";
    private static final long FIRST = 1_770_000_000;
    private static final String WORLD =
            """
            {"dialogs":[{"_id":"%s","type":2,"name":"Ropes","user_id":102,"occupants_ids":[101]}],
             "bulk":[{"chat_dialog_id":"%s","count":40,"senders":[102],"start_date":%d}]}
            """
                    .formatted(ROPES, ROPES, FIRST);

    @AutoClose private Stage stage;
    private SdkPeer tablet;

    @BeforeEach
    void open(SdkFolder sdk, @TempDir Path folder) throws Exception {
        stage = new Stage(sdk, folder, SandboxOptions.FOR_TESTS.withSeed(SeedReader.read(WORLD)));
        tablet = stage.online("mira", "wss");
    }

    @Test
    void pages_have_the_messages_and_the_order_of_the_sdk() throws Exception {
        List<String> downwards = ours("--limit", "5", "--skip", "3", "--order", "desc");
        List<String> upwards = ours("--limit", "5", "--skip", "3", "--order", "asc");

        assertThat(downwards)
                .hasSize(5)
                .isEqualTo(theirs(page(5, 3).with("sort_desc", "date_sent")));
        assertThat(upwards).isEqualTo(theirs(page(5, 3).with("sort_asc", "date_sent")));
    }

    @Test
    void bounds_in_time_are_those_of_the_sdk() throws Exception {
        List<Json.Obj> all = stage.mira().list("msg", "history", ROPES, "--all");
        long from = sent(all.get(9));
        long to = sent(all.get(20));

        List<String> between =
                ours(
                        "--since",
                        all.get(9).get("sent_at").asText().orElseThrow(),
                        "--until",
                        all.get(20).get("sent_at").asText().orElseThrow());

        assertThat(from).isLessThan(to);
        assertThat(between)
                .isNotEmpty()
                .isEqualTo(
                        theirs(
                                page(100, 0)
                                        .with("date_sent[gt]", from)
                                        .with("date_sent[lt]", to)
                                        .with("sort_asc", "date_sent")));
    }

    @Test
    void reading_leaves_the_unread_count_of_the_sdk_unless_asked() throws Exception {
        SdkPeer jon = stage.online("jon", "wss");
        long before = unread();

        jon.tellsAll(ROPES, "one");
        jon.tellsAll(ROPES, "two");
        jon.catchesUp();
        Json.Obj counted = stage.mira().json("dialog", "unread", ROPES);
        stage.mira().list("msg", "history", ROPES);

        assertThat(unread()).isEqualTo(before + 2);
        assertThat(counted.get("total")).isEqualTo(Json.of(before + 2));
        assertThat(counted.get("dialogs").asObject().get(ROPES)).isEqualTo(Json.of(before + 2));
        stage.mira().list("msg", "history", ROPES, "--mark-read", "--limit", "100");
        assertThat(unread()).isZero();
    }

    @Test
    void all_messages_of_a_dialog_are_read_for_the_sdk_too() throws Exception {
        stage.mira().json("dialog", "mark-read", ROPES);

        assertThat(unread()).isZero();
        assertThat(tablet.items("message", "list", page(100, 0).build()))
                .hasSize(40)
                .allSatisfy(it -> assertThat(it.get("read_ids").asItems()).contains(Json.of(101)));
    }

    private List<String> ours(String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("msg", "history", ROPES));
        Collections.addAll(words, options);
        return Stage.each(stage.mira().list(words.toArray(String[]::new)), "id");
    }

    private List<String> theirs(ObjBuilder params) throws Exception {
        return Stage.each(tablet.items("message", "list", params.build()), "_id");
    }

    private long unread() throws Exception {
        Json params = Json.obj().with("chat_dialog_ids", Json.ofStrings(List.of(ROPES))).build();
        return tablet.calls("message", "unreadCount", params).get(ROPES).asLong().orElse(0L);
    }

    private static ObjBuilder page(int limit, int skip) {
        return Json.obj()
                .with("chat_dialog_id", ROPES)
                .with("mark_as_read", 0)
                .with("limit", limit)
                .with("skip", skip);
    }

    private static long sent(Json.Obj message) {
        return message.get("date_sent").asLong().orElseThrow();
    }
}
