package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.JsonText;
import dev.cubechat.sandbox.SandboxOptions;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class DialogRolesStoryTest {
    private static final String FIRST = "5eed00000000000000000101";

    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void administrators_come_and_go_in_one_request() {
        Shell mira = world.mira();
        mira.run("auth", "login");
        world.sandbox().transcript().clear();

        Shell.Result changed =
                mira.run(
                        "dialog",
                        "admin",
                        "add",
                        StoryWorld.CLIMBERS,
                        "103",
                        "--remove",
                        "102",
                        "--json=admins_ids");

        assertThat(changed.out()).isEqualTo("{\"admins_ids\":[103]}\n");
        assertThat(world.sandbox().transcript().text().split("PUT ")).hasSize(2);
        assertThat(
                        mira.run("dialog", "admin", "list", "#Climbers", "--json=login", "--jsonl")
                                .out())
                .isEqualTo("{\"login\":\"kai\"}\n");
        assertThat(
                        mira.run(
                                        "dialog",
                                        "admin",
                                        "remove",
                                        "#Climbers",
                                        "@kai",
                                        "--json=admins_ids")
                                .out())
                .isEqualTo("{\"admins_ids\":[]}\n");
    }

    @Test
    void a_sixth_administrator_is_refused_unsent_naming_five() throws Exception {
        List<String> six = new ArrayList<>(List.of("dialog", "admin", "add", "#Climbers"));
        for (int i = 1; i <= 6; i++) {
            six.add(Integer.toString(1000 + i));
        }

        Shell.Result tooMany = world.mira().run(six.toArray(String[]::new));
        Shell.Result besidesJon = world.mira().run(six.subList(0, 9).toArray(String[]::new));

        assertThat(tooMany.code()).isEqualTo(2);
        assertThat(tooMany.err()).contains("5 administrators").contains("6");
        assertThat(besidesJon.code()).isEqualTo(2);
        assertThat(besidesJon.err()).contains("5 administrators").contains("--remove");
        assertThat(world.sandbox().transcript().text()).doesNotContain("PUT ");
    }

    @Test
    void an_administrator_may_what_the_owner_may_but_manage_and_delete() {
        Shell.Result pinned =
                world.jon().run("dialog", "pin", "#Climbers", FIRST, "--json=pinned_messages_ids");
        Shell.Result deleted =
                world.jon()
                        .run("msg", "delete", FIRST, "--for-everyone", "--yes", "--json=deleted");
        Shell.Result adding = world.jon().run("dialog", "admin", "add", "#Climbers", "@kai");
        Shell.Result removing =
                world.jon().run("dialog", "delete", "#Climbers", "--for-everyone", "--yes");

        assertThat(pinned.out()).isEqualTo("{\"pinned_messages_ids\":[\"" + FIRST + "\"]}\n");
        assertThat(deleted.out()).isEqualTo("{\"deleted\":[\"" + FIRST + "\"]}\n");
        assertThat(adding.code()).isEqualTo(6);
        assertThat(removing.code()).isEqualTo(6);
    }

    @Test
    void messages_are_pinned_and_unpinned_by_those_who_rule() {
        Shell.Result members = world.kai().run("dialog", "pin", "#Climbers", "last");
        Shell.Result pinned =
                world.mira().run("dialog", "pin", "#Climbers", FIRST, "last:me", "last");
        Shell.Result unpinned =
                world.mira()
                        .run("dialog", "unpin", "#Climbers", "last", "--json=pinned_messages_ids");

        assertThat(members.code()).isEqualTo(6);
        assertThat(pinned.code()).as(pinned.err()).isZero();
        assertThat(unpinned.out()).isEqualTo("{\"pinned_messages_ids\":[\"" + FIRST + "\"]}\n");
    }

    @Test
    void a_public_dialog_is_joined_by_its_id_peopled_and_left() throws Exception {
        String square = create("public", "Square");

        Shell.Result joined =
                world.lena().run("dialog", "subscribe", square, "--json=id,type,name");
        Shell.Result said = world.lena().run("msg", "send", "#Square", "-m", "Hello, square");
        Shell.Result people =
                world.mira().run("dialog", "occupants", "#Square", "--json=login", "--jsonl");
        Shell.Result first = world.mira().run("dialog", "occupants", square, "--limit", "1");
        Shell.Result left = world.lena().run("dialog", "unsubscribe", "#Square", "--json");

        assertThat(joined.out())
                .isEqualTo("{\"id\":\"" + square + "\",\"type\":\"public\",\"name\":\"Square\"}\n");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(people.out()).isEqualTo("{\"login\":\"mira\"}\n{\"login\":\"lena\"}\n");
        assertThat(first.out().lines()).hasSize(1);
        assertThat(first.err()).contains("--all");
        assertThat(left.out()).isEqualTo("{\"id\":\"" + square + "\",\"unsubscribed\":true}\n");
        assertThat(world.lena().run("dialog", "show", "#Square").code()).isEqualTo(5);
    }

    @Test
    void a_group_is_joined_by_its_id_unless_the_service_is_strict() throws Exception {
        String open = create("group", "Open", "@jon");

        assertThat(world.lena().run("dialog", "subscribe", open).code()).isZero();
        assertThat(world.lena().run("dialog", "show", "#Open").code()).isZero();
        world.close();
        world =
                new StoryWorld(
                        homes.resolve("strict"), SandboxOptions.FOR_TESTS.withStrictSubscribe());
        String closed = create("group", "Closed", "@jon");
        assertThat(world.lena().run("dialog", "subscribe", closed).code()).isEqualTo(6);
        assertThat(world.lena().run("dialog", "subscribe", create("public", "Square")).code())
                .isZero();
    }

    @Test
    void strangers_preview_a_dialog_that_allows_it() throws Exception {
        String id = create("group", "Open", "@jon", "--allow-preview");
        world.mira().run("msg", "send", id, "-m", "Come in");

        Shell.Result seen = world.lena().run("msg", "history", id, "--preview", "--json=body");
        Shell.Result plain = world.lena().run("msg", "history", id);
        world.mira().run("dialog", "update", id, "--allow-preview", "off");
        Shell.Result withdrawn = world.lena().run("msg", "history", id, "--preview");

        assertThat(seen.out()).isEqualTo("[{\"body\":\"Come in\"}]\n");
        assertThat(plain.code()).isEqualTo(6);
        assertThat(withdrawn.code()).isEqualTo(6);
    }

    private String create(String type, String name, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("dialog", "create", type, "--name", name));
        words.addAll(List.of(more));
        words.add("--json=id");
        Shell.Result made = world.mira().run(words.toArray(String[]::new));
        assertThat(made.code()).as(made.err()).isZero();
        return JsonText.parse(made.out()).asObject().get("id").asText().orElseThrow();
    }
}
