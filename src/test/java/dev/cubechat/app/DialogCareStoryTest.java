package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class DialogCareStoryTest {
    private static final String NOWHERE = "5eed000000000000000000ff";

    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void what_waits_in_a_public_dialog_is_counted_and_an_unknown_dialog_is_not_found()
            throws Exception {
        Shell mira = world.mira();
        Shell.Result made =
                world.jon().run("dialog", "create", "public", "--name", "Square", "--json=id");
        String square = JsonText.parse(made.out()).asObject().get("id").asText().orElseThrow();
        mira.run("dialog", "subscribe", square);
        world.jon().run("msg", "send", square, "-m", "Hello, all");

        Shell.Result waiting = mira.run("dialog", "unread", square, "--json=dialogs");
        Shell.Result unknown = mira.run("dialog", "unread", "5eed000000000000000000ff", "--json");

        assertThat(waiting.out())
                .as(waiting.err())
                .isEqualTo("{\"dialogs\":{\"" + square + "\":1}}\n");
        assertThat(unknown.code()).as(unknown.out()).isEqualTo(5);
        assertThat(unknown.out()).isEmpty();
    }

    @Test
    void a_dialog_deleted_for_oneself_stays_with_the_others() {
        Shell.Result deleted = world.mira().run("dialog", "delete", "#Climbers", "--yes", "--json");

        assertThat(deleted.out())
                .isEqualTo(
                        "{\"deleted\":[\""
                                + StoryWorld.CLIMBERS
                                + "\"],\"not_found\":[],\"not_allowed\":[]}\n");
        assertThat(world.mira().run("dialog", "show", StoryWorld.CLIMBERS).code()).isEqualTo(5);
        Shell.Result said = world.jon().run("msg", "send", "#Climbers", "-m", "Anyone?");
        assertThat(said.code()).as(said.err()).isZero();
    }

    @Test
    void several_dialogs_are_deleted_in_one_request_and_each_ones_fate_is_told() {
        world.mira().run("auth", "login");
        world.sandbox().transcript().clear();

        Shell.Result result =
                world.mira()
                        .run(
                                "dialog",
                                "delete",
                                StoryWorld.CLIMBERS,
                                NOWHERE,
                                StoryWorld.MIRA_AND_JON,
                                "--yes",
                                "--json");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out())
                .isEqualTo(
                        "{\"deleted\":[\""
                                + StoryWorld.CLIMBERS
                                + "\",\""
                                + StoryWorld.MIRA_AND_JON
                                + "\"],\"not_found\":[\""
                                + NOWHERE
                                + "\"],\"not_allowed\":[]}\n");
        assertThat(result.err()).contains("\"exit\":3").contains(NOWHERE);
        assertThat(world.sandbox().transcript().text().split("DELETE ")).hasSize(2);
    }

    @Test
    void only_the_owner_deletes_a_dialog_for_everyone() {
        Shell.Result jons =
                world.jon().run("dialog", "delete", "#Climbers", "--for-everyone", "--yes");
        Shell.Result unasked = world.mira().run("dialog", "delete", "#Climbers", "--for-everyone");
        Shell.Result miras =
                world.mira().run("dialog", "delete", "#Climbers", "--for-everyone", "--yes");

        assertThat(jons.code()).isEqualTo(6);
        assertThat(unasked.code()).isEqualTo(2);
        assertThat(miras.code()).as(miras.err()).isZero();
        assertThat(world.jon().run("dialog", "show", StoryWorld.CLIMBERS).code()).isEqualTo(5);
    }

    @Test
    void a_history_is_cleared_for_oneself_or_for_everyone() {
        Shell.Result cleared = world.jon().run("dialog", "clear", "#Climbers", "--yes", "--json");

        assertThat(cleared.out())
                .isEqualTo("{\"id\":\"" + StoryWorld.CLIMBERS + "\",\"cleared\":true}\n");
        assertThat(world.jon().run("msg", "history", "#Climbers", "--json").out())
                .isEqualTo("[]\n");
        assertThat(world.mira().run("msg", "history", "#Climbers").out().lines()).hasSize(3);
        assertThat(world.jon().run("dialog", "clear", "#Climbers", "--for-everyone", "-y").code())
                .isEqualTo(6);
        world.mira().run("dialog", "clear", "#Climbers", "--for-everyone", "-y");
        assertThat(world.kai().run("msg", "history", "#Climbers", "--json").out())
                .isEqualTo("[]\n");
    }

    @Test
    void pushes_of_a_dialog_are_turned_off_and_on_and_shown() {
        Shell mira = world.mira();

        assertThat(mira.run("dialog", "notify", "#Climbers").out()).endsWith("\ttrue\n");
        assertThat(mira.run("dialog", "notify", "#Climbers", "off", "--json").out())
                .isEqualTo("{\"id\":\"" + StoryWorld.CLIMBERS + "\",\"enabled\":false}\n");
        assertThat(mira.run("dialog", "notify", "#Climbers").out()).endsWith("\tfalse\n");
        assertThat(mira.run("dialog", "notify", "#Climbers", "on").out()).endsWith("\ttrue\n");
        assertThat(mira.run("dialog", "notify", "#Climbers", "perhaps").code()).isEqualTo(2);
    }

    @Test
    void what_waits_is_counted_and_marked_read() throws Exception {
        world.kai().run("msg", "send", "#Climbers", "-m", "One");
        world.kai().run("msg", "send", "#Climbers", "-m", "Two");

        Shell.Result before = world.mira().run("dialog", "unread", "#Climbers", "@jon", "--json");
        Shell.Result marked = world.mira().run("dialog", "mark-read", "#Climbers", "--json");
        Shell.Result after = world.mira().run("dialog", "unread", "#Climbers", "--json");

        Json.Obj told = JsonText.parse(before.out()).asObject();
        long climbers = told.get("dialogs").asObject().get(StoryWorld.CLIMBERS).asLong().orElse(0L);
        long jon = told.get("dialogs").asObject().get(StoryWorld.MIRA_AND_JON).asLong().orElse(0L);
        assertThat(climbers).isGreaterThanOrEqualTo(2);
        assertThat(told.get("total").asLong()).contains(climbers + jon);
        assertThat(marked.out())
                .isEqualTo("{\"id\":\"" + StoryWorld.CLIMBERS + "\",\"read\":true}\n");
        assertThat(after.out())
                .isEqualTo(
                        "{\"total\":"
                                + jon
                                + ",\"dialogs\":{\""
                                + StoryWorld.CLIMBERS
                                + "\":0}}\n");
        assertThat(
                        world.kai()
                                .run("msg", "receipts", "last", "--dialog", "#Climbers", "--json")
                                .out())
                .contains("\"read_ids\":[101]");
    }

    @Test
    void a_dry_run_of_each_shows_its_request_and_sends_nothing_that_changes() {
        Shell mira = world.mira();
        mira.run("auth", "login");
        world.sandbox().transcript().clear();
        String id = StoryWorld.CLIMBERS;
        String message = "5eed00000000000000000101";

        List<String> shown =
                Stream.of(
                                List.of("delete", id, StoryWorld.MIRA_AND_JON),
                                List.of("clear", id, "--for-everyone"),
                                List.of("admin", "remove", id, "102"),
                                List.of("pin", id, message),
                                List.of("unpin", id, message),
                                List.of("subscribe", id),
                                List.of("unsubscribe", id),
                                List.of("notify", id, "off"),
                                List.of("mark-read", id),
                                List.of("join", id))
                        .map(
                                words -> {
                                    List<String> all = new ArrayList<>(List.of("dialog"));
                                    all.addAll(words);
                                    all.add("--dry-run");
                                    return mira.run(all.toArray(String[]::new)).out();
                                })
                        .toList();

        assertThat(shown).allSatisfy(out -> assertThat(out).contains("\"dry_run\":true"));
        assertThat(String.join("", shown))
                .contains("/chat/Dialog/" + id + "," + StoryWorld.MIRA_AND_JON)
                .contains("clearHistory/" + id)
                .contains("{\"pull_all\":{\"admins_ids\":[102]}}")
                .contains("{\"push_all\":{\"pinned_messages_ids\":[\"" + message + "\"]}}")
                .contains("<presence")
                .contains("{\"enabled\":0}");
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }
}
