package dev.cubechat.app;

import static dev.cubechat.app.Listening.word;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What becomes of a listener whose line breaks, is troubled, or was never quite right. */
@Timeout(90)
class LineStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void the_states_of_a_line_that_is_cut_come_in_their_order_each_with_the_one_before()
            throws Exception {
        try (Listening jon = Listening.start(world.jon(), "--only", "state")) {
            cutJon();
            jon.await(record -> word(record, "state").equals("resumed"));

            assertThat(jon.stop().code()).isEqualTo(130);

            assertThat(jon.states())
                    .extracting(record -> word(record, "previous") + " > " + word(record, "state"))
                    .containsExactly(
                            "idle > connecting",
                            "connecting > authenticated",
                            "authenticated > ready",
                            "ready > reconnecting",
                            "reconnecting > resumed",
                            "resumed > closed");
            assertThat(jon.states().get(3).get("reason").asText()).contains("connection lost");
        }
    }

    @Test
    void a_number_and_a_password_are_enough_to_listen() throws Exception {
        Shell onlyChat = onlyChat("pw-102");
        try (Listening jon = Listening.start(onlyChat, chatOptions("--no-sm"))) {
            world.mira().run("msg", "send", "#Climbers", "-m", "by number");
            jon.await(record -> word(record, "body").equals("by number"));

            cutJon();
            Json.Obj gap = jon.await("gap");

            assertThat(gap.get("recovered")).isEqualTo(Json.of(0));
            assertThat(word(gap, "note"))
                    .isEqualTo(
                            "Not looked up in the history: There is no session with the REST"
                                    + " service for user 102; the number and the password alone"
                                    + " open only the chat.");
            world.mira().run("msg", "send", "#Climbers", "-m", "still here");
            jon.await(record -> word(record, "body").equals("still here"));
        }
        assertThat(world.sandbox().transcript().text()).doesNotContain("\"login\":\"jon\"");
    }

    @Test
    void where_only_the_rest_service_knows_that_is_told() throws Exception {
        Shell onlyChat = onlyChat("pw-102");

        Shell.Result result = onlyChat.run(all("listen", chatOptions("--dialog", "@mira")));

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("There is no session with the REST service for user 102");
    }

    @Test
    void a_wrong_password_for_a_number_is_refused() throws Exception {
        Shell.Result result = onlyChat("wrong").run(all("listen", chatOptions("--for", "20s")));

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("The chat server refused the password.");
    }

    @Test
    void certificates_go_unchecked_only_on_this_machine() throws Exception {
        Shell onlyChat = onlyChat("pw-102");
        String port = Integer.toString(world.ready().xmppPort());
        String[] here = {
            "--user-id",
            "102",
            "--app-id",
            "9999",
            "--password-file",
            passwordFile().toString(),
            "--chat-host",
            "localhost",
            "--xmpp-port",
            port,
            "--insecure"
        };

        try (Listening jon = Listening.start(onlyChat, here)) {
            assertThat(jon.stop().code()).isEqualTo(130);
        }
        here[7] = "chat.example.com";
        Shell.Result elsewhere = onlyChat.run(all("listen", here));

        assertThat(elsewhere.code()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("--insecure is only for this machine");
    }

    @Test
    void an_unknown_authority_is_no_server_to_talk_to() throws Exception {
        Shell.Result result =
                onlyChat("pw-102")
                        .run(
                                "listen",
                                "--user-id",
                                "102",
                                "--app-id",
                                "9999",
                                "--password-file",
                                passwordFile().toString(),
                                "--chat-host",
                                "localhost",
                                "--xmpp-port",
                                Integer.toString(world.ready().xmppPort()));

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err()).contains("authority that is not trusted");
    }

    @Test
    void two_tries_and_no_more_where_two_were_asked_for() throws Exception {
        try (Listening jon =
                Listening.start(
                        world.jon(), "--reconnect-attempts", "2", "--reconnect-timeout", "700ms")) {
            world.sandbox().close();

            Json.Obj lost = jon.await(record -> word(record, "state").equals("reconnecting"));
            Json.Obj closed = jon.await(record -> word(record, "state").equals("closed"));

            assertThat(Duration.between(at(lost), at(closed)))
                    .isBetween(Duration.ofMillis(600), Duration.ofSeconds(5));
            assertThat(word(closed, "previous")).isEqualTo("reconnecting");
            assertThat(word(closed, "reason")).isNotEmpty();
            assertThat(jon.result().code()).isEqualTo(8);
        }
    }

    @Test
    void without_reconnecting_a_cut_is_the_end() throws Exception {
        try (Listening jon = Listening.start(world.jon(), "--no-reconnect")) {
            cutJon();

            Json.Obj closed = jon.await(record -> word(record, "state").equals("closed"));

            assertThat(word(closed, "previous")).isEqualTo("ready");
            assertThat(word(closed, "reason")).contains("connection lost");
            assertThat(jon.result().code()).isEqualTo(8);
        }
    }

    @Test
    void a_second_program_with_the_same_resource_ends_the_first() throws Exception {
        try (Listening first = Listening.start(world.jon(), "--resource", "build-bot-7f31c2a9");
                Listening second =
                        Listening.start(world.jon(), "--resource", "build-bot-7f31c2a9")) {

            Json.Obj end = first.await(record -> word(record, "state").equals("force_closed"));

            Shell.Result result = first.result();
            assertThat(word(end, "reason")).contains("same resource");
            assertThat(result.code()).isEqualTo(9);
            assertThat(result.err()).contains("Another connection with the same resource");
            assertThat(second.stop().code()).isEqualTo(130);
        }
    }

    @Test
    void a_resource_is_taken_as_it_was_given_and_a_short_one_is_warned_of() throws Exception {
        try (Listening jon = Listening.start(world.jon(), "--resource", "bot")) {
            assertThat(world.sandbox().transcript().text()).contains("<resource>bot</resource>");
            assertThat(jon.stop().err()).contains("The resource \"bot\" is short");
        }
    }

    @Test
    void a_resource_that_cannot_be_is_a_usage_error() {
        assertThat(world.jon().run("listen", "--resource", " ").code()).isEqualTo(2);
        assertThat(world.jon().run("listen", "--resource", "a\tb").code()).isEqualTo(2);
        assertThat(world.jon().run("listen", "--resource", "x".repeat(1024)).code()).isEqualTo(2);
    }

    @Test
    void a_token_that_has_expired_is_renewed_on_the_way_back() throws Exception {
        try (Listening jon = Listening.start(world.jon(), "--use-token", "--no-sm")) {
            hook("clock?advance=11000");
            cutJon();

            Json.Obj back =
                    jon.await(
                            record ->
                                    word(record, "state").equals("ready")
                                            && word(record, "previous").equals("reconnecting"));

            assertThat(word(back, "type")).isEqualTo("state");
            world.mira().run("msg", "send", "#Climbers", "-m", "with a fresh token");
            jon.await(record -> word(record, "body").equals("with a fresh token"));
        }
    }

    @Test
    void listeners_side_by_side_hear_each_what_it_asked_for() throws Exception {
        try (Listening words = Listening.start(world.jon(), "--only", "message,state");
                Listening edits = Listening.start(world.jon(), "--only", "edited,state")) {
            world.mira().run("msg", "send", "#Climbers", "-m", "helo");
            world.mira().run("msg", "edit", "last:me", "--dialog", "#Climbers", "-m", "hello");

            edits.await("edited");
            words.await("message");
            edits.stop();
            words.stop();

            assertThat(words.all()).extracting(it -> word(it, "type")).doesNotContain("edited");
            assertThat(edits.all()).extracting(it -> word(it, "type")).doesNotContain("message");
        }
    }

    @Test
    void a_server_that_answers_too_late_is_left_and_called_again() throws Exception {
        try (Listening jon =
                Listening.start(
                        world.jon(), "--ping-interval", "300ms", "--ping-timeout", "400ms")) {
            world.sandbox().faults().set("delay=3s");

            Json.Obj lost = jon.await(record -> word(record, "state").equals("reconnecting"));

            assertThat(word(lost, "reason")).isEqualTo("no answer to a ping within 400 ms");
        }
    }

    @Test
    void a_line_that_went_silent_is_noticed_and_nothing_is_lost_on_it() throws Exception {
        try (Listening jon =
                Listening.start(
                        world.jon(), "--ping-interval", "300ms", "--ping-timeout", "400ms")) {
            world.sandbox().faults().set("half-close");
            world.mira().run("msg", "send", "#Climbers", "-m", "into the silence");
            jon.await(record -> word(record, "state").equals("reconnecting"));
            world.sandbox().faults().clear();

            jon.await(record -> word(record, "body").equals("into the silence"));

            world.mira().run("msg", "send", "#Climbers", "-m", "after it");
            jon.await(record -> word(record, "body").equals("after it"));
            jon.stop();
            assertThat(bodies(jon)).containsExactly("into the silence", "after it");
        }
    }

    @Test
    void what_comes_twice_or_in_another_order_is_told_once_and_not_lost() throws Exception {
        List<String> said = IntStream.range(0, 12).mapToObj(i -> "message " + i).toList();
        try (Listening jon = Listening.start(world.jon())) {
            world.sandbox().faults().set("dup=1");
            world.sandbox().faults().set("reorder");

            said.forEach(text -> world.mira().run("msg", "send", "#Climbers", "-m", text));
            awaitAll(jon, said);
            world.sandbox().faults().clear();
            world.mira().run("msg", "send", "#Climbers", "-m", "the last");
            jon.await(record -> word(record, "body").equals("the last"));
            jon.stop();

            List<String> all = new ArrayList<>(said);
            all.add("the last");
            assertThat(bodies(jon)).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void a_line_that_is_cut_again_and_again_loses_nothing() throws Exception {
        List<String> said = IntStream.range(0, 15).mapToObj(i -> "message " + i).toList();
        try (Listening jon = Listening.start(world.jon())) {
            // Each message is answered with a receipt, which counts.
            world.sandbox().faults().set("cut=after-stanzas:5");

            said.forEach(text -> world.mira().run("msg", "send", "#Climbers", "-m", text));
            awaitAll(jon, said);
            jon.stop();

            assertThat(bodies(jon)).containsExactlyElementsOf(said);
            assertThat(jon.states()).extracting(it -> word(it, "state")).contains("resumed");
        }
    }

    @Test
    void receipts_can_be_left_out() throws Exception {
        try (Listening mira = Listening.start(world.mira());
                Listening jon = Listening.start(world.jon(), "--no-auto-delivered");
                Listening kai = Listening.start(world.kai())) {
            for (String text : List.of("first", "second")) {
                world.mira().run("msg", "send", "#Climbers", "-m", text, "--transport", "xmpp");
                jon.await(record -> word(record, "body").equals(text));
                kai.await(record -> word(record, "body").equals(text));
                mira.await("delivered");
            }
            mira.stop();

            assertThat(mira.all())
                    .filteredOn(record -> word(record, "type").equals("delivered"))
                    .extracting(record -> record.get("user_id"))
                    .isNotEmpty()
                    .containsOnly(Json.of(103));
        }
    }

    @Test
    void receipts_can_be_given_to_those_who_never_ask() throws Exception {
        try (Listening mira = Listening.start(world.mira());
                Listening jon = Listening.start(world.jon(), "--always-delivered");
                Listening kai = Listening.start(world.kai())) {
            world.mira().run("msg", "send", "#Climbers", "-m", "first", "--no-receipts");
            kai.await(record -> word(record, "body").equals("first"));
            jon.await(record -> word(record, "body").equals("first"));
            mira.await("delivered");
            mira.stop();

            assertThat(mira.all())
                    .filteredOn(record -> word(record, "type").equals("delivered"))
                    .extracting(record -> record.get("user_id"))
                    .containsExactly(Json.of(102));
        }
    }

    @Test
    void receipts_are_not_given_both_always_and_never() {
        Shell.Result refused =
                world.jon().run("listen", "--always-delivered", "--no-auto-delivered");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("contradict each other");
    }

    @Test
    void stream_management_can_be_done_without() throws Exception {
        try (Listening jon = Listening.start(world.jon(), "--no-sm")) {
            assertThat(world.sandbox().transcript().text())
                    .doesNotContain("<enable xmlns=\"urn:xmpp:sm");
            jon.stop();
        }
        try (Listening jon = Listening.start(world.jon())) {
            assertThat(world.sandbox().transcript().text()).contains("<enable xmlns='urn:xmpp:sm");
            jon.stop();
        }
    }

    @Test
    void an_interrupted_process_says_closed_first() throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        ProcessBuilder listen = world.jon().process(List.of(), "listen", "--jsonl");
        command.addAll(listen.command());
        Process process = listen.command(command).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (!line.contains("\"ready\"")) {
                line = out.readLine();
                assertThat(line).isNotNull();
            }

            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

            assertThat(out.readAllAsString())
                    .endsWith("\"state\":\"closed\",\"previous\":\"ready\"}\n");
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
    }

    private void cutJon() {
        hook("cut?user_id=102");
    }

    private void hook(String what) {
        Shell.Result result = world.mira().run("api", "POST", "/__sandbox/" + what);
        assertThat(result.code()).as(result.err()).isZero();
    }

    /** A shell that knows nothing of the REST service, nor of anyone's login. */
    private Shell onlyChat(String password) throws IOException {
        Path home = Files.createDirectories(homes.resolve("chat-only"));
        Files.writeString(passwordFile(), password + "\n");
        return new Shell(home);
    }

    private Path passwordFile() {
        return homes.resolve("password");
    }

    private String[] chatOptions(String... more) {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--user-id",
                                "102",
                                "--app-id",
                                "9999",
                                "--password-file",
                                passwordFile().toString(),
                                "--chat-host",
                                world.ready().chatHost(),
                                "--xmpp-port",
                                Integer.toString(world.ready().xmppPort()),
                                "--ca-file",
                                world.ready().caFile().toString()));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    private static String[] all(String first, String... others) {
        List<String> words = new ArrayList<>(List.of(first));
        words.addAll(List.of(others));
        return words.toArray(String[]::new);
    }

    private static void awaitAll(Listening listening, List<String> bodies)
            throws InterruptedException {
        List<String> missing = new ArrayList<>(bodies);
        while (!missing.isEmpty()) {
            missing.remove(word(listening.await("message"), "body"));
        }
    }

    private static List<String> bodies(Listening listening) {
        return listening.all().stream()
                .filter(record -> word(record, "type").equals("message"))
                .map(record -> word(record, "body"))
                .toList();
    }

    private static Instant at(Json.Obj record) {
        return Instant.parse(word(record, "at"));
    }
}
