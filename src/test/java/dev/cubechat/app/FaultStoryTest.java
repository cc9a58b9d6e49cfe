package dev.cubechat.app;

import static dev.cubechat.app.Listening.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.xmpp.Relay;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What each trouble of a reader ends in: the exit code, and a sentence with what to do. */
@Timeout(120)
class FaultStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;
    private Shell mira;
    private Shell jon;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
        mira = world.mira();
        jon = world.jon();
        mira.run("auth", "login");
        jon.run("auth", "login");
    }

    @Test
    void connections_that_are_reset_are_a_network_failure() {
        fault("drop=1");

        assertFailure(
                jon.run("dialog", "list"),
                8,
                "closed the connection without a whole answer",
                "hint: ");
    }

    @Test
    void a_server_too_slow_for_the_time_out_is_a_network_failure() {
        fault("delay=5s");

        assertFailure(
                jon.run("dialog", "list", "--timeout", "200ms"),
                8,
                "gave no answer within 200 ms",
                "hint: ");
    }

    @Test
    void a_new_password_whose_answer_was_lost_is_not_set_again() throws Exception {
        Path file = Files.writeString(homes.resolve("new.pw"), "another one\n");
        fault("drop=1");

        assertFailure(
                mira.run("user", "update", "--new-password-file", file.toString()),
                11,
                "may or may not have been done",
                "hint: See whether the new password signs in (cubechat auth login)");
    }

    @Test
    void a_burst_of_server_failures_is_read_through() {
        fault("500=next:2");

        assertThat(jon.run("dialog", "list").code()).isZero();
    }

    @Test
    void a_server_that_goes_on_failing_is_given_up() {
        fault("500=next:1000");

        assertFailure(jon.run("dialog", "list"), 8, "The server failed", "hint: ");
    }

    @Test
    void one_request_too_many_is_sent_again_when_the_server_says() {
        fault("429=every:2,retry-after:1");

        assertThat(jon.run("dialog", "list").code()).isZero();
        assertThat(jon.run("dialog", "list").code()).isZero();
    }

    @Test
    void one_request_too_many_is_sent_again_though_the_server_does_not_say_when() {
        fault("429=every:2,retry-after:0");

        assertThat(jon.run("dialog", "list").code()).isZero();
        assertThat(jon.run("dialog", "list").code()).isZero();
        assertThat(world.sandbox().transcript().text()).contains("429");
    }

    @Test
    void requests_that_are_always_too_many_are_given_up() {
        fault("429=every:1,retry-after:0");

        assertFailure(jon.run("dialog", "list"), 7, "too many requests", "hint: ");
    }

    @Test
    void a_chat_server_that_says_nothing_does_not_hold_up_who_waits() {
        fault("half-close");

        Shell.Result result = jon.run("wait", "--dialog", "#Climbers", "--timeout", "1s");

        assertFailure(result, 10, "The chat server was not reached within 1 s.", "hint: ");
    }

    @Test
    void a_chat_server_that_refuses_everybody_is_a_network_failure() {
        api("POST", "/__sandbox/refuse?seconds=60");

        assertFailure(jon.run("listen", "--for", "5s"), 8, "", "hint: ");
    }

    @Test
    void a_session_that_ends_while_one_listens_is_renewed_for_the_gap() throws Exception {
        try (Listening listening = Listening.start(jon, "--no-sm", "--cursor", "c")) {
            say("before");
            listening.await("message");
            api("POST", "/__sandbox/clock?advance=11000");
            silentlySay("missed");

            cutJon();

            Json.Obj gap = listening.await("gap");
            assertThat(gap.get("recovered")).isEqualTo(Json.of(1));
            assertThat(gap.has("note")).isFalse();
        }
    }

    @Test
    void what_was_missed_is_not_forgotten_while_the_history_does_not_answer() throws Exception {
        try (Listening listening =
                Listening.start(jon, "--no-sm", "--cursor", "c", "--reconnect-timeout", "50ms")) {
            say("before");
            listening.await("message");
            silentlySay("missed");
            fault("500=next:100000");
            cut("102");
            listening.await(record -> word(record, "previous").equals("reconnecting"));
            sayByChat("live, and later");
            listening.await(record -> word(record, "body").equals("live, and later"));
            world.sandbox().faults().clear();

            Json.Obj missed = listening.await(record -> word(record, "body").equals("missed"));
            Json.Obj gap = listening.await("gap");

            assertThat(word(missed, "type")).isEqualTo("message");
            assertThat(gap.get("recovered")).isEqualTo(Json.of(1));
        }
    }

    @Test
    void a_history_that_says_nothing_stops_no_sign_of_life_and_no_end() throws Exception {
        int port = world.ready().apiUrl().getPort();
        try (Relay rest = new Relay(port)) {
            String url = world.ready().apiUrl().toString().replace(":" + port, ":" + rest.port());
            Shell far = world.jon().with("CUBECHAT_API_URL", url);
            try (Listening listening =
                    Listening.start(
                            far,
                            "--no-sm",
                            "--cursor=c",
                            "--heartbeat=500ms",
                            "--reconnect-timeout=50ms",
                            "--for=5s")) {
                rest.goSilent();
                cutJon();
                listening.await(record -> word(record, "previous").equals("reconnecting"));
                listening.await("heartbeat");
                listening.await("heartbeat");

                Shell.Result result = listening.result();

                assertThat(result.code()).as(result.err()).isZero();
                assertThat(word(listening.await("gap"), "note"))
                        .contains("before the time was over");
            }
        }
    }

    @Test
    void a_second_program_with_the_same_device_name_is_a_conflict() throws Exception {
        try (Listening first = Listening.start(jon, "--resource", "bot-7f31c2a9");
                Listening second = Listening.start(jon, "--resource", "bot-7f31c2a9")) {
            Shell.Result result = first.result();

            assertFailure(result, 9, "Another connection with the same resource", "hint: ");
            assertThat(second.stop().code()).isEqualTo(130);
        }
    }

    @Test
    void two_programs_of_one_profile_hear_the_same_and_disturb_nobody() throws Exception {
        try (Listening first = Listening.start(jon);
                Listening second = Listening.start(jon)) {
            say("to both");

            first.await(record -> word(record, "body").equals("to both"));
            second.await(record -> word(record, "body").equals("to both"));
            assertThat(jon.run("user", "me").code()).isZero();
        }
    }

    @Test
    void a_state_folder_that_cannot_be_written_is_bad_configuration() throws Exception {
        Path state = homes.resolve("jon/.local/state/cubechat/default");
        Files.createDirectory(state.resolve("cursor-c.json"));
        Files.writeString(state.resolve("cursor-c.json/in-the-way"), "");

        Shell.Result result = jon.run("listen", "--cursor", "c", "--for", "5s");

        assertFailure(result, 14, "cursor-c.json", "hint: ");
    }

    @Test
    void a_clock_that_is_put_back_does_not_make_anybody_wait_longer() {
        Shell.Result listened =
                jon.at(new Leaping(Duration.ofHours(-1)))
                        .run("listen", "--for", "700ms", "--only", "message");
        Shell.Result waited =
                jon.at(new Leaping(Duration.ofHours(-1))).run("wait", "--timeout", "700ms");

        assertThat(listened.code()).as(listened.err()).isZero();
        assertThat(waited.code()).as(waited.err()).isEqualTo(10);
    }

    @Test
    void a_clock_that_is_put_back_loses_nothing() throws Exception {
        try (Listening listening =
                Listening.start(
                        world.kai().at(new Leaping(Duration.ofHours(-1))),
                        "--no-sm",
                        "--cursor",
                        "c")) {
            say("before");
            listening.await("message");
            silentlySay("missed");

            cut("103");

            listening.await(record -> word(record, "body").equals("missed"));
            Json.Obj gap = listening.await("gap");
            assertThat(gap.get("recovered")).isEqualTo(Json.of(1));
        }
    }

    @Test
    void a_clock_that_leaps_ahead_loses_and_doubles_nothing_in_this_run_or_the_next()
            throws Exception {
        List<String> heard = new ArrayList<>();
        try (Listening leaping =
                Listening.start(
                        world.kai().at(new Leaping(Duration.ofHours(3))),
                        "--no-sm",
                        "--cursor",
                        "c")) {
            say("before");
            heard.add(word(leaping.await("message"), "body"));
            silentlySay("missed");
            cut("103");
            heard.add(word(leaping.await("message"), "body"));
            leaping.await("gap");
        }
        silentlySay("meanwhile");
        try (Listening next = Listening.start(world.kai(), "--cursor", "c")) {
            heard.add(word(next.await("message"), "body"));
            say("at last");
            heard.add(word(next.await("message"), "body"));
        }

        assertThat(heard).containsExactly("before", "missed", "meanwhile", "at last");
    }

    @Test
    void a_chat_server_that_falls_silent_is_noticed_and_what_it_swallowed_is_found()
            throws Exception {
        try (Listening listening =
                Listening.start(
                        jon,
                        "--no-sm",
                        "--cursor",
                        "c",
                        "--ping-interval",
                        "300ms",
                        "--ping-timeout",
                        "300ms",
                        "--reconnect-timeout",
                        "100ms")) {
            say("before");
            listening.await("message");
            fault("half-close");
            say("swallowed");

            Json.Obj lost = listening.await(r -> word(r, "state").equals("reconnecting"));
            world.sandbox().faults().clear();

            listening.await(record -> word(record, "body").equals("swallowed"));
            listening.await("gap");
            // What is on its way to the server may make it some longer.
            assertThat(word(lost, "reason")).matches("no answer to a ping within 3\\d\\d ms");
        }
    }

    @Test
    void a_message_to_a_chat_server_that_falls_silent_is_not_said_to_be_sent() {
        fault("half-close");

        Shell.Result sent =
                mira.run(
                        "msg",
                        "send",
                        "room:" + StoryWorld.CLIMBERS,
                        "-m",
                        "anyone?",
                        "--transport",
                        "xmpp",
                        "--timeout",
                        "1s");

        assertThat(sent.code()).as(sent.err()).isIn(8, 11);
        assertThat(sent.out()).isEmpty();
        assertThat(sent.err()).contains("hint: ");
    }

    private void fault(String spec) {
        world.sandbox().faults().set(spec);
    }

    private void cutJon() {
        cut("102");
    }

    private void cut(String user) {
        api("POST", "/__sandbox/cut?user_id=" + user);
    }

    private void api(String method, String path, String... more) {
        Shell.Result result =
                mira.run(
                        Stream.concat(Stream.of("api", method, path), Stream.of(more))
                                .toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
    }

    private void say(String text) {
        assertThat(mira.run("msg", "send", "#Climbers", "-m", text).code()).isZero();
    }

    private void sayByChat(String text) {
        Shell.Result sent =
                mira.run(
                        "msg",
                        "send",
                        "room:" + StoryWorld.CLIMBERS,
                        "-m",
                        text,
                        "--transport",
                        "xmpp");
        assertThat(sent.code()).as(sent.err()).isZero();
    }

    /** Kept in history without telling anyone, as a broken line would miss it. */
    private void silentlySay(String text) {
        api(
                "POST",
                "/chat/Message",
                "-f",
                "chat_dialog_id=" + StoryWorld.CLIMBERS,
                "-f",
                "message=" + text);
    }

    private static void assertFailure(Shell.Result result, int code, String sentence, String hint) {
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).contains(sentence).contains(hint);
        assertThat(result.err().lines().filter(line -> line.startsWith("cubechat: "))).hasSize(1);
    }

    /** A clock that goes wrong by this much after it was looked at some times. */
    private static final class Leaping extends Clock {
        private final AtomicInteger looks = new AtomicInteger();
        private final Duration leap;

        Leaping(Duration leap) {
            this.leap = leap;
        }

        @Override
        public Instant instant() {
            Instant now = Instant.now();
            return looks.incrementAndGet() > 12 ? now.plus(leap) : now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
