package dev.cubechat.app;

import static dev.cubechat.app.TmuxWorld.does;
import static dev.cubechat.app.TmuxWorld.tells;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mira at {@code cubechat chat} in a terminal, and the others elsewhere; a line that breaks. */
@ExtendWith(WithTmux.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class TogetherTmuxTest {
    /** Bodies as they stand in JSON. */
    private static final List<String> HOSTILE =
            List.of(
                    "\\u001b]52;c;aGFja2Vk\\u0007",
                    "\\u001b]0;hacked\\u0007",
                    "\\u009b2J\\u009d0;hacked\\u009c",
                    "\\u001b[2J\\u001b[31mred",
                    "\\u001b]8;;http://example.com\\u001b\\\\here\\u001b]8;;\\u001b\\\\",
                    "\\u001bP1$r0m\\u001b\\\\",
                    "\\u202egnp.exe\\u2066x",
                    "a\\rb\\u0000\\u0008\\u0008c",
                    "\\ud83d lone",
                    "z" + "\\u0301".repeat(12),
                    "\\u001b[6n\\u001b[c\\u001b[?1049l");

    /** What the painter writes: looks, places, erasing, frames, the cursor, a title. */
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "\u001b\\[(?:(?:0[0-9;]*)?m|\\d+;\\d+H|K|\\?(?:2026|25)[hl])"
                            + "|\u001b]2;[^\\p{Cntrl}]*\u001b\\\\");

    /** What tmux tells of a screen: colours, and where it would put another font. */
    private static final Pattern SHOWN =
            Pattern.compile("\u001b\\[[0-9;:]*m|\u001b\\(B|[\u000e\u000f]");

    private TmuxWorld world;
    private Tmux mira;
    private Shell jon;

    @BeforeAll
    void open(@TempDir Path homes) throws Exception {
        world = TmuxWorld.open(homes, 10);
        mira = world.mira();
        jon = world.people().jon();
        world.chats();
    }

    @AfterAll
    void close() throws Exception {
        world.close();
    }

    @BeforeEach
    void beInTheDialogWithJon() throws Exception {
        mira.awaits("● online");
        world.goes("Jon Berg");
        mira.pressesUntil("C-End", screen -> !screen.contains("% ↓"));
    }

    @Test
    void one_sees_the_other_write_and_what_they_said() throws Exception {
        try (Chatting other = Chatting.ready(jon, StoryWorld.MIRA_AND_JON, "--jsonl")) {
            other.types("/typing on");
            mira.awaits("Jon Berg is typing…");
            other.types("Shall we?");
            mira.awaitsRow("his message", row -> row.contains("│ ") && row.endsWith(" Shall we?"));
            mira.awaitsNot("is typing…");

            mira.types("We shall");
            other.record("typing", record -> true);
            mira.presses("Enter");
            other.record(
                    "message", record -> record.get("body").asText().orElse("").equals("We shall"));
        }
    }

    @Test
    void a_message_is_sent_then_delivered_then_read() throws Exception {
        world.says("Marked");
        String id =
                does(jon, "msg", "history", StoryWorld.MIRA_AND_JON, "--jsonl")
                        .lines()
                        .filter(line -> line.contains("Marked"))
                        .findFirst()
                        .orElseThrow()
                        .replaceAll(".*\"id\":\"([0-9a-f]+)\".*", "$1");

        mark(id, "--delivered");
        mira.awaitsRow("delivered", row -> row.contains("Marked") && row.endsWith(" ✓✓"));
        mark(id, "--read");
        mira.awaitsRow("read", row -> row.contains("Marked") && row.endsWith(" ✓✓*"));
    }

    @Test
    void what_the_other_changes_or_deletes_changes_where_it_stands() throws Exception {
        String id = tells(jon, StoryWorld.MIRA_AND_JON, "Tuesday?");
        mira.awaits("Tuesday?");

        does(jon, "msg", "edit", id, "--dialog", StoryWorld.MIRA_AND_JON, "-m", "Thursday?");
        mira.awaits("Thursday? (edited)");
        does(
                jon,
                "msg",
                "delete",
                id,
                "--dialog",
                StoryWorld.MIRA_AND_JON,
                "--for-everyone",
                "--yes");

        mira.awaitsNot("Thursday?  ");
        mira.awaits("deleted");
    }

    @Test
    void somebody_blocked_is_shown_as_blocked() throws Exception {
        mira.types("/block @jon");
        mira.presses("Enter");
        mira.awaitsRow("the head", row -> row.matches(" (\\(\\d+\\) )?Jon Berg  blocked .*"));

        mira.types("/unblock @jon");
        mira.presses("Enter");
        mira.awaitsNot("Jon Berg  blocked");
    }

    @Test
    void who_is_taken_out_of_a_group_is_told_so() throws Exception {
        does(jon, "dialog", "create", "group", "--name", "Passing", "@mira");
        tells(jon, "#Passing", "Welcome");
        mira.awaitsRow("the new group", row -> row.contains("Passing"));
        world.goes("Passing");
        mira.types("/join");
        mira.presses("Enter");
        mira.awaits("in the room");

        does(jon, "dialog", "remove", "#Passing", "@mira");

        mira.awaits("taken out", screen -> screen.matches("(?s).*(removed|no longer|not in).*"));
    }

    @Test
    void what_is_said_without_a_connection_waits_and_is_sent_once() throws Exception {
        does(jon, "api", "POST", "/__sandbox/refuse?seconds=3");
        does(jon, "api", "POST", "/__sandbox/cut?user_id=101");
        mira.awaits("reconnecting");

        mira.types("Said into the void");
        mira.presses("Enter");
        mira.awaitsRow("it waits", row -> row.contains("Said into the void") && row.endsWith("…"));
        mira.awaits("● online");
        mira.awaitsRow(
                "it is sent", row -> row.contains("Said into the void") && row.endsWith("✓"));

        assertThat(history().filter(row -> row.contains("Said into the void"))).hasSize(1);
        assertThat(mira.rows().stream().filter(row -> row.matches(".*│.*Said into the void.*")))
                .hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void a_hostile_message_does_nothing_to_the_terminal(String body) throws Exception {
        Path written = mira.records();
        String end = "end" + Integer.toHexString(body.hashCode());

        post(StoryWorld.MIRA_AND_JON, body + " " + end, true);
        mira.awaits(end);
        mira.stopsRecording();

        unharmed(written, "Jon Berg");
    }

    /** The service's own words can carry what a chat stanza cannot. */
    @Test
    void a_hostile_history_does_nothing_to_the_terminal() throws Exception {
        for (String body : HOSTILE) {
            post(StoryWorld.CLIMBERS, body, false);
        }
        post(StoryWorld.CLIMBERS, "the very end", false);
        Path written = mira.records();

        world.goes("Climbers");
        mira.awaits("the very end");
        mira.stopsRecording();

        unharmed(written, "Climbers");
    }

    private void post(String dialog, String body, boolean live) {
        String json =
                "{\"chat_dialog_id\":\"%s\",\"message\":\"%s\",\"send_to_chat\":%d}"
                        .formatted(dialog, body, live ? 1 : 0);
        does(jon.typing(json), "api", "POST", "/chat/Message", "--input", "-");
    }

    private void unharmed(Path written, String dialog) throws IOException {
        String screen = SHOWN.matcher(mira.coloured()).replaceAll("");
        String text = WRITTEN.matcher(Files.readString(written)).replaceAll("");
        assertThat(screen.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
        assertThat(text)
                .isNotEmpty()
                .doesNotContainPattern("[\\p{Cntrl}\u0080-\u009f\u202a-\u202e\u2066-\u2069]");
        assertThat(text).doesNotContainPattern("\u0301{5}");
        assertThat(mira.knows("#{pane_title}")).endsWith(dialog + " · cubechat");
        assertThat(mira.knows("#{alternate_on}")).isEqualTo("1");
    }

    @Test
    void while_messages_pour_in_every_typed_character_arrives() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 1000; i++) {
            lines.append("flood ").append(i).append('\n');
        }
        Thread flood =
                Thread.ofPlatform()
                        .start(
                                () ->
                                        does(
                                                jon.typing(lines.toString()),
                                                "msg",
                                                "pipe",
                                                StoryWorld.MIRA_AND_JON));
        mira.awaits("flood");

        String text = "every single character of this";
        for (int i = 0; i < text.length(); i++) {
            mira.types(text.substring(i, i + 1));
        }

        mira.awaits("> " + text);
        flood.join();
        mira.awaits("flood 1000");
        assertThat(mira.screen()).contains("> " + text);
    }

    private void mark(String id, String how) {
        does(
                jon,
                "msg",
                "mark",
                id,
                "--transport",
                "xmpp",
                "--dialog",
                StoryWorld.MIRA_AND_JON,
                how);
    }

    private Stream<String> history() {
        return does(jon, "msg", "history", StoryWorld.MIRA_AND_JON).lines();
    }
}
