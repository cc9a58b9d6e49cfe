package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.Seed;
import dev.cubechat.sandbox.seed.SeedReader;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class DialogStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void a_field_is_changed_and_taken_out_and_the_others_stay(@TempDir Path folder)
            throws Exception {
        Seed seed = SeedReader.read("{\"dialog_fields\":[\"location\",\"a\",\"b\",\"c\"]}");
        try (StoryWorld fields = new StoryWorld(folder, SandboxOptions.FOR_TESTS.withSeed(seed))) {
            Shell mira = fields.mira();
            mira.run("dialog", "create", "group", "--name", "Team", "@jon");
            String[] update = {"dialog", "update", "#Team"};
            mira.run(and(update, "--ext", "location=Berlin", "--ext", "a=1"));

            Shell.Result changed = mira.run(and(update, "--ext", "a=2", "--json=extensions"));
            Shell.Result dry = mira.run(and(update, "--ext", "location=", "--dry-run"));
            Shell.Result out = mira.run(and(update, "--ext", "location=", "--json=extensions"));
            Shell.Result many =
                    mira.run(and(update, "--ext", "b=1", "--ext", "c=1", "--ext", "location=x"));
            Shell.Result none = mira.run(and(update, "--ext", "a=", "--json=extensions"));

            assertThat(changed.out())
                    .as(changed.err())
                    .contains("\"location\":\"Berlin\"", "\"a\":\"2\"");
            assertThat(dry.out()).contains("\"extensions\":{\"a\":\"2\"}");
            assertThat(out.out()).isEqualTo("{\"extensions\":{\"a\":\"2\"}}\n");
            assertThat(many.code()).as(many.out()).isEqualTo(2);
            assertThat(none.out()).isEqualTo("{\"extensions\":{}}\n");
        }
    }

    private static String[] and(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void ones_dialogs_are_listed_and_counted() {
        Shell.Result lines = world.mira().run("dialog", "list", "--json=id,type,name", "--jsonl");
        Shell.Result count = world.mira().run("dialog", "count");
        Shell.Result groups = world.mira().run("dialog", "count", "--type", "group", "--json");

        assertThat(lines.out().lines())
                .containsExactlyInAnyOrder(
                        "{\"id\":\""
                                + StoryWorld.MIRA_AND_JON
                                + "\",\"type\":\"private\",\"name\":\"Jon Berg\"}",
                        "{\"id\":\""
                                + StoryWorld.CLIMBERS
                                + "\",\"type\":\"group\",\"name\":\"Climbers\"}");
        assertThat(count.out()).isEqualTo("2\n");
        assertThat(groups.out()).isEqualTo("{\"count\":1}\n");
    }

    @Test
    void a_group_is_created_changed_grown_and_left() throws Exception {
        Shell mira = world.mira();

        Shell.Result made =
                mira.run("dialog", "create", "group", "--name", "Team", "@jon", "103", "--json");
        String id = JsonText.parse(made.out()).asObject().get("id").asText().orElseThrow();
        Shell.Result renamed =
                mira.run("dialog", "update", "#Team", "--name", "Crew", "--json=name");
        Shell.Result grown = mira.run("dialog", "add", id, "@lena", "--json=occupants_ids");
        Shell.Result shrunk = mira.run("dialog", "remove", id, "@jon", "--json=occupants_ids");
        Shell.Result left = world.kai().run("dialog", "leave", "#Crew", "--json");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(renamed.out()).isEqualTo("{\"name\":\"Crew\"}\n");
        assertThat(occupants(grown)).containsExactlyInAnyOrder(101L, 102L, 103L, 104L);
        assertThat(occupants(shrunk)).containsExactlyInAnyOrder(101L, 103L, 104L);
        assertThat(left.out()).isEqualTo("{\"id\":\"" + id + "\",\"left\":true}\n");
        assertThat(occupants(mira.run("dialog", "show", id, "--json")))
                .containsExactlyInAnyOrder(101L, 104L);
    }

    @Test
    void a_private_dialog_is_made_once() {
        Shell.Result first =
                world.mira().run("dialog", "create", "private", "@lena", "--json=id,type");
        Shell.Result again =
                world.mira().run("dialog", "create", "private", "104", "--json=id,type");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(again.out()).isEqualTo(first.out()).contains("\"private\"");
    }

    @Test
    void a_broadcast_is_refused_before_anything_is_sent() {
        Shell.Result result = world.mira().run("dialog", "create", "broadcast", "--name", "News");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("admin panel");
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @Test
    void what_cannot_be_a_dialog_is_refused_before_anything_is_sent() {
        Shell mira = world.mira();

        List<Shell.Result> refused =
                List.of(
                        mira.run("dialog", "show", "65f0"),
                        mira.run("dialog", "show", "Team"),
                        mira.run("dialog", "add", StoryWorld.CLIMBERS),
                        mira.run("dialog", "add", StoryWorld.CLIMBERS, "-5"),
                        mira.run("dialog", "add", StoryWorld.CLIMBERS, "jon"),
                        mira.run("dialog", "update", StoryWorld.CLIMBERS),
                        mira.run("dialog", "update", StoryWorld.CLIMBERS, "--name", ""),
                        mira.run("dialog", "update", StoryWorld.CLIMBERS, "--name", "  "),
                        mira.run("dialog", "update", "last", "--ext", "a=1", "--ext", "a=2"),
                        mira.run("dialog", "update", "last", "--ext", "=1"),
                        mira.run("dialog", "list", "--ext", "a=1", "--ext", "a=2"),
                        mira.run("dialog", "list", "--ext", "=1"),
                        mira.run("dialog", "list", "--filter", "type"),
                        mira.run("dialog", "list", "--json=id,colour"),
                        mira.run(
                                "dialog", "update", "last", "--ext", "a=1", "--ext", "b=2", "--ext",
                                "c=3", "--ext", "d=4"));

        assertThat(refused).allSatisfy(result -> assertThat(result.code()).isEqualTo(2));
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @Test
    void a_dialog_that_does_not_exist_is_not_found() {
        Shell.Result byId = world.mira().run("dialog", "show", "5eed000000000000000000ff");
        Shell.Result byName = world.mira().run("dialog", "show", "#Nowhere", "--json");

        assertThat(byId.code()).isEqualTo(5);
        assertThat(byName.code()).isEqualTo(5);
        assertThat(byName.err()).contains("\"code\":\"not_found\",\"exit\":5");
    }

    @Test
    void a_name_that_fits_two_dialogs_is_never_guessed() {
        world.mira().run("dialog", "create", "group", "--name", "Climbers", "@jon");

        Shell.Result result = world.mira().run("dialog", "show", "#Climbers", "--json");

        assertThat(result.code()).isEqualTo(9);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(StoryWorld.CLIMBERS);
    }

    @Test
    void a_dry_run_shows_the_request_and_sends_none() throws Exception {
        world.mira().run("auth", "login");
        world.sandbox().transcript().clear();

        Shell.Result dry =
                world.mira()
                        .run(
                                "dialog",
                                "update",
                                StoryWorld.CLIMBERS,
                                "--name",
                                "Crew",
                                "--dry-run");

        Json.Obj said = JsonText.parse(dry.out()).asObject();
        assertThat(said.get("dialog_id")).isEqualTo(Json.of(StoryWorld.CLIMBERS));
        assertThat(dry.out()).contains("\"method\":\"PUT\"").contains("\"name\":\"Crew\"");
        assertThat(world.sandbox().transcript().text()).doesNotContain("PUT");
    }

    @Test
    void a_long_list_is_paged_and_says_when_it_is_cut() {
        Shell mira = world.mira();
        for (int i = 0; i < 3; i++) {
            mira.run("dialog", "create", "group", "--name", "Team " + i, "@jon");
        }

        Shell.Result cut = mira.run("dialog", "list", "--limit", "2");
        Shell.Result strict = mira.run("dialog", "list", "--limit", "2", "--fail-on-truncate");
        Shell.Result all = mira.run("dialog", "list", "--all", "--fail-on-truncate");

        assertThat(cut.code()).isZero();
        assertThat(cut.out().lines()).hasSize(2);
        assertThat(cut.err()).contains("2 of 5");
        assertThat(strict.code()).isEqualTo(3);
        assertThat(all.code()).isZero();
        assertThat(all.out().lines()).hasSize(5);
    }

    @Test
    void a_plain_member_may_not_remove_others() {
        Shell.Result result =
                world.lena().run("dialog", "remove", StoryWorld.CLIMBERS, "@jon", "--json");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).contains("\"code\":\"not_allowed\"");
    }

    private static List<Long> occupants(Shell.Result result) throws Exception {
        return JsonText.parse(result.out()).asObject().get("occupants_ids").asItems().stream()
                .map(id -> id.asLong().orElseThrow())
                .toList();
    }
}
