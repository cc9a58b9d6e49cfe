package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Records that cannot be sent are told of, and what else there is arrives. */
@Timeout(60)
class PipeRefusalStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;
    private Shell mira;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
        mira = world.mira();
    }

    @Test
    void a_record_with_a_slip_of_the_pen_is_refused_and_not_sent_without_it() throws Exception {
        List<String> slips =
                List.of(
                        "{\"body\":\"slip\",\"attachmets\":[\"/etc/hosts\"]}",
                        "{\"body\":\"slip\",\"job\":7}",
                        "{\"body\":\"slip\",\"files\":[{\"path\":\"/etc/hosts\",\"nam\":\"h\"}]}",
                        "{\"body\":\"slip\",\"attachments\":[\"/etc/hosts\"]}",
                        "{\"body\":\"slip\",\"attachments\":[{\"path\":\"/etc/hosts\"}]}");

        List<String> reasons =
                slips.stream()
                        .map(
                                slip ->
                                        mira.typing(slip + "\n")
                                                .run("msg", "pipe", "@jon", "--frame", "jsonl"))
                        .peek(result -> assertThat(result.code()).isEqualTo(13))
                        .map(Shell.Result::err)
                        .toList();

        assertThat(reasons.get(0))
                .contains("it has \"attachmets\"")
                .contains("\"attachments\" was perhaps meant");
        assertThat(reasons.get(1)).contains("it has \"job\"").contains("goes into \"fields\"");
        assertThat(reasons.get(2)).contains("\"nam\" says nothing");
        assertThat(reasons.subList(3, 5)).allMatch(why -> why.contains("goes into \"files\""));
        assertThat(world.bodies(StoryWorld.MIRA_AND_JON, 1)).doesNotContain("slip");
    }

    @Test
    void of_a_record_that_is_too_long_the_line_says_that_only_its_beginning_is_put_aside()
            throws Exception {
        Path aside = homes.resolve("aside");
        String tooLong = "x".repeat(300_007);

        Shell.Result result =
                mira.typing(tooLong + "\nEND\nok\nEND\n")
                        .run(
                                "msg",
                                "pipe",
                                "@jon",
                                "--frame",
                                "block:END",
                                "--on-error",
                                "dead-letter:" + aside,
                                "--jsonl");

        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.records().getFirst().get("reason").toString())
                .contains("longer than 262144 bytes. Only its beginning was put aside.");
        assertThat(Files.size(aside)).isEqualTo(262144 + "\nEND\n".length());
        assertThat(world.bodies(StoryWorld.MIRA_AND_JON, 1)).containsExactly("ok");
    }

    @Test
    void refused_records_are_skipped_or_put_aside() throws Exception {
        Path aside = homes.resolve("aside.jsonl");
        String bad = "{\"to\":\"#Nowhere\",\"body\":\"lost\"}";
        String input =
                "{\"to\":\"#Climbers\",\"body\":\"a\"}\n"
                        + bad
                        + "\n{\"to\":\"#Climbers\",\"body\":\"b\"}\n";

        Shell.Result skipped = pipe(input, "--on-error", "skip", "--jsonl");
        Shell.Result put = pipe(input, "--on-error", "dead-letter:" + aside);

        assertThat(skipped.code()).isEqualTo(3);
        assertThat(skipped.records().get(1).get("error")).isEqualTo(Json.of("not_found"));
        assertThat(put.code()).isEqualTo(3);
        assertThat(aside).hasContent(bad + "\n");
        assertThat(world.bodies(StoryWorld.CLIMBERS, 4))
                .containsExactlyInAnyOrder("a", "b", "a", "b");
    }

    /** Sends records that say themselves where they go. */
    private Shell.Result pipe(String records, String... options) {
        Stream<String> words = Stream.of("msg", "pipe", "--frame", "jsonl", "--dialog-field", "to");
        return mira.typing(records)
                .run(Stream.concat(words, Stream.of(options)).toArray(String[]::new));
    }

    @Test
    void a_record_that_is_too_large_as_a_stanza_is_refused_and_the_next_goes_out()
            throws Exception {
        String ampersands = "&".repeat(100_000);

        Shell.Result skipped =
                mira.typing("ok-a\n" + ampersands + "\nok-b\n")
                        .run("msg", "pipe", "#Climbers", "--on-error", "skip", "--jsonl");
        Shell.Result alone =
                mira.typing(ampersands)
                        .run("msg", "send", "#Climbers", "--transport", "xmpp", "--json");

        assertThat(skipped.code()).isEqualTo(3);
        assertThat(skipped.records())
                .map(line -> line.get("status"))
                .containsExactly(Json.of("sent"), Json.of("failed"), Json.of("sent"));
        assertThat(skipped.records().get(1).get("error")).isEqualTo(Json.of("invalid"));
        assertThat(world.bodies(StoryWorld.CLIMBERS, 2)).containsExactly("ok-a", "ok-b");
        assertThat(alone.code()).isEqualTo(13);
        assertThat(alone.err()).contains("\"status\":\"failed\"").contains("\"id\":");
    }

    @Test
    void odd_records_are_refused_and_all_others_arrive() throws Exception {
        String input =
                """
                {"body":"f1"}
                {"body":"f2","fields":{"o":{"x y":1}}}
                {"body":"f3","attachments":[{"type":"file","uid":"abc","content type":"v"}]}
                {"body":"f4","fields":{"latency_µs":"12"}}
                {"body":"\\f","receipts":false}
                {"body":"f6\\f","fields":{"größe":{"höhe":"7"}}}
                """;

        Shell.Result result =
                mira.typing(input)
                        .run(
                                "msg",
                                "pipe",
                                "#Climbers",
                                "--frame",
                                "jsonl",
                                "--on-error",
                                "skip",
                                "--jsonl");
        Shell.Result plain =
                mira.typing("x\n\f\ny\n")
                        .run("msg", "pipe", "@jon", "--on-error", "skip", "--jsonl");

        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.records())
                .map(line -> line.get("error"))
                .containsExactly(
                        Json.Nil.NIL,
                        Json.of("invalid"),
                        Json.of("invalid"),
                        Json.of("invalid"),
                        Json.of("invalid"),
                        Json.Nil.NIL);
        assertThat(plain.code()).as(plain.err()).isEqualTo(3);
        assertThat(plain.records())
                .map(line -> line.get("status"))
                .containsExactly(Json.of("sent"), Json.of("failed"), Json.of("sent"));
        assertThat(world.bodies(StoryWorld.CLIMBERS, 2)).containsExactly("f1", "f6");
        assertThat(world.bodies(StoryWorld.MIRA_AND_JON, 2)).containsExactly("x", "y");
    }

    @Test
    void an_edit_that_leaves_no_text_is_refused() throws Exception {
        mira.run("msg", "send", "#Climbers", "-m", "keep me");

        Shell.Result edited =
                mira.run("msg", "edit", "last:me", "--dialog", "#Climbers", "-m", "\u0001");

        assertThat(edited.code()).isEqualTo(2);
        assertThat(edited.err()).contains("The new text is empty");
        assertThat(world.bodies(StoryWorld.CLIMBERS, 1)).containsExactly("keep me");
    }

    @Test
    void one_who_blocks_us_gets_nothing_and_the_pipe_says_so() {
        world.jon().run("privacy", "block", "@mira");

        Shell.Result result = mira.typing("hello\nthere\n").run("msg", "pipe", "@jon", "--jsonl");

        assertThat(result.code()).isEqualTo(12);
    }

    @Test
    void what_cannot_be_meant_is_told_before_anything_happens() {
        assertThat(mira.run("msg", "pipe").code()).isEqualTo(2);
        assertThat(mira.run("msg", "pipe", "#Ops", "--dialog-field", "to").code()).isEqualTo(2);
        assertThat(mira.run("msg", "pipe", "#Ops", "--frame", "xml").code()).isEqualTo(2);
        assertThat(mira.run("msg", "pipe", "last", "--journal", "j").code()).isEqualTo(2);
        assertThat(mira.run("msg", "pipe", "#Ops", "--frame", "jsonl", "--batch-lines", "2").code())
                .isEqualTo(2);
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }
}
