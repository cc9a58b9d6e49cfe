package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.cli.Stop;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One message that must not come twice, whatever happens to the answer. */
@Timeout(90)
class SendingOnceStoryTest {
    /** bind, carbons, presence, ping: what a client says before its first message. */
    private static final int STANZAS_BEFORE = 4;

    @TempDir Path homes;
    @AutoClose private StoryWorld world;
    private Shell mira;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
        mira = world.mira();
    }

    @Test
    void a_message_that_arrived_before_the_line_broke_is_found_and_not_sent_again() {
        world.sandbox().faults().set("cut=after-stanzas:" + (STANZAS_BEFORE + 1));

        Shell.Result result =
                mira.run("msg", "send", "#Climbers", "-m", "once", "--transport", "xmpp", "--json");

        world.sandbox().faults().clear();
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("\"status\":\"sent\"");
        assertThat(bodies("once")).hasSize(1);
    }

    @Test
    void where_nobody_can_find_out_the_outcome_is_unknown() {
        mira.run("auth", "login");
        world.sandbox().faults().set("drop=1");

        Shell.Result result = mira.run("msg", "send", StoryWorld.CLIMBERS, "-m", "gone", "--json");

        world.sandbox().faults().clear();
        assertThat(result.code()).isEqualTo(11);
        assertThat(result.err()).contains("\"exit\":11");
    }

    @Test
    void a_key_makes_a_step_safe_to_run_again() {
        String[] step = {
            "msg", "send", "#Climbers", "-m", "deployed", "--dedupe-key", "deploy-42", "--json"
        };

        Shell.Result first = mira.run(step);
        Shell.Result second = mira.run(step);
        step[4] = "something else";
        Shell.Result other = mira.run(step);

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("\"attempts\":1");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.out()).isEqualTo(first.out().replace("attempts\":1", "attempts\":0"));
        assertThat(other.code()).isEqualTo(9);
        assertThat(bodies("deployed")).hasSize(1);
    }

    @Test
    void a_key_means_the_same_message_however_the_dialog_is_typed() {
        List<String> ids =
                Stream.of("@jon", StoryWorld.MIRA_AND_JON, "user:102")
                        .map(to -> mira.run(keyed(to, "one-key")).out())
                        .toList();
        List<String> ofAGroup =
                Stream.of("#Climbers", StoryWorld.CLIMBERS, "room:" + StoryWorld.CLIMBERS)
                        .map(to -> mira.run(keyed(to, "one-key")).out())
                        .toList();

        assertThat(Set.copyOf(ids)).hasSize(1);
        assertThat(Set.copyOf(ofAGroup)).hasSize(1).doesNotContain(ids.getFirst());
    }

    private static String[] keyed(String to, String key) {
        return new String[] {"msg", "send", to, "-m", "keyed", "--dedupe-key", key, "--json=id"};
    }

    @Test
    void a_key_that_is_empty_is_no_key() {
        Shell.Result result = mira.run(keyed("#Climbers", " "));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--dedupe-key is empty; is a variable not set?");
    }

    @Test
    void a_coloured_text_can_be_sent_again_under_its_key() {
        String[] step = {
            "msg", "send", "#Climbers", "-m", "\u001b[32mok", "--dedupe-key", "c", "--json=attempts"
        };

        assertThat(mira.run(step).out()).isEqualTo("{\"attempts\":1}\n");
        assertThat(mira.run(step).out()).isEqualTo("{\"attempts\":0}\n");
        assertThat(bodies("[32mok")).hasSize(1);
    }

    @Test
    void a_text_of_which_no_stanza_can_carry_anything_is_refused() {
        Shell.Result result =
                mira.run("msg", "send", "#Climbers", "-m", "\u0001\f", "--transport", "xmpp");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("only characters that no stanza can carry");
    }

    @Test
    void by_rest_a_message_whose_reply_was_lost_is_found() {
        mira.run("dialog", "create", "group", "--name", "Fresh", "@jon");
        world.sandbox().faults().set("write=unanswered:1");

        Shell.Result result = mira.run("msg", "send", "#Fresh", "-m", "found", "--json=status");

        assertThat(result.out()).as(result.err()).isEqualTo("{\"status\":\"sent\"}\n");
        assertThat(mira.run("msg", "history", "#Fresh", "--json=body").out())
                .isEqualTo("[{\"body\":\"found\"}]\n");
    }

    @Test
    void by_rest_a_message_that_got_no_answer_is_never_sent_again() {
        mira.run("auth", "login");
        mira.run("msg", "send", "#Climbers", "-m", "tick");
        world.sandbox().faults().set("write=ignored:1");

        Shell.Result lost = mira.run("msg", "send", "#Climbers", "-m", "tick", "--json");

        assertThat(lost.code()).isEqualTo(11);
        assertThat(lost.err()).contains("\"status\":\"unknown\"");
        assertThat(bodies("tick")).hasSize(1);
    }

    @Test
    void nobody_sends_to_oneself() {
        for (String to : List.of("@mira", "user:101")) {
            for (String way : List.of("rest", "xmpp")) {
                Shell.Result result = mira.run("msg", "send", to, "-m", "note", "--transport", way);

                assertThat(result.code()).as(to + " " + way).isEqualTo(2);
                assertThat(result.err()).contains("is you");
            }
        }
        assertThat(mira.run("dialog", "delete", "@mira", "--dry-run", "--yes").code()).isEqualTo(2);
        assertThat(mira.run("msg", "history", "@mira").code()).isEqualTo(2);
    }

    @Test
    void who_is_stopped_while_it_is_out_is_told_that_it_may_have_been_sent() throws Exception {
        mira.run("auth", "login");
        world.sandbox().faults().set("delay=20s");

        Shell.Result result =
                stopped(
                        "POST /chat/Message",
                        "msg",
                        "send",
                        StoryWorld.CLIMBERS,
                        "-m",
                        "stopped",
                        "--json");

        world.sandbox().faults().clear();
        assertThat(result.err()).contains("\"code\":\"interrupted\"", "\"status\":\"unknown\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay=1ms", "delay=600ms"})
    void who_is_stopped_while_waiting_is_told_that_it_was_sent(String fault) throws Exception {
        mira.run("auth", "login");
        world.sandbox().faults().set(fault);

        Shell.Result result =
                stopped(
                        "GET /chat/Message",
                        "msg",
                        "send",
                        "@jon",
                        "-m",
                        "stopped",
                        "--wait",
                        "read",
                        "--json");

        assertThat(result.err())
                .contains("\"status\":\"sent\"", "\"id\":\"", StoryWorld.MIRA_AND_JON)
                .contains("The message was sent.");
    }

    /** Stops the program as soon as this has come to the service. */
    private Shell.Result stopped(String seen, String... words) throws Exception {
        Stop stop = new Stop();
        CompletableFuture<Shell.Result> result =
                CompletableFuture.supplyAsync(() -> mira.run(stop, words));
        world.awaitTranscript(seen, transcript -> transcript.contains(seen));
        stop.now(Duration.ofSeconds(10));
        return result.get(10, TimeUnit.SECONDS);
    }

    @Test
    void trouble_while_waiting_is_not_the_end_of_it() {
        mira.run("auth", "login");
        CompletableFuture<Shell.Result> result =
                CompletableFuture.supplyAsync(
                        () ->
                                mira.run(
                                        "msg",
                                        "send",
                                        "@jon",
                                        "-m",
                                        "hm",
                                        "--wait",
                                        "read",
                                        "--timeout",
                                        "3s",
                                        "--json"));
        world.awaitTranscript("a look", text -> text.contains("GET /chat/Message"));
        world.sandbox().faults().set("drop=1");
        Shell.Result late = result.join();
        world.sandbox().faults().clear();

        assertThat(late.code()).as(late.err()).isEqualTo(10);
        assertThat(late.err()).contains("\"status\":\"sent\"", StoryWorld.MIRA_AND_JON);
    }

    @Test
    void files_are_not_uploaded_again_for_what_was_sent_before() throws Exception {
        Path file = Files.writeString(homes.resolve("log.txt"), "all well");
        String[] step = {
            "msg", "send", "#Climbers", "--attach", file.toString(), "--dedupe-key", "log", "--json"
        };
        String[] other = step.clone();
        other[3] = "--message=another text";
        other[4] = "--attach=" + file;

        assertThat(mira.run(step).code()).isZero();
        assertThat(mira.run(step).out()).contains("\"attempts\":0");
        assertThat(mira.run(other).code()).isEqualTo(9);

        assertThat(mira.run("file", "list", "--jsonl").out().lines())
                .filteredOn(line -> line.contains("log.txt"))
                .hasSize(1);
    }

    @Test
    void files_of_a_message_that_is_refused_do_not_stay() throws Exception {
        Path file = Files.writeString(homes.resolve("log.txt"), "all well");
        world.jon().run("privacy", "block", "@mira");

        Shell.Result refused =
                mira.run("msg", "send", "@jon", "--attach", file.toString(), "--transport", "xmpp");

        assertThat(refused.code()).as(refused.err()).isEqualTo(12);
        assertThat(mira.run("file", "list", "--jsonl").out()).doesNotContain("log.txt");
    }

    @Test
    void what_is_not_there_can_neither_be_changed_nor_deleted_by_a_stanza() {
        String nothing = "000000000000000000000000";

        assertThat(mira.run("msg", "edit", nothing, "--dialog", "#Climbers", "-m", "x").code())
                .isEqualTo(5);
        assertThat(
                        mira.run(
                                        "msg",
                                        "delete",
                                        nothing,
                                        "--dialog",
                                        "#Climbers",
                                        "--for-everyone",
                                        "--yes",
                                        "--transport",
                                        "xmpp")
                                .code())
                .isEqualTo(5);
    }

    @Test
    void an_id_makes_a_step_safe_to_run_again() {
        String id = "65f0a1c2c3d4e5f601020305";
        String[] step = {"msg", "send", "@jon", "-m", "hello", "--id", id, "--json=id,attempts"};

        assertThat(mira.run(step).out()).isEqualTo("{\"id\":\"" + id + "\",\"attempts\":1}\n");
        assertThat(mira.run(step).out()).isEqualTo("{\"id\":\"" + id + "\",\"attempts\":0}\n");
    }

    @Test
    void one_can_wait_until_a_message_has_been_read() throws Exception {
        try (Listening jon = Listening.start(world.jon())) {
            Shell.Result delivered =
                    mira.run("msg", "send", "@jon", "-m", "got it?", "--wait", "delivered");

            assertThat(delivered.code()).as(delivered.err()).isZero();
            assertThat(delivered.out()).startsWith("delivered\t");
            jon.await("message");
        }

        Shell.Result unread =
                mira.run(
                        "msg",
                        "send",
                        "@jon",
                        "-m",
                        "and this?",
                        "--wait",
                        "read",
                        "--timeout",
                        "1s");

        assertThat(unread.code()).isEqualTo(10);
        assertThat(unread.err()).contains("sent, but not read within 1 s");
    }

    @Test
    void what_cannot_be_meant_is_told_before_anything_is_sent() {
        assertThat(sending("--wait", "failed").code()).isEqualTo(2);
        assertThat(sending("--wait", "read", "--no-receipts").code()).isEqualTo(2);
        assertThat(sending("--dedupe-key", "k", "--transport", "rest").code()).isEqualTo(2);
        assertThat(bodies("never")).isEmpty();
    }

    private Shell.Result sending(String... more) {
        String[] words = new String[5 + more.length];
        System.arraycopy(new String[] {"msg", "send", "#Climbers", "-m", "never"}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        return mira.run(words);
    }

    private List<String> bodies(String text) {
        return mira.run("msg", "history", "#Climbers", "--all", "--jsonl", "--json=body")
                .out()
                .lines()
                .filter(line -> line.equals("{\"body\":\"" + text + "\"}"))
                .toList();
    }
}
