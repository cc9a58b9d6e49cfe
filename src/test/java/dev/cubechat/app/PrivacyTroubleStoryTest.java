package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.cli.Stop;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** An edit of the list in force that fails in the middle leaves nobody unblocked unawares. */
@Timeout(90)
class PrivacyTroubleStoryTest {
    /** The requests of an edit, by what each has in it. */
    enum Step {
        DECLINE("<default/>"),
        SET("<list name=\"quiet\"><item"),
        ACTIVATE("<default name=\"quiet\"/>");

        private final String sign;

        Step(String sign) {
            this.sign = sign;
        }
    }

    /** What a connection sends besides requests before it is ready. */
    private static final int BIND_AND_PRESENCE = 2;

    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
        world.mira().run("privacy", "create", "quiet", "--deny", "@jon", "@kai");
        world.mira().run("privacy", "activate", "quiet");
        awaitGoodbyes(2);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void a_step_that_is_refused_leaves_the_old_list_in_force(Step step) throws Exception {
        int request = numberOf(step);
        world.sandbox().faults().set("iq=refuse:" + request);

        Shell.Result result = edit("--timeout", "5s");

        assertThat(result.code()).as(result.err()).isEqualTo(8);
        assertThat(error(result, "message"))
                .endsWith("Nothing was changed; quiet is in force, as before.");
        assertThatAllIsAsBefore();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void a_step_that_is_not_answered_leaves_the_old_list_in_force(Step step) throws Exception {
        int request = numberOf(step);
        world.sandbox().faults().set("iq=ignore:" + request);

        Shell.Result result = edit("--timeout", "500ms");

        assertThat(result.code()).as(result.err()).isEqualTo(10);
        assertThat(error(result, "message"))
                .endsWith("Nothing was changed; quiet is in force, as before.");
        assertThatAllIsAsBefore();
    }

    /** The server has done what was asked, and is gone before it says so. */
    @ParameterizedTest
    @EnumSource(Step.class)
    void a_line_that_breaks_at_a_step_leaves_the_old_list_in_force(Step step) throws Exception {
        int stanza = numberOf(step) + BIND_AND_PRESENCE;
        world.sandbox().faults().set("cut=after-stanzas:" + stanza + ",times:1");

        Shell.Result result = edit("--timeout", "5s");

        world.sandbox().faults().clear();
        assertThat(result.code()).as(result.err()).isEqualTo(8);
        assertThat(error(result, "message"))
                .endsWith("Nothing was changed; quiet is in force, as before.");
        assertThatAllIsAsBefore();
    }

    @Test
    void where_it_cannot_be_put_back_the_error_says_that_no_list_is_in_force() throws Exception {
        world.sandbox().faults().set("iq=refuse:" + numberOf(Step.SET) + ",times:20");

        Shell.Result result = edit("--timeout", "5s");

        world.sandbox().faults().clear();
        assertThat(result.code()).as(result.err()).isEqualTo(8);
        assertThat(error(result, "message"))
                .contains("No list is in force now: everybody can write to you.");
        assertThat(error(result, "hint")).isEqualTo("cubechat privacy activate quiet");
        assertThat(inForce()).isEqualTo("[{\"name\":\"quiet\",\"default\":false}]\n");
    }

    @Test
    void where_nobody_knows_the_error_says_what_may_be_in_force() throws Exception {
        world.sandbox().faults().set("iq=ignore:" + numberOf(Step.DECLINE) + ",times:20");

        Shell.Result result = edit("--timeout", "200ms");

        assertThat(result.code()).as(result.err()).isEqualTo(10);
        assertThat(error(result, "message"))
                .contains("has not said what is in force now: quiet or no list at all.");
    }

    @Test
    void a_signal_between_two_steps_leaves_the_old_list_in_force() throws Exception {
        world.sandbox().faults().set("iq=ignore:" + numberOf(Step.SET));
        world.sandbox().transcript().clear();
        Stop stop = new Stop();
        CompletableFuture<Shell.Result> end = new CompletableFuture<>();
        String[] words = {"privacy", "update", "quiet", "--deny", "104"};
        Thread.ofPlatform().daemon().start(() -> end.complete(world.mira().run(stop, words)));
        awaitInTranscript(Step.SET.sign);

        stop.now(Duration.ofSeconds(20));

        Shell.Result result = end.get(20, TimeUnit.SECONDS);
        assertThat(result.code()).as(result.err()).isEqualTo(130);
        assertThatAllIsAsBefore();
    }

    @Test
    void a_block_that_cannot_be_activated_leaves_no_list_behind() throws Exception {
        world.mira().run("privacy", "deactivate");
        world.sandbox().transcript().clear();
        world.mira().run("privacy", "block", "102", "--json");
        int activation = numberIn(world.sandbox().transcript().text(), "<default name=");
        world.mira().run("privacy", "delete", "blocked", "--yes");
        world.sandbox().faults().set("iq=refuse:" + activation);

        Shell.Result result = world.mira().run("privacy", "block", "102", "--json");

        assertThat(result.code()).as(result.err()).isEqualTo(8);
        assertThat(error(result, "message"))
                .endsWith("Nothing was changed; no list is in force, as before.");
        assertThat(inForce()).isEqualTo("[{\"name\":\"quiet\",\"default\":false}]\n");
    }

    private Shell.Result edit(String... more) {
        List<String> words = new ArrayList<>();
        words.addAll(List.of("privacy", "update", "quiet", "--deny", "104", "--allow", "103"));
        words.add("--json");
        words.addAll(List.of(more));
        return world.mira().run(words.toArray(String[]::new));
    }

    /** Which request of an edit that step is; the edit is made for it, and made undone. */
    private int numberOf(Step step) {
        world.sandbox().transcript().clear();
        Shell.Result trial = edit();
        int number = numberIn(world.sandbox().transcript().text(), step.sign);
        world.mira().run("privacy", "update", "quiet", "--deny", "103", "--allow", "104");
        assertThat(trial.code()).as(trial.err()).isZero();
        awaitGoodbyes(2);
        return number;
    }

    /** The number of the request with that in it. */
    private static int numberIn(String transcript, String sign) {
        List<String> requests = requests(transcript);
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).contains(sign)) {
                return i + 1;
            }
        }
        throw new AssertionError("no " + sign + " in " + transcript);
    }

    private static List<String> requests(String transcript) {
        return transcript
                .lines()
                .filter(line -> line.matches(".* > <iq[^>]* type=\"[gs]et\".*"))
                .filter(line -> !line.contains("<bind "))
                .toList();
    }

    private void awaitInTranscript(String sign) {
        world.awaitTranscript(sign, transcript -> requests(transcript).toString().contains(sign));
    }

    /** A command does not wait until the server has read its goodbye; a fault would meet that. */
    private void awaitGoodbyes(int count) {
        // The server's own comes when it is through with all that the client said.
        Predicate<String> goodbye = Pattern.compile(" < </stream:stream>").asPredicate();
        world.awaitTranscript(
                count + " goodbyes",
                transcript -> transcript.lines().filter(goodbye).count() == count);
    }

    private void assertThatAllIsAsBefore() {
        world.sandbox().faults().clear();
        Shell.Result rules =
                world.mira().run("privacy", "show", "quiet", "--jsonl", "--json=user_id,action");
        assertThat(inForce()).isEqualTo("[{\"name\":\"quiet\",\"default\":true}]\n");
        assertThat(rules.out().lines())
                .containsExactly(
                        "{\"user_id\":102,\"action\":\"deny\"}",
                        "{\"user_id\":103,\"action\":\"deny\"}");
    }

    private String inForce() {
        return world.mira().run("privacy", "list", "--json=name,default").out();
    }

    private static String error(Shell.Result result, String field) throws MalformedJson {
        Json.Obj error = JsonText.parse(result.err()).asObject().get("error").asObject();
        return error.get(field).asText().orElse("");
    }
}
