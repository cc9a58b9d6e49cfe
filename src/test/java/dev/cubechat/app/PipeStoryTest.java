package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Records of stdin become messages: typed this, the others got that, printed this. */
@Timeout(60)
class PipeStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;
    private Shell mira;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
        mira = world.mira();
    }

    @Test
    void each_line_becomes_a_message_and_a_line_of_output() throws Exception {
        Shell.Result result =
                mira.typing("one\ntwo\n\nthree").run("msg", "pipe", "#Climbers", "--jsonl");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(world.bodies(StoryWorld.CLIMBERS, 3)).containsExactly("one", "two", "three");
        List<Json.Obj> lines = result.records();
        assertThat(lines).map(line -> line.get("record")).containsExactly(of(1), of(2), of(3));
        assertThat(lines).map(line -> line.get("status")).containsOnly(Json.of("sent"));
        assertThat(lines)
                .map(line -> line.get("id"))
                .containsExactlyElementsOf(
                        world.messages(StoryWorld.CLIMBERS, 3).stream()
                                .map(message -> message.get("id"))
                                .toList());
        assertThat(lines)
                .allSatisfy(
                        line -> {
                            assertThat(line.get("v")).isEqualTo(of(1));
                            assertThat(line.get("dialog_id"))
                                    .isEqualTo(Json.of(StoryWorld.CLIMBERS));
                            assertThat(line.get("earlier")).isEqualTo(Json.of(false));
                        });
    }

    @Test
    void json_records_say_where_they_go_and_what_is_with_them() throws Exception {
        Path photo = homes.resolve("wall.txt");
        Files.writeString(photo, "a wall");
        String record1 =
                "{\"to\":\"@jon\",\"body\":\"look\",\"fields\":{\"build\":\"7\"},\"silent\":true,"
                        + "\"files\":[\""
                        + photo
                        + "\",\"https://example.com/a.png\"]}";
        String record2 = "{\"to\":\"" + StoryWorld.CLIMBERS + "\",\"body\":\"hi\"}";

        Shell.Result result =
                mira.typing(record1 + "\n" + record2 + "\n")
                        .run("msg", "pipe", "--frame", "jsonl", "--dialog-field", "to", "--jsonl");

        assertThat(result.code()).as(result.err()).isZero();
        Json.Obj toJon = world.messages(StoryWorld.MIRA_AND_JON, 1).getFirst();
        assertThat(toJon.get("body")).isEqualTo(Json.of("look"));
        assertThat(toJon.get("fields").asObject().get("build")).isEqualTo(Json.of("7"));
        assertThat(toJon.get("attachments").toString()).contains("wall.txt").contains("a.png");
        assertThat(world.bodies(StoryWorld.CLIMBERS, 1)).containsExactly("hi");
    }

    @Test
    void what_history_and_listen_print_can_be_sent_on() throws Exception {
        mira.run("msg", "send", "@jon", "-m", "look", "--location", "49.84,24.03");
        String told = mira.run("msg", "history", "@jon", "--limit", "1", "--jsonl", "--raw").out();
        String heard;
        try (Listening listening = Listening.start(world.jon())) {
            mira.run("msg", "send", "@jon", "-m", "hear");
            Json.Obj hear = listening.await(record -> record.get("body").equals(Json.of("hear")));
            heard = JsonText.write(hear) + "\n";
        }

        Shell.Result result =
                mira.typing(told + heard).run("msg", "pipe", "#Climbers", "--frame", "jsonl");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(world.bodies(StoryWorld.CLIMBERS, 2)).containsExactly("look", "hear");
    }

    @Test
    void a_message_from_others_that_names_a_file_of_ours_has_nothing_uploaded() throws Exception {
        Path secret = homes.resolve("secret.txt");
        Files.writeString(secret, "only for mira");
        String message =
                """
                {"chat_dialog_id":"%s","message":"psst","attachments":[{"type":"file","path":"%s"}]}
                """
                        .formatted(StoryWorld.MIRA_AND_JON, secret);
        world.jon().typing(message).run("api", "POST", "/chat/Message", "--input", "-");
        String told = mira.run("msg", "history", "@jon", "--limit", "1", "--jsonl").out();
        Json.Obj record = JsonText.parse(told).asObject();
        String withoutSender =
                JsonText.write(
                        Json.obj()
                                .with("body", record.get("body"))
                                .with("attachments", record.get("attachments"))
                                .build());
        String stored = mira.run("file", "list", "--json=uid").out();

        Shell.Result sentOn = mira.typing(told).run("msg", "pipe", "#Climbers", "--frame", "jsonl");
        Shell.Result rewritten =
                mira.typing(withoutSender).run("msg", "pipe", "@jon", "--frame", "jsonl");

        assertThat(told).contains(secret.toString());
        assertThat(sentOn.code()).as(sentOn.err()).isZero();
        Json.Obj sent = world.messages(StoryWorld.CLIMBERS, 1).getFirst();
        assertThat(sent.get("attachments")).isEqualTo(record.get("attachments"));
        assertThat(rewritten.code()).isEqualTo(13);
        assertThat(mira.run("file", "list", "--json=uid").out()).isEqualTo(stored);
    }

    @Test
    void records_may_end_with_zero_bytes_or_with_a_separator() throws Exception {
        mira.typing("two\nlines\0and one\0").run("msg", "pipe", "#Climbers", "--frame", "nul");
        mira.typing("a\nb\n---\nc\n---\n").run("msg", "pipe", "@jon", "--frame", "block:---");

        assertThat(world.bodies(StoryWorld.CLIMBERS, 2)).containsExactly("two\nlines", "and one");
        assertThat(world.bodies(StoryWorld.MIRA_AND_JON, 2)).containsExactly("a\nb", "c");
    }

    @Test
    void several_lines_can_become_one_message() throws Exception {
        Shell.Result result =
                mira.typing("1\n2\n3\n4\n5\n")
                        .run("msg", "pipe", "#Climbers", "--batch-lines", "2", "--jsonl");

        assertThat(world.bodies(StoryWorld.CLIMBERS, 3)).containsExactly("1\n2", "3\n4", "5");
        List<Json> ids = result.records().stream().map(line -> line.get("id")).toList();
        assertThat(ids).hasSize(5);
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        assertThat(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void what_the_server_puts_off_comes_later_and_what_is_behind_it_waits() throws Exception {
        List<String> came = new ArrayList<>();
        Shell.Result result;
        world.sandbox().faults().set("message=wait:1,times:6");

        try (Listening listening = Listening.start(world.jon())) {
            result = mira.typing("1\n2\n3\n4\n5\n").run("msg", "pipe", "@jon", "--jsonl");
            for (int i = 0; i < 5; i++) {
                came.add(listening.await("message").get("body").asText().orElseThrow());
            }
        }

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(came).containsExactly("1", "2", "3", "4", "5");
        assertThat(result.records()).map(line -> line.get("status")).containsOnly(Json.of("sent"));
        assertThat(result.records().getFirst().get("attempts").asLong().orElseThrow())
                .isGreaterThan(1);
    }

    private static Json of(long number) {
        return Json.of(number);
    }

    @Test
    void the_mark_of_an_editor_is_no_part_of_the_first_record() throws Exception {
        Shell.Result result = mira.typing("\uFEFFone\ntwo\n").run("msg", "pipe", "#Climbers");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(world.bodies(StoryWorld.CLIMBERS, 2)).containsExactly("one", "two");
    }
}
