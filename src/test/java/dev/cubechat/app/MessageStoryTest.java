package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class MessageStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void a_message_sent_is_in_the_others_history() throws Exception {
        Shell.Result sent =
                world.mira()
                        .run(
                                "msg",
                                "send",
                                "#Climbers",
                                "-m",
                                "Grüße 👋",
                                "--field",
                                "mood=good",
                                "--json");
        Shell.Result read =
                world.jon().run("msg", "history", "#Climbers", "--limit", "1", "--json");

        String id = JsonText.parse(sent.out()).asObject().get("id").asText().orElseThrow();
        assertThat(sent.code()).as(sent.err()).isZero();
        assertThat(sent.out())
                .isEqualTo(
                        "{\"v\":1,\"status\":\"sent\",\"id\":\""
                                + id
                                + "\",\"dialog_id\":\"5eed00000000000000000002\","
                                + "\"transport\":\"rest\",\"attempts\":1}\n");
        assertThat(read.out())
                .contains("\"id\":\"" + id + "\"")
                .contains("\"body\":\"Grüße 👋\"")
                .contains("\"sender_id\":101")
                .contains("\"fields\":{\"mood\":\"good\"}");
        assertThat(read.err()).contains("--all");
    }

    @Test
    void a_text_on_stdin_is_sent_to_the_byte_but_for_its_last_line_end() {
        world.mira().typing("\ufefffirst\n\tsecond\n").run("msg", "send", "@jon");

        Shell.Result read =
                world.jon().run("msg", "history", "@mira", "--limit", "1", "--json=body");

        assertThat(read.out()).isEqualTo("[{\"body\":\"first\\n\\tsecond\"}]\n");
    }

    @Test
    void an_empty_message_is_refused_before_anything_is_sent() {
        Shell.Result empty = world.mira().run("msg", "send", "@jon", "-m", "");
        Shell.Result nothing = world.mira().run("msg", "send", "@jon");

        assertThat(empty.code()).isEqualTo(2);
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @Test
    void a_field_that_cannot_travel_is_refused_before_anything_is_sent() {
        Shell mira = world.mira();

        Shell.Result noName = mira.run("msg", "send", "@jon", "-m", "x", "--field", "a b=1");
        Shell.Result taken = mira.run("msg", "send", "@jon", "-m", "x", "--field", "message=1");

        assertThat(noName.code()).isEqualTo(2);
        assertThat(noName.err()).contains("a field name is letters, digits", "\"a b\"");
        assertThat(taken.code()).isEqualTo(2);
        assertThat(taken.err()).contains("the field name \"message\" has a meaning of its own");
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @Test
    void a_key_that_is_empty_or_stands_twice_is_refused_before_anything_is_sent() {
        Shell mira = world.mira();
        String[] send = {"msg", "send", "@jon", "-m", "x"};

        List<Shell.Result> refused =
                List.of(
                        mira.run(and(send, "--field", "a=1", "--field", "a=2")),
                        mira.run(and(send, "--field", "=1")),
                        mira.run(and(send, "--field", "a")),
                        mira.run(and(send, "--contact", "=x")),
                        mira.run(and(send, "--contact", "name=Ola,name=Eva")),
                        mira.run(and(send, "--location-type", "place")),
                        mira.run("system", "send", "@jon", "--field", "a=1", "--field", "a=2"));

        assertThat(refused)
                .allSatisfy(result -> assertThat(result.code()).as(result.err()).isEqualTo(2));
        assertThat(refused.getFirst().err()).contains("--field names a twice");
        assertThat(refused.get(1).err()).contains("--field: expected KEY=VALUE");
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "xmpp"})
    void what_no_stanza_can_carry_is_refused_or_left_out_by_either_transport(String transport) {
        Shell mira = world.mira();
        String[] send = {"msg", "send", "@jon", "--transport", transport};

        mira.run(and(send, "-m", "one\u0001 \u0007two"));
        Shell.Result read = mira.run("msg", "history", "@jon", "--limit", "1", "--json=id,body");
        String id = read.out().replaceAll(".*\"id\":\"([0-9a-f]+)\".*\\s*", "$1");
        String[] edit = {"msg", "edit", id, "--dialog", "@jon", "--transport", transport};
        Shell.Result empty = mira.run(and(send, "-m", "\u0001\u0002"));
        Shell.Result large = mira.run(and(send, "-m", "x".repeat(300_000)));
        Shell.Result emptied = mira.run(and(edit, "-m", "\u0001"));
        Shell.Result enlarged = mira.run(and(edit, "-m", "<".repeat(70_000)));
        Shell.Result edited = mira.run(and(edit, "-m", "th\u0001ree"));
        Shell.Result now = mira.run("msg", "history", "@jon", "--limit", "1", "--json=body");

        assertThat(read.out()).contains("\"body\":\"one two\"");
        assertThat(empty.code()).as(empty.err()).isEqualTo(2);
        assertThat(emptied.code()).as(emptied.err()).isEqualTo(2);
        assertThat(large.code()).as(large.err()).isEqualTo(13);
        assertThat(large.err()).contains("bytes as XML");
        assertThat(enlarged.code()).as(enlarged.err()).isEqualTo(13);
        assertThat(edited.code()).as(edited.err()).isZero();
        assertThat(now.out()).isEqualTo("[{\"body\":\"three\"}]\n");
    }

    @Test
    void a_word_that_cannot_be_one_of_many_is_told_as_such() {
        Shell mira = world.mira();
        String id = "5eed000000000000000000ff";

        assertThat(mira.run("msg", "show", id, "zz", "--dialog", "@jon").err())
                .contains("\"zz\" is no MSG.");
        assertThat(mira.run("dialog", "unread", "nope").err()).contains("\"nope\" is no DIALOG.");
        assertThat(mira.run("msg", "send", "@jon", "-m", "x", "--wait", "bogus").err())
                .contains("expected sent, delivered, read, not \"bogus\"");
    }

    @Test
    void what_was_skipped_is_not_told_as_shown() {
        Shell mira = world.mira();

        assertThat(mira.run("msg", "history", "#Climbers", "--skip", "1", "--limit", "1").err())
                .contains("1 after the newest 1 shown");
        assertThat(
                        mira.run("dialog", "occupants", "#Climbers", "--skip", "1", "--limit", "1")
                                .err())
                .contains("1 shown, and there are more");
    }

    @Test
    void a_comma_in_a_contact_is_part_of_the_value_unless_another_key_follows() {
        Shell.Result dry =
                world.mira()
                        .run(
                                "msg",
                                "send",
                                "@jon",
                                "--contact",
                                "name=Smith, John,phone=1",
                                "--contact",
                                "note=a,b",
                                "--dry-run");

        assertThat(dry.out())
                .as(dry.err())
                .contains(
                        "{\\\"name\\\":\\\"Smith,"
                                + " John\\\",\\\"phone\\\":\\\"1\\\",\\\"note\\\":\\\"a,b\\\"}");
    }

    private static String[] and(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void the_private_dialog_is_made_only_where_that_was_asked_for() {
        Shell.Result without = world.mira().run("msg", "send", "@lena", "-m", "hello");
        Shell.Result piped = world.mira().typing("hello\n").run("msg", "pipe", "@lena");
        Shell.Result shown = world.mira().run("dialog", "show", "@lena");
        Shell.Result with = world.mira().run("msg", "send", "@lena", "-m", "hello", "--create");

        assertThat(without.code()).isEqualTo(5);
        assertThat(without.err()).contains("--create");
        assertThat(piped.err()).contains("--create");
        assertThat(shown.err())
                .contains("cubechat dialog create private @lena")
                .doesNotContain("--create");
        assertThat(with.code()).as(with.err()).isZero();
        assertThat(world.lena().run("msg", "history", "@mira", "--json=body").out())
                .isEqualTo("[{\"body\":\"hello\"}]\n");
    }

    @Test
    void history_is_shown_in_reading_order_and_marks_nothing_read() {
        Shell.Result read = world.kai().run("msg", "history", "#Climbers", "--json=body");
        Shell.Result newest =
                world.kai()
                        .run(
                                "msg",
                                "history",
                                "#Climbers",
                                "--order",
                                "desc",
                                "--json=body",
                                "--limit",
                                "1",
                                "-q");
        Shell.Result unread = world.kai().run("dialog", "show", "#Climbers", "--json=unread");

        assertThat(read.out())
                .isEqualTo(
                        """
                        [{"body":"Who is in for Thursday?"},
                        {"body":"I am, from 6."},
                        {"body":"Me too, I bring the rope."}]
                        """);
        assertThat(newest.out()).isEqualTo("[{\"body\":\"Me too, I bring the rope.\"}]\n");
        assertThat(newest.err()).isEmpty();
        assertThat(unread.out()).isEqualTo("{\"unread\":2}\n");
        assertThat(world.sandbox().transcript().text())
                .contains("mark_as_read=0")
                .doesNotContain("mark_as_read=1");
    }

    @Test
    void history_marks_read_when_that_is_asked_for() {
        world.kai().run("msg", "history", "#Climbers", "--mark-read");

        assertThat(world.kai().run("dialog", "show", "#Climbers", "--json=unread").out())
                .isEqualTo("{\"unread\":0}\n");
    }

    @Test
    void a_message_is_shown_edited_and_deleted() {
        Shell mira = world.mira();
        mira.run("msg", "send", "@jon", "-m", "helo");

        Shell.Result edited =
                mira.run(
                        "msg",
                        "edit",
                        "last:me",
                        "--dialog",
                        "@jon",
                        "-m",
                        "hello",
                        "--transport",
                        "rest");
        Shell.Result shown = mira.run("msg", "show", "last", "--dialog", "@jon", "--json=body");
        Shell.Result unasked = mira.run("msg", "delete", "last:me", "--dialog", "@jon");
        Shell.Result deleted =
                mira.run(
                        "msg",
                        "delete",
                        "last:me",
                        "--dialog",
                        "@jon",
                        "--for-everyone",
                        "--yes",
                        "--json");

        assertThat(edited.code()).as(edited.err()).isZero();
        assertThat(shown.out()).isEqualTo("{\"body\":\"hello\"}\n");
        assertThat(unasked.code()).isEqualTo(2);
        assertThat(unasked.err()).contains("--yes");
        assertThat(deleted.code()).as(deleted.err()).isZero();
        assertThat(deleted.out()).contains("\"not_found\":[],\"not_allowed\":[]");
        assertThat(world.jon().run("msg", "history", "@mira", "--json=body").out())
                .doesNotContain("hello");
    }

    @Test
    void marking_is_seen_in_the_receipts() {
        Shell.Result marked =
                world.kai()
                        .run(
                                "msg",
                                "mark",
                                "5eed00000000000000000101",
                                "--dialog",
                                "#Climbers",
                                "--read");
        Shell.Result receipts =
                world.mira()
                        .run(
                                "msg",
                                "receipts",
                                "5eed00000000000000000101",
                                "--dialog",
                                "#Climbers",
                                "--json=read_ids");

        assertThat(marked.code()).as(marked.err()).isZero();
        assertThat(receipts.out()).contains("103");
    }

    @Test
    void no_ids_are_never_taken_for_all() {
        Shell mira = world.mira();

        List<Shell.Result> refused =
                List.of(
                        mira.run("msg", "mark", "--read", "--dialog", "last"),
                        mira.run("msg", "delete", "--yes"),
                        mira.run("msg", "edit", "--dialog", "last", "-m", "x"),
                        mira.run("msg", "show", "--dialog", "last"),
                        mira.run("msg", "mark", "last", "--read"),
                        mira.run("msg", "mark", "last", "--dialog", "last"),
                        mira.run("msg", "mark", "last", "--dialog", "last", "--read", "--all"));

        assertThat(refused).allSatisfy(result -> assertThat(result.code()).isEqualTo(2));
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @Test
    void a_dry_run_shows_the_request_with_its_ids_and_sends_nothing() {
        Shell.Result dry =
                world.mira().run("msg", "send", "#Climbers", "-m", "hi", "--dry-run", "--json");

        assertThat(dry.out())
                .contains("\"dry_run\":true")
                .contains("\"dialog_id\":\"" + StoryWorld.CLIMBERS + "\"")
                .contains("/chat/Message");
        assertThat(world.sandbox().transcript().text()).doesNotContain("POST /chat/Message");
    }

    @Test
    void a_message_of_nobody_is_partly_found() {
        Shell.Result result =
                world.mira()
                        .run(
                                "msg",
                                "show",
                                "5eed00000000000000000101",
                                "5eed000000000000000009ff",
                                "--dialog",
                                "#Climbers",
                                "--jsonl");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out().lines()).hasSize(1);
        assertThat(result.err()).contains("5eed000000000000000009ff");
    }

    @Test
    void an_edit_by_rest_changes_all_messages_or_none() {
        Shell mira = world.mira();

        Shell.Result edited =
                mira.run(
                        "msg",
                        "edit",
                        "5eed00000000000000000101",
                        "5eed000000000000000009ff",
                        "--dialog",
                        "#Climbers",
                        "-m",
                        "x",
                        "--transport",
                        "rest");

        assertThat(edited.code()).isEqualTo(5);
        assertThat(edited.err()).contains("5eed000000000000000009ff").doesNotContain("000101");
        assertThat(mira.run("msg", "history", "#Climbers", "--json=body").out())
                .contains("Who is in for Thursday?");
        assertThat(world.sandbox().transcript().text()).doesNotContain("PUT ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "msg edit 5eed00000000000000000104 -m x --transport rest",
                "msg mark 5eed00000000000000000105 --read",
                "msg mark 5eed00000000000000000105 --delivered --transport xmpp",
                "msg delete 5eed00000000000000000104 --yes",
                "msg delete 5eed00000000000000000104 --for-everyone --yes",
                "msg react 5eed00000000000000000105 --add x",
                "msg reactions 5eed00000000000000000105",
                "report message 5eed00000000000000000105 --reason spam",
            })
    void a_message_of_another_dialog_than_the_named_one_is_left_alone(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--dialog", StoryWorld.CLIMBERS));

        Shell.Result refused = world.mira().run(words.toArray(String[]::new));

        assertThat(refused.code()).as(refused.err()).isEqualTo(5);
        assertThat(refused.err()).contains(words.get(2));
        assertThat(world.sandbox().transcript().text())
                .doesNotContain("PUT ", "DELETE ", "POST /data", "<message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"edit", "delete"})
    void of_several_changes_by_stanza_it_is_told_which_were_refused(String deed) {
        String mine = id(world.mira(), "mine");
        Shell kai = world.as("kai", "pw-103");
        String kais = id(kai, "kais");
        List<String> words = new ArrayList<>(List.of("msg", deed, mine, kais));
        words.addAll(
                deed.equals("edit")
                        ? List.of("-m", "changed")
                        : List.of("--for-everyone", "--yes"));
        words.addAll(List.of("--dialog", "#Climbers", "--transport", "xmpp", "--json"));

        Shell.Result result = kai.run(words.toArray(String[]::new));

        assertThat(result.code()).as(result.err()).isEqualTo(3);
        assertThat(result.out() + result.err()).contains(mine, kais);
        String history = world.mira().run("msg", "history", "#Climbers", "--limit", "2").out();
        assertThat(history).contains("mine").doesNotContain("kais");
    }

    private static String id(Shell who, String text) {
        return who.run("msg", "send", "#Climbers", "-m", text, "--json=id")
                .out()
                .replaceAll(".*\"([0-9a-f]{24})\".*\\s*", "$1");
    }

    @Test
    void a_mark_by_stanza_needs_a_message_that_is_there() {
        String nothing = "5eed000000000000000009ff";

        Shell.Result marked =
                world.mira()
                        .run(
                                "msg",
                                "mark",
                                nothing,
                                "--read",
                                "--dialog",
                                "@jon",
                                "--transport",
                                "xmpp");

        assertThat(marked.code()).isEqualTo(5);
        assertThat(marked.err()).contains(nothing);
    }

    @Test
    void what_is_not_in_the_named_dialog_is_told_apart_from_what_was_deleted() {
        Shell.Result deleted =
                world.mira()
                        .run(
                                "msg",
                                "delete",
                                "5eed00000000000000000101",
                                "5eed00000000000000000104",
                                "--dialog",
                                "#Climbers",
                                "--for-everyone",
                                "--yes",
                                "--json");

        assertThat(deleted.code()).isEqualTo(3);
        assertThat(deleted.out())
                .isEqualTo(
                        "{\"deleted\":[\"5eed00000000000000000101\"],"
                                + "\"not_found\":[\"5eed00000000000000000104\"],"
                                + "\"not_allowed\":[]}\n");
        assertThat(world.jon().run("msg", "history", "@mira", "--json=body").out())
                .contains("Can you lend me your shoes?");
    }
}
