package dev.cubechat.app;

import static dev.cubechat.app.Listening.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.cli.Stop;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.xmpp.Relay;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Someone waits for an answer. */
@Timeout(1800)
class WaitStoryTest {
    /** {@code -Draces=1000} tries more. */
    private static final int RACES = Integer.getInteger("races", 25);

    /** What is seen of a start, in its order: the answer comes right after one of these. */
    private static final List<String> STEPS =
            List.of("", "GET /chat/Dialog", "<auth", "<bind", "<presence", "GET /chat/Message");

    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void the_answer_that_fits_ends_it_and_is_printed() throws Exception {
        String ask = say(world.mira(), "#Climbers", "ship v7? yes/no");
        say(world.jon(), "#Climbers", "what is in it?");
        say(world.kai(), "#Climbers", "yes, ship it");

        Shell.Result result =
                world.mira()
                        .run(
                                "wait",
                                "--dialog",
                                "#Climbers",
                                "--since",
                                ask,
                                "--match",
                                "^(yes|no)\\b",
                                "--timeout",
                                "20s",
                                "--jsonl");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines()).hasSize(1);
        Json.Obj answer = JsonText.parse(result.out()).asObject();
        assertThat(word(answer, "type")).isEqualTo("message");
        assertThat(word(answer, "body")).isEqualTo("yes, ship it");
        assertThat(answer.get("sender_id")).isEqualTo(Json.of(103));
        assertThat(result.err()).isEqualTo("ready\n");
    }

    @Test
    void several_are_one_json_value_or_a_line_each() throws Exception {
        String ask = say(world.mira(), "#Climbers", "who comes?");
        say(world.jon(), "#Climbers", "me");
        say(world.kai(), "#Climbers", "me, too");
        String[] words = ("wait --dialog #Climbers --since " + ask).split(" ");

        Shell.Result json =
                world.mira().run(and(words, "--count=2", "--timeout=20s", "--json=body"));
        Shell.Result lines = world.mira().run(and(words, "--count=2", "--timeout=20s", "--jsonl"));
        Shell.Result tooFew =
                world.mira().run(and(words, "--count=3", "--timeout=3s", "--json=body"));

        assertThat(json.out()).isEqualTo("[{\"body\":\"me\"},{\"body\":\"me, too\"}]\n");
        assertThat(lines.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"v\":1,"));
        assertThat(tooFew.code()).isEqualTo(10);
        assertThat(tooFew.out()).isEqualTo(json.out());
    }

    private static String[] and(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void where_nobody_answers_it_ends_with_10_and_says_so() {
        Shell.Result result =
                world.mira().run("wait", "--dialog", "#Climbers", "--timeout", "300ms", "--json");

        assertThat(result.code()).isEqualTo(10);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("ready\n{\"error\":{\"code\":\"timed_out\",\"exit\":10,")
                .contains("Nothing that fits came within 300 ms.");
    }

    @Test
    void an_answer_while_it_starts_is_never_missed() throws Exception {
        Shell mira = world.mira();
        Shell jon = world.jon();
        for (int race = 0; race < RACES; race++) {
            String ask = say(mira, "#Climbers", "question " + race);
            world.sandbox().transcript().clear();
            CompletableFuture<Shell.Result> waiting =
                    begin(
                            mira,
                            "wait",
                            "--dialog",
                            "#Climbers",
                            "--since",
                            ask,
                            "--match",
                            "^answer",
                            "--timeout",
                            "20s");

            awaitHeard(STEPS.get(race % STEPS.size()));
            String answer = say(jon, "#Climbers", "answer " + race);

            assertAnswered(race, waiting, answer);
        }
    }

    @Test
    void an_answer_as_soon_as_it_says_ready_is_never_missed() throws Exception {
        Shell mira = world.mira();
        Shell jon = world.jon();
        for (int race = 0; race < RACES; race++) {
            CountDownLatch ready = new CountDownLatch(1);
            CompletableFuture<Shell.Result> waiting =
                    watched(mira, ready, "wait", "--dialog", "#Climbers", "--timeout", "20s");

            assertThat(ready.await(30, TimeUnit.SECONDS)).isTrue();
            String answer = say(jon, "#Climbers", "answer " + race);

            assertAnswered(race, waiting, answer);
        }
    }

    private static void assertAnswered(
            int race, CompletableFuture<Shell.Result> waiting, String answer) throws Exception {
        Shell.Result result = waiting.get(40, TimeUnit.SECONDS);
        assertThat(result.code()).as("race %s: %s", race, result.err()).isZero();
        assertThat(word(JsonText.parse(result.out()).asObject(), "id")).isEqualTo(answer);
    }

    @Test
    void it_counts_and_looks_at_who_said_it_and_at_fields() throws Exception {
        String ask = say(world.mira(), "#Climbers", "votes please");
        say(world.jon(), "#Climbers", "mine", "--field", "vote=aye");
        say(world.kai(), "#Climbers", "mine", "--field", "vote=nay");
        say(world.jon(), "#Climbers", "and again", "--field", "vote=aye");
        say(world.lena(), "#Climbers", "mine too", "--field", "vote=aye");

        Shell.Result two =
                world.mira()
                        .run(
                                "wait",
                                "--dialog",
                                "#Climbers",
                                "--since",
                                ask,
                                "--sender",
                                "@jon",
                                "--sender",
                                "@kai",
                                "--field",
                                "vote=aye",
                                "--count",
                                "2",
                                "--timeout",
                                "20s",
                                "--json=body");

        assertThat(two.code()).as(two.err()).isZero();
        assertThat(two.out()).isEqualTo("[{\"body\":\"mine\"},{\"body\":\"and again\"}]\n");
    }

    @Test
    void other_events_can_be_waited_for_and_own_ones_left_out() throws Exception {
        CompletableFuture<Shell.Result> waiting =
                begin(
                        world.mira(),
                        "wait",
                        "--event",
                        "edited,deleted",
                        "--others",
                        "--timeout",
                        "30s");
        awaitListener();

        say(world.mira(), "#Climbers", "mine");
        world.mira().run("msg", "edit", "last:me", "--dialog", "#Climbers", "-m", "mine, better");
        say(world.jon(), "#Climbers", "his");
        world.jon().run("msg", "edit", "last:me", "--dialog", "#Climbers", "-m", "his, better");

        Shell.Result result = waiting.get(40, TimeUnit.SECONDS);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(word(JsonText.parse(result.out()).asObject(), "body")).isEqualTo("his, better");
    }

    @Test
    void that_nothing_happens_can_be_waited_for() {
        Shell.Result quiet =
                world.mira().run("wait", "--dialog", "#Climbers", "--not", "--timeout", "300ms");
        say(world.jon(), "#Climbers", "something");
        Shell.Result loud =
                world.mira()
                        .run(
                                "wait",
                                "--dialog",
                                "#Climbers",
                                "--since",
                                "5m",
                                "--match",
                                "^something$",
                                "--not",
                                "--timeout",
                                "20s");

        assertThat(quiet.code()).as(quiet.err()).isZero();
        assertThat(loud.code()).isEqualTo(9);
        assertThat(loud.out()).contains("something");
        assertThat(loud.err()).contains("It happened, and was not to.");
    }

    @Test
    void that_nothing_happened_is_not_said_where_there_was_no_line() {
        Shell mira = world.mira();
        mira.run("auth", "login");
        world.sandbox().faults().set("half-close");

        Shell.Result result = mira.run("wait", "--not", "--timeout", "1s");

        world.sandbox().faults().clear();
        assertThat(result.code()).as(result.err()).isEqualTo(8);
        assertThat(result.err()).contains("Nobody knows whether it happened.").contains("hint: ");
    }

    @Test
    void that_nothing_happened_is_not_said_where_the_line_was_lost() throws Exception {
        try (Relay relay = new Relay(world.ready().xmppPort())) {
            Shell mira = world.mira().with("CUBECHAT_XMPP_PORT", Integer.toString(relay.port()));
            CountDownLatch ready = new CountDownLatch(1);
            CompletableFuture<Shell.Result> waiting =
                    watched(mira, ready, "wait", "--not", "--timeout", "4s");
            assertThat(ready.await(30, TimeUnit.SECONDS)).isTrue();

            relay.refuse(true);
            relay.cut();

            assertThat(waiting.get(40, TimeUnit.SECONDS).code()).isEqualTo(8);
        }
    }

    @Test
    void where_the_history_does_not_answer_that_is_said_and_in_time() throws Exception {
        try (Relay relay = new Relay(world.ready().apiUrl().getPort())) {
            Shell mira = world.mira().with("CUBECHAT_API_URL", apiUrl(relay));
            mira.run("auth", "login");
            say(world.jon(), "#Climbers", "something");
            relay.goSilent();
            String[] words =
                    ("wait --match ^something$ --since 1h --timeout 3s --dialog "
                                    + StoryWorld.CLIMBERS)
                            .split(" ");

            Shell.Result hoped = mira.run(words);
            Shell.Result feared = mira.run(and(words, "--not"));

            assertThat(hoped.code()).as(hoped.err()).isEqualTo(10);
            assertThat(hoped.err())
                    .contains("Nothing that fits came within 3 s, but the history could not be")
                    .doesNotContain("--since");
            assertThat(feared.code()).as(feared.err()).isEqualTo(8);
            assertThat(feared.err())
                    .contains("Something may have passed unseen. Not looked up in the history: ");
        }
    }

    @Test
    void a_person_who_cannot_be_looked_up_does_not_make_it_wait_longer() throws Exception {
        try (Relay relay = new Relay(world.ready().apiUrl().getPort())) {
            Shell mira = world.mira().with("CUBECHAT_API_URL", apiUrl(relay));
            mira.run("auth", "login");
            relay.goSilent();
            long begun = System.nanoTime();

            Shell.Result result = mira.run("wait", "--sender", "@kai", "--timeout", "5s");

            assertThat(result.code()).as(result.err()).isEqualTo(10);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(12));
        }
    }

    private String apiUrl(Relay relay) {
        String url = world.ready().apiUrl().toString();
        return url.replace(":" + world.ready().apiUrl().getPort(), ":" + relay.port());
    }

    @Test
    void its_own_goodbye_is_none_of_the_states_that_are_waited_for() {
        String[] words = "wait --event state --field state=closed --timeout 500ms".split(" ");

        Shell.Result hoped = world.mira().run(words);
        Shell.Result feared = world.mira().run(and(words, "--not"));

        assertThat(hoped.code()).as(hoped.err()).isEqualTo(10);
        assertThat(hoped.out()).isEmpty();
        assertThat(feared.code()).as(feared.err()).isZero();
    }

    @Test
    void it_prints_no_more_than_it_waits_for() {
        Shell.Result result =
                world.mira().run("wait", "--event", "state", "--timeout", "20s", "--json=state");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("{\"state\":\"connecting\"}\n");
    }

    @Test
    void a_text_that_would_keep_the_expression_busy_is_passed_over() {
        say(world.jon(), "#Climbers", "a".repeat(60) + "!");

        Shell.Result result =
                world.mira()
                        .run(
                                "wait",
                                "--dialog",
                                "#Climbers",
                                "--since",
                                "5m",
                                "--match",
                                "^(a|aa)+\\1x$",
                                "--timeout",
                                "2s");

        assertThat(result.code()).as(result.err()).isEqualTo(10);
        assertThat(result.err()).contains("is too much for --match and was passed over");
    }

    @Test
    void a_service_that_is_slower_than_the_time_out_does_not_hold_it_up() {
        Shell mira = world.mira();
        mira.run("auth", "login");
        world.sandbox().faults().set("delay=20s");

        Shell.Result result = mira.run("wait", "--dialog", "#Climbers", "--timeout", "1s");

        world.sandbox().faults().clear();
        assertThat(result.code()).as(result.err()).isIn(8, 10);
    }

    @Test
    void what_cannot_be_waited_for_is_a_usage_error() {
        Shell mira = world.mira();

        assertThat(mira.run("wait", "--match", "(").code()).isEqualTo(2);
        assertThat(mira.run("wait", "--not").code()).isEqualTo(2);
        assertThat(mira.run("wait", "--count", "0").code()).isEqualTo(2);
        assertThat(mira.run("wait", "--event", "mesage").code()).isEqualTo(2);
        assertThat(mira.run("wait", "--field", "vote").code()).isEqualTo(2);
        assertThat(mira.run("wait", "--since", "last").code()).isEqualTo(2);
    }

    private static CompletableFuture<Shell.Result> begin(Shell shell, String... words) {
        Stop stop = new Stop();
        return onItsOwn(() -> shell.run(stop, words));
    }

    /** A command on its own, and when its first word comes. */
    private static CompletableFuture<Shell.Result> watched(
            Shell shell, CountDownLatch ready, String... words) {
        return onItsOwn(() -> shell.watched(new Stop(), new FirstWord(ready), words));
    }

    private static CompletableFuture<Shell.Result> onItsOwn(Supplier<Shell.Result> command) {
        CompletableFuture<Shell.Result> end = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> end.complete(command.get()));
        return end;
    }

    /** Waits until somebody's connection is ready. */
    private void awaitListener() {
        awaitHeard("<presence");
    }

    /** Waits until the sandbox has heard this, or said it. */
    private void awaitHeard(String words) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!world.sandbox().transcript().text().contains(words)) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private static String say(Shell shell, String dialog, String text, String... more) {
        List<String> words =
                new ArrayList<>(List.of("msg", "send", dialog, "-m", text, "--json=id"));
        words.addAll(List.of(more));
        Shell.Result sent = shell.run(words.toArray(String[]::new));
        assertThat(sent.code()).as(sent.err()).isZero();
        return sent.out().replaceAll(".*\"id\":\"([0-9a-f]+)\".*\\n", "$1");
    }

    /** Stderr of which only the first write matters. */
    private static final class FirstWord extends OutputStream {
        private final CountDownLatch written;

        FirstWord(CountDownLatch written) {
            this.written = written;
        }

        @Override
        public void write(int b) {
            written.countDown();
        }
    }
}
