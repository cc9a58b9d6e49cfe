package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Records of stdin become messages: typed this, the others got that, printed this. */
@Timeout(60)
class PipeStoryTest {
    @TempDir Path homes;
    private StoryWorld world;
    private Shell mira;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
        mira = world.mira();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void each_line_becomes_a_message_and_a_line_of_output() throws Exception {
        Shell.Result result =
                mira.typing("one\ntwo\n\nthree").run("msg", "pipe", "#Climbers", "--jsonl");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(bodies(StoryWorld.CLIMBERS, 3)).containsExactly("one", "two", "three");
        List<Json.Obj> lines = lines(result);
        assertThat(lines).map(line -> line.get("record")).containsExactly(of(1), of(2), of(3));
        assertThat(lines).map(line -> line.get("status")).containsOnly(Json.of("sent"));
        assertThat(lines)
                .map(line -> line.get("id"))
                .containsExactlyElementsOf(ids(StoryWorld.CLIMBERS, 3));
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
        Json.Obj toJon = history(StoryWorld.MIRA_AND_JON, 1).getFirst();
        assertThat(toJon.get("body")).isEqualTo(Json.of("look"));
        assertThat(toJon.get("fields").asObject().get("build")).isEqualTo(Json.of("7"));
        assertThat(toJon.get("attachments").toString()).contains("wall.txt").contains("a.png");
        assertThat(bodies(StoryWorld.CLIMBERS, 1)).containsExactly("hi");
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
        assertThat(bodies(StoryWorld.CLIMBERS, 2)).containsExactly("look", "hear");
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
        Json.Obj record = object(told);
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
        Json.Obj sent = history(StoryWorld.CLIMBERS, 1).getFirst();
        assertThat(sent.get("attachments")).isEqualTo(record.get("attachments"));
        assertThat(rewritten.code()).isEqualTo(13);
        assertThat(mira.run("file", "list", "--json=uid").out()).isEqualTo(stored);
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
        assertThat(bodies(StoryWorld.MIRA_AND_JON, 1)).doesNotContain("slip");
    }

    @Test
    void records_may_end_with_zero_bytes_or_with_a_separator() throws Exception {
        mira.typing("two\nlines\0and one\0").run("msg", "pipe", "#Climbers", "--frame", "nul");
        mira.typing("a\nb\n---\nc\n---\n").run("msg", "pipe", "@jon", "--frame", "block:---");

        assertThat(bodies(StoryWorld.CLIMBERS, 2)).containsExactly("two\nlines", "and one");
        assertThat(bodies(StoryWorld.MIRA_AND_JON, 2)).containsExactly("a\nb", "c");
    }

    @Test
    void several_lines_can_become_one_message() throws Exception {
        Shell.Result result =
                mira.typing("1\n2\n3\n4\n5\n")
                        .run("msg", "pipe", "#Climbers", "--batch-lines", "2", "--jsonl");

        assertThat(bodies(StoryWorld.CLIMBERS, 3)).containsExactly("1\n2", "3\n4", "5");
        List<Json> ids = lines(result).stream().map(line -> line.get("id")).toList();
        assertThat(ids).hasSize(5);
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        assertThat(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void what_a_journal_knows_is_told_again_and_not_sent_again() throws Exception {
        Path journal = homes.resolve("run.journal");
        String input = numbers(1, 300);
        mira.typing(numbers(1, 200)).run("msg", "pipe", "#Climbers", "--journal", "" + journal);

        Shell.Result again =
                mira.typing(input)
                        .run("msg", "pipe", "#Climbers", "--journal", "" + journal, "--jsonl");

        assertThat(again.code()).as(again.err()).isZero();
        List<Json.Obj> lines = lines(again);
        assertThat(lines).hasSize(300);
        assertThat(lines.subList(0, 200))
                .allMatch(line -> line.get("earlier").equals(Json.of(true)));
        assertThat(lines.subList(200, 300))
                .allMatch(line -> line.get("earlier").equals(Json.of(false)));
        assertThat(bodies(StoryWorld.CLIMBERS, 300))
                .containsExactlyElementsOf(input.lines().toList());
    }

    @Test
    void a_journal_that_lost_its_end_doubles_nothing() throws Exception {
        Path journal = homes.resolve("run.journal");
        String input = numbers(1, 500);
        mira.typing(input).run("msg", "pipe", "#Climbers", "--journal", "" + journal);
        List<String> written = Files.readAllLines(journal);
        Files.write(journal, written.subList(0, 100));

        Shell.Result again =
                mira.typing(input)
                        .run("msg", "pipe", "#Climbers", "--journal", "" + journal, "--jsonl");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(lines(again))
                .hasSize(500)
                .allMatch(line -> line.get("earlier").equals(Json.of(true)));
        assertThat(bodies(StoryWorld.CLIMBERS, 500))
                .containsExactlyElementsOf(input.lines().toList());
    }

    @Test
    void a_journal_of_another_input_is_refused_and_nothing_is_sent() {
        String journal = homes.resolve("run.journal").toString();
        mira.typing("one\ntwo\n").run("msg", "pipe", "#Climbers", "--journal", journal);
        world.sandbox().transcript().clear();

        Shell.Result other =
                mira.typing("one\nTWO\nthree\n")
                        .run("msg", "pipe", "#Climbers", "--journal", journal);
        Shell.Result shorter =
                mira.typing("one\n").run("msg", "pipe", "#Climbers", "--journal", journal);
        Shell.Result elsewhere =
                mira.typing("one\ntwo\n").run("msg", "pipe", "@jon", "--journal", journal);

        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("another input: record 2 is not the one");
        assertThat(shorter.code()).isEqualTo(2);
        assertThat(shorter.err()).contains("the input ends after 1 records");
        assertThat(elsewhere.code()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("dialog \"#Climbers\", and not \"@jon\"");
        assertThat(world.sandbox().transcript().text()).doesNotContain("<body>");
    }

    @Test
    void a_journal_of_messages_that_nobody_keeps_is_not_one_of_those_that_are_kept() {
        String journal = homes.resolve("run.journal").toString();
        mira.typing("one\n").run("msg", "pipe", "@jon", "--journal", journal, "--no-save");

        Shell.Result kept = mira.typing("one\n").run("msg", "pipe", "@jon", "--journal", journal);

        assertThat(kept.code()).isEqualTo(2);
        assertThat(kept.err()).contains("one with --no-save \"yes\", and not \"\"");
    }

    @Test
    void a_name_that_is_another_dialog_by_now_is_told_and_nothing_goes_there() throws Exception {
        String journal = homes.resolve("run.journal").toString();
        mira.run("dialog", "create", "group", "--name", "Alpha", "@jon");
        mira.typing("one\n").run("msg", "pipe", "#Alpha", "--journal", journal);
        mira.run("dialog", "update", "#Alpha", "--name", "Alpha of old");
        mira.run("dialog", "create", "group", "--name", "Alpha", "@jon");

        Shell.Result again =
                mira.typing("one\ntwo\n").run("msg", "pipe", "#Alpha", "--journal", journal);

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("another dialog: \"#Alpha\" was");
        assertThat(bodies("#Alpha", 1)).doesNotContain("two");
    }

    @Test
    void refused_records_cannot_go_into_the_journal_whatever_it_is_called() throws Exception {
        Path journal = homes.resolve("run.journal");
        Path link = Files.createSymbolicLink(homes.resolve("link"), journal);
        Path beside = homes.resolve("beside").resolve("..").resolve("run.journal");
        Files.createDirectories(homes.resolve("beside"));

        List<Shell.Result> results =
                List.of(journal, beside, link).stream()
                        .map(
                                file ->
                                        mira.typing("one\n\f\n")
                                                .run(
                                                        "msg",
                                                        "pipe",
                                                        "@jon",
                                                        "--journal",
                                                        journal.toString(),
                                                        "--on-error",
                                                        "dead-letter:" + file))
                        .toList();

        assertThat(results).allMatch(it -> it.code() == 2);
        assertThat(results)
                .allMatch(it -> it.err().contains("Refused records cannot go into the journal"));
        assertThat(bodies(StoryWorld.MIRA_AND_JON, 1)).doesNotContain("one");
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
        assertThat(lines(result).getFirst().get("reason").toString())
                .contains("longer than 262144 bytes. Only its beginning was put aside.");
        assertThat(Files.size(aside)).isEqualTo(262144 + "\nEND\n".length());
        assertThat(bodies(StoryWorld.MIRA_AND_JON, 1)).containsExactly("ok");
    }

    @Test
    void a_record_that_cannot_be_sent_stops_the_pipe_and_can_be_mended() throws Exception {
        String journal = homes.resolve("run.journal").toString();
        String[] pipe = {
            "msg", "pipe", "#Climbers", "--frame", "jsonl", "--journal", journal, "--jsonl"
        };

        Shell.Result stopped =
                mira.typing("{\"body\":\"one\"}\nnonsense\n{\"body\":\"three\"}\n").run(pipe);
        Shell.Result mended =
                mira.typing("{\"body\":\"one\"}\n{\"body\":\"two\"}\n{\"body\":\"three\"}\n")
                        .run(pipe);

        assertThat(stopped.code()).isEqualTo(13);
        assertThat(lines(stopped))
                .map(line -> line.get("status"))
                .containsExactly(Json.of("sent"), Json.of("failed"));
        assertThat(mended.code()).as(mended.err()).isZero();
        assertThat(bodies(StoryWorld.CLIMBERS, 3)).containsExactly("one", "two", "three");
    }

    @Test
    void refused_records_are_skipped_or_put_aside() throws Exception {
        Path aside = homes.resolve("aside.jsonl");
        String bad = "{\"to\":\"#Nowhere\",\"body\":\"lost\"}";
        String input =
                "{\"to\":\"#Climbers\",\"body\":\"a\"}\n"
                        + bad
                        + "\n{\"to\":\"#Climbers\",\"body\":\"b\"}\n";

        Shell.Result skipped =
                mira.typing(input)
                        .run(
                                "msg",
                                "pipe",
                                "--frame",
                                "jsonl",
                                "--dialog-field",
                                "to",
                                "--on-error",
                                "skip",
                                "--jsonl");
        Shell.Result put =
                mira.typing(input)
                        .run(
                                "msg",
                                "pipe",
                                "--frame",
                                "jsonl",
                                "--dialog-field",
                                "to",
                                "--on-error",
                                "dead-letter:" + aside);

        assertThat(skipped.code()).isEqualTo(3);
        assertThat(lines(skipped).get(1).get("error")).isEqualTo(Json.of("not_found"));
        assertThat(put.code()).isEqualTo(3);
        assertThat(aside).hasContent(bad + "\n");
        assertThat(bodies(StoryWorld.CLIMBERS, 4)).containsExactlyInAnyOrder("a", "b", "a", "b");
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
        assertThat(lines(skipped))
                .map(line -> line.get("status"))
                .containsExactly(Json.of("sent"), Json.of("failed"), Json.of("sent"));
        assertThat(lines(skipped).get(1).get("error")).isEqualTo(Json.of("invalid"));
        assertThat(bodies(StoryWorld.CLIMBERS, 2)).containsExactly("ok-a", "ok-b");
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
        assertThat(lines(result))
                .map(line -> line.get("error"))
                .containsExactly(
                        Json.Nil.NIL,
                        Json.of("invalid"),
                        Json.of("invalid"),
                        Json.of("invalid"),
                        Json.of("invalid"),
                        Json.Nil.NIL);
        assertThat(plain.code()).as(plain.err()).isEqualTo(3);
        assertThat(lines(plain))
                .map(line -> line.get("status"))
                .containsExactly(Json.of("sent"), Json.of("failed"), Json.of("sent"));
        assertThat(bodies(StoryWorld.CLIMBERS, 2)).containsExactly("f1", "f6");
        assertThat(bodies(StoryWorld.MIRA_AND_JON, 2)).containsExactly("x", "y");
    }

    @Test
    void an_edit_that_leaves_no_text_is_refused() throws Exception {
        mira.run("msg", "send", "#Climbers", "-m", "keep me");

        Shell.Result edited =
                mira.run("msg", "edit", "last:me", "--dialog", "#Climbers", "-m", "\u0001");

        assertThat(edited.code()).isEqualTo(2);
        assertThat(edited.err()).contains("The new text is empty");
        assertThat(bodies(StoryWorld.CLIMBERS, 1)).containsExactly("keep me");
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
        assertThat(lines(result)).map(line -> line.get("status")).containsOnly(Json.of("sent"));
        assertThat(lines(result).getFirst().get("attempts").asLong().orElseThrow())
                .isGreaterThan(1);
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

    @Test
    void what_is_no_file_cannot_be_a_journal() {
        Shell.Result device =
                mira.typing("one\n").run("msg", "pipe", "#Climbers", "--journal", "/dev/full");

        assertThat(device.code()).isEqualTo(14);
        assertThat(device.err()).contains("cannot be a journal");
    }

    @Test
    void two_pipes_of_one_profile_do_not_get_in_each_others_way() throws Exception {
        mira.run("auth", "login");
        CompletableFuture<Shell.Result> other =
                CompletableFuture.supplyAsync(
                        () -> world.mira().typing(numbers(1001, 1200)).run(piped("other.journal")));

        Shell.Result one = world.mira().typing(numbers(1, 200)).run(piped("one.journal"));

        assertThat(one.code()).as(one.err()).isZero();
        assertThat(other.get(60, TimeUnit.SECONDS).code()).isZero();
        assertThat(bodies(StoryWorld.CLIMBERS, 400))
                .containsSubsequence(numbers(1, 200).lines().toList())
                .containsSubsequence(numbers(1001, 1200).lines().toList());
    }

    @Test
    void a_session_that_ends_while_something_is_in_doubt_is_renewed() throws Exception {
        mira.run("auth", "login");
        mira.run("api", "POST", "/__sandbox/clock?advance=11000");
        world.sandbox().faults().set("cut=after-stanzas:60");

        Shell.Result result = mira.typing(numbers(1, 300)).run(piped("run.journal"));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(bodies(StoryWorld.CLIMBERS, 300))
                .containsExactlyElementsOf(numbers(1, 300).lines().toList());
    }

    private String[] piped(String journal) {
        return new String[] {
            "msg", "pipe", "#Climbers", "--journal", homes.resolve(journal).toString()
        };
    }

    @Test
    void a_journal_in_use_is_told_and_a_signal_leaves_it_whole() throws Exception {
        String journal = homes.resolve("run.journal").toString();
        String[] words = {"msg", "pipe", "#Climbers", "--journal", journal, "--jsonl"};
        Process first = mira.process(List.of(), words).start();
        Writer in = first.outputWriter(StandardCharsets.UTF_8);
        BufferedReader out = first.inputReader(StandardCharsets.UTF_8);
        in.write(numbers(1, 20));
        in.flush();
        for (int i = 0; i < 20; i++) {
            out.readLine();
        }

        Shell.Result second = mira.typing(numbers(1, 20)).run(words);
        in.write(numbers(21, 500));
        in.flush();
        out.readLine();
        first.toHandle().destroy();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String err = new String(first.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        Shell.Result third = mira.typing(numbers(1, 500)).run(words);

        assertThat(second.code()).isEqualTo(9);
        assertThat(second.err()).contains("Another process is at work with journal " + journal);
        assertThat(first.exitValue()).as(err).isEqualTo(143);
        assertThat(third.code()).as(third.err()).isZero();
        assertThat(lines(third)).hasSize(500);
        assertThat(bodies(StoryWorld.CLIMBERS, 500))
                .containsExactlyElementsOf(numbers(1, 500).lines().toList());
    }

    private static Json of(long number) {
        return Json.of(number);
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> "line " + number + "\n")
                .collect(Collectors.joining());
    }

    private static List<Json.Obj> lines(Shell.Result result) {
        return result.out().lines().map(PipeStoryTest::object).toList();
    }

    private static Json.Obj object(String text) {
        try {
            return JsonText.parse(text).asObject();
        } catch (MalformedJson malformed) {
            throw new AssertionError(text, malformed);
        }
    }

    private List<String> bodies(String dialog, int newest) throws IOException {
        return history(dialog, newest).stream()
                .map(message -> message.get("body").asText().orElse(""))
                .toList();
    }

    private List<Json> ids(String dialog, int newest) throws IOException {
        return history(dialog, newest).stream().map(message -> message.get("id")).toList();
    }

    /** The newest messages of a dialog, the oldest of them first. */
    private List<Json.Obj> history(String dialog, int newest) throws IOException {
        Shell.Result all = mira.run("msg", "history", dialog, "--all", "--jsonl");
        List<Json.Obj> messages = lines(all);
        return messages.subList(Math.max(0, messages.size() - newest), messages.size());
    }
}
