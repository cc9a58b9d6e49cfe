package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A pipe that is run again knows by its journal what was sent, and sends nothing twice. */
@Timeout(60)
class PipeJournalStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;
    private Shell mira;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
        mira = world.mira();
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
        List<Json.Obj> lines = again.records();
        assertThat(lines).hasSize(300);
        assertThat(lines.subList(0, 200))
                .allMatch(line -> line.get("earlier").equals(Json.of(true)));
        assertThat(lines.subList(200, 300))
                .allMatch(line -> line.get("earlier").equals(Json.of(false)));
        assertThat(world.bodies(StoryWorld.CLIMBERS, 300))
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
        assertThat(again.records())
                .hasSize(500)
                .allMatch(line -> line.get("earlier").equals(Json.of(true)));
        assertThat(world.bodies(StoryWorld.CLIMBERS, 500))
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
        assertThat(world.bodies("#Alpha", 1)).doesNotContain("two");
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
        assertThat(world.bodies(StoryWorld.MIRA_AND_JON, 1)).doesNotContain("one");
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
        assertThat(stopped.records())
                .map(line -> line.get("status"))
                .containsExactly(Json.of("sent"), Json.of("failed"));
        assertThat(mended.code()).as(mended.err()).isZero();
        assertThat(world.bodies(StoryWorld.CLIMBERS, 3)).containsExactly("one", "two", "three");
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
        assertThat(world.bodies(StoryWorld.CLIMBERS, 400))
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
        assertThat(world.bodies(StoryWorld.CLIMBERS, 300))
                .containsExactlyElementsOf(numbers(1, 300).lines().toList());
    }

    @Test
    void a_run_after_one_that_was_killed_waits_for_the_server_to_let_that_go() {
        mira.run("auth", "login");
        world.sandbox().faults().set("bind=taken:1,times:2");

        Shell.Result result = mira.typing(numbers(1, 3)).run(piped("run.journal"));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(world.bodies(StoryWorld.CLIMBERS, 3))
                .containsExactlyElementsOf(numbers(1, 3).lines().toList());
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
        assertThat(third.records()).hasSize(500);
        assertThat(world.bodies(StoryWorld.CLIMBERS, 500))
                .containsExactlyElementsOf(numbers(1, 500).lines().toList());
    }

    private String[] piped(String journal) {
        return new String[] {
            "msg", "pipe", "#Climbers", "--journal", homes.resolve(journal).toString()
        };
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> "line " + number + "\n")
                .collect(Collectors.joining());
    }
}
