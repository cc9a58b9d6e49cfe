package dev.cubechat.app;

import static dev.cubechat.app.Listening.word;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cubechat.cli.Stop;
import dev.cubechat.json.Json;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@Timeout(90)
class PlainChatStoryTest {
    private static final Streams.Ttys TERMINAL =
            new Streams.Ttys() {
                @Override
                public boolean stdin() {
                    return true;
                }

                @Override
                public boolean stdout() {
                    return true;
                }

                @Override
                public boolean stderr() {
                    return true;
                }

                @Override
                public int width() {
                    return 80;
                }
            };

    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void piped_lines_are_sent_in_order_and_acknowledged_before_it_ends() {
        Shell.Result chat =
                world.mira().typing("one\ntwo\nthree\n").run("chat", "#Climbers", "--plain");

        Shell.Result history =
                world.jon().run("msg", "history", "#Climbers", "--limit", "3", "--json=body");

        assertThat(chat.code()).as(chat.err()).isZero();
        assertThat(history.out()).contains("one").contains("two").contains("three");
        assertThat(chat.out()).doesNotContain("\u001b");
    }

    @Test
    void a_terminal_of_which_nothing_is_told_chats_line_by_line() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        Map<String, String> environment = new HashMap<>(world.mira().environment());
        environment.put("TERM", "");
        byte[] typed = "/status\n".getBytes(UTF_8);

        int code =
                Main.run(
                        new String[] {"chat", "#Climbers"},
                        new Streams(new ByteArrayInputStream(typed), out, err, TERMINAL),
                        environment,
                        Clock.system(ZoneOffset.UTC),
                        new Stop());

        assertThat(code).isZero();
        assertThat(out.toString(UTF_8)).contains("* In Climbers.").doesNotContain("\u001b");
    }

    @Test
    void two_people_talk_line_by_line() throws Exception {
        try (Chatting mira = Chatting.ready(world.mira(), "@jon");
                Chatting jon = Chatting.ready(world.jon(), "@mira")) {
            mira.types("hello there");
            String heard = jon.await("hello there");
            jon.types("/reply hi back");
            mira.await("hi back");
            mira.types("/edit hello everyone");
            jon.await("edited: hello everyone");
            jon.types("/react last 👍");
            mira.await("reacted 👍");
            mira.types("/delete everyone");
            jon.await("deleted");

            assertThat(heard).matches("\\[\\d\\d:\\d\\d\\] Mira.*: hello there");
            assertThat(mira.lines()).noneMatch(line -> line.contains("Mira: hello there"));
            assertThat(mira.ends()).isZero();
            assertThat(jon.ends()).isZero();
        }
    }

    @Test
    void the_sender_hears_delivered_and_read_as_records() throws Exception {
        try (Chatting mira = Chatting.ready(world.mira(), "@jon", "--jsonl");
                Chatting jon = Chatting.ready(world.jon(), "@mira")) {
            mira.types("there?");

            Json.Obj sent = mira.record("sent", record -> true);
            Json.Obj delivered = mira.record("delivered", record -> true);
            Json.Obj read = mira.record("read", record -> true);

            assertThat(word(delivered, "message_id")).isEqualTo(word(sent, "message_id"));
            assertThat(word(read, "message_id")).isEqualTo(word(sent, "message_id"));
            assertThat(jon.lines()).isNotEmpty();
        }
    }

    @Test
    void a_program_that_says_something_and_ends_is_told_that_it_was_sent() {
        Shell.Result chat =
                world.mira().typing("there?\n").run("chat", "@jon", "--plain", "--jsonl");

        assertThat(chat.code()).as(chat.err()).isZero();
        assertThat(chat.out().lines().filter(line -> line.contains("\"type\":\"sent\"")))
                .hasSize(1);
        assertThat(chat.out().lines().toList().getLast()).contains("\"state\":\"closed\"");
    }

    @Test
    void a_message_to_somebody_who_blocks_us_ends_with_12() {
        world.jon().run("privacy", "block", "@mira");

        Shell.Result chat = world.mira().typing("psst\n").run("chat", "@jon", "--plain");

        assertThat(chat.code()).isEqualTo(12);
        assertThat(chat.err()).contains("Not sent: “psst”");
    }

    @Test
    void a_line_that_is_no_command_ends_with_2_and_the_rest_is_done() {
        Shell.Result chat =
                world.mira().typing("/nonsense\nfine\n").run("chat", "#Climbers", "--plain");

        assertThat(chat.code()).isEqualTo(2);
        assertThat(chat.err()).contains("There is no command /nonsense.");
        assertThat(world.jon().run("msg", "show", "last", "--dialog", "#Climbers").out())
                .contains("fine");
    }

    @Test
    void nothing_is_sent_while_exploring() {
        Shell.Result chat =
                world.mira().typing("hello\n").run("chat", "#Climbers", "--plain", "--explore");

        assertThat(chat.code()).isEqualTo(6);
        assertThat(chat.err()).contains("--explore");
    }

    @Test
    void who_was_destroyed_stays_away() throws Exception {
        try (Chatting mira = Chatting.ready(world.mira(), "@jon", "--jsonl")) {
            mira.types("/destroy");
            mira.record("state", record -> word(record, "state").equals("force_closed"));

            mira.types("/reconnect");

            mira.awaitComplaint("no way leads back");
        }
    }

    @Test
    void in_the_background_one_is_away_and_hears_it_once_when_back() throws Exception {
        try (Chatting mira = Chatting.ready(world.mira(), "@jon")) {
            mira.types("/background");
            mira.await("* Disconnected");
            world.jon().run("msg", "send", "@mira", "-m", "are you there?");

            mira.types("/foreground");

            mira.await("are you there?");
            mira.types("/status");
            mira.await("* online; in Jon");
            assertThat(mira.lines().stream().filter(line -> line.contains("are you there?")))
                    .hasSize(1);
        }
    }

    @Test
    void who_is_removed_from_a_group_is_told() throws Exception {
        world.mira().run("dialog", "create", "group", "--name", "Rope", "@jon");
        try (Chatting jon = Chatting.ready(world.jon(), "#Rope")) {
            jon.types("/join");
            jon.await("* me entered Rope");

            world.mira().run("dialog", "remove", "#Rope", "@jon");

            jon.await("You were removed from Rope");
        }
    }

    @Test
    void a_file_goes_over_and_takes_no_other_files_place() throws Exception {
        Path wall = Files.writeString(homes.resolve("wall.txt"), "granite");
        Path downloads = Files.createDirectories(homes.resolve("jon/Downloads"));
        Files.writeString(downloads.resolve("wall.txt"), "mine");
        try (Chatting mira = Chatting.ready(world.mira(), "@jon");
                Chatting jon = Chatting.ready(world.jon(), "@mira")) {
            mira.types("/attach " + wall);
            jon.await("[file wall.txt]");

            jon.types("/download");

            jon.await("* Saved as " + downloads.resolve("wall (1).txt"));
            assertThat(downloads.resolve("wall (1).txt")).hasContent("granite");
            assertThat(downloads.resolve("wall.txt")).hasContent("mine");
        }
    }

    @Test
    void history_goes_back_page_by_page_without_a_hole() throws Exception {
        String lines =
                IntStream.rangeClosed(1, 50)
                        .mapToObj(i -> "line %02d\n".formatted(i))
                        .collect(Collectors.joining());
        assertThat(world.mira().typing(lines).run("chat", "#Climbers", "--plain").code()).isZero();
        try (Chatting jon = Chatting.ready(world.jon(), "#Climbers")) {
            jon.await("line 50");
            jon.types("/history");
            jon.await("line 30");
            jon.types("/history");
            jon.await("line 10");

            assertThat(jon.lines().stream().filter(line -> line.contains("line ")))
                    .hasSize(50)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void who_is_not_signed_in_is_told_before_anything_happens() {
        Shell.Result chat = world.stranger("nobody").typing("hi\n").run("chat", "@jon", "--plain");

        assertThat(chat.code()).isEqualTo(4);
    }

    @Test
    void a_wrong_password_ends_with_4_and_no_server_with_8() {
        Shell.Result refused =
                world.as("mira", "wrong").typing("hi\n").run("chat", "@jon", "--plain");
        Shell.Result away =
                world.mira()
                        .with("CUBECHAT_XMPP_PORT", "1")
                        .typing("hi\n")
                        .run("chat", "@jon", "--plain");

        assertThat(refused.code()).isEqualTo(4);
        assertThat(away.code()).as(away.err()).isEqualTo(8);
    }

    @Test
    void a_message_that_nobody_confirmed_is_lost_and_ends_with_11() throws Exception {
        try (Chatting mira =
                Chatting.ready(
                        world.mira(),
                        "@jon",
                        "--jsonl",
                        "--no-reconnect",
                        "--ping-interval",
                        "300ms",
                        "--ping-timeout",
                        "300ms")) {
            world.sandbox().faults().set("half-close");
            mira.types("did it arrive?");

            Json.Obj lost = mira.record("lost", record -> true);

            assertThat(word(lost, "dialog_id")).isEqualTo(StoryWorld.MIRA_AND_JON);
            assertThat(mira.ends()).isEqualTo(11);
        }
    }

    @Test
    void what_nobody_confirmed_is_looked_up_before_it_is_said_again() throws Exception {
        try (Chatting mira =
                Chatting.ready(
                        world.mira(),
                        "@jon",
                        "--jsonl",
                        "--no-sm",
                        "--reconnect-timeout",
                        "100ms",
                        "--ping-interval",
                        "300ms",
                        "--ping-timeout",
                        "300ms")) {
            world.sandbox().faults().set("half-close");
            mira.types("once only");
            mira.record("state", record -> word(record, "state").equals("reconnecting"));
            world.sandbox().faults().clear();
            mira.record("sent", record -> true);
            mira.types("the end");

            assertThat(mira.ends()).isZero();
            Shell.Result history =
                    world.jon().run("msg", "history", "@mira", "--limit", "10", "--jsonl");
            assertThat(history.out().lines().filter(line -> line.contains("once only"))).hasSize(1);
            assertThat(mira.lines().stream().filter(line -> line.contains("\"type\":\"lost\"")))
                    .isEmpty();
        }
    }

    @Test
    void who_asks_who_has_what_is_still_on_its_way_is_told_when_it_has_arrived() throws Exception {
        try (Chatting mira = Chatting.ready(world.mira(), "@jon", "--jsonl")) {
            mira.types("/disconnect");
            mira.record("state", record -> word(record, "state").equals("closed"));
            mira.types("hello");
            mira.types("/receipts");
            mira.types("/reconnect");

            assertThat(mira.ends()).isZero();
        }
    }

    @Test
    void who_reacts_to_what_is_still_on_its_way_reacts_when_it_has_arrived() throws Exception {
        try (Chatting mira = Chatting.ready(world.mira(), "@jon", "--jsonl")) {
            mira.types("/disconnect");
            mira.record("state", record -> word(record, "state").equals("closed"));
            mira.types("hello");
            mira.types("/react 👍");
            mira.types("/reconnect");

            assertThat(mira.ends()).isZero();
            Shell.Result reactions =
                    world.jon().run("msg", "reactions", "last", "--dialog", "@mira", "--jsonl");
            assertThat(reactions.out()).contains("👍");
        }
    }

    @Test
    void who_comes_back_without_having_left_is_told_so_and_the_chat_ends_with_the_input()
            throws Exception {
        try (Chatting mira = Chatting.ready(world.mira(), "@jon")) {
            mira.types("/reconnect");
            mira.await("* Already connected.");

            assertThat(mira.ends()).isZero();
        }
    }

    @Test
    void who_asks_for_somebody_who_was_never_there_is_told_whom_they_asked_for() throws Exception {
        try (Chatting mira = Chatting.ready(world.mira(), "@jon")) {
            mira.types("/seen 999999");

            mira.awaitComplaint("User 999999 was never in the chat, or does not exist.");
        }
    }

    @Test
    void a_command_behind_the_mark_of_an_editor_is_said_to_nobody() {
        Shell.Result chat =
                world.mira().typing("\uFEFF/status\nhello\n").run("chat", "@jon", "--plain");

        Shell.Result history =
                world.jon().run("msg", "history", "@mira", "--limit", "2", "--json=body");
        assertThat(chat.code()).as(chat.err()).isZero();
        assertThat(history.out()).contains("\"hello\"").doesNotContain("/status");
    }
}
