package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class SearchStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void dialogs_messages_and_people_are_found() throws Exception {
        Shell.Result dialogs = world.mira().run("search", "Climbers", "--json=dialogs");
        Shell.Result messages = world.mira().run("search", "Thursday", "--json");
        Shell.Result people = world.mira().run("search", "Berg Lund", "--json=users");

        assertThat(dialogs.out())
                .as(dialogs.err())
                .isEqualTo(
                        "{\"dialogs\":[{\"id\":\""
                                + StoryWorld.CLIMBERS
                                + "\",\"type\":\"group\",\"name\":\"Climbers\"}]}\n");
        assertThat(ids(messages, "messages")).containsExactly("5eed00000000000000000101");
        assertThat(messages.out()).contains("\"body\":\"Who is in for Thursday?\"");
        assertThat(ids(people, "users")).containsExactly("102", "103");
    }

    @Test
    void any_word_is_enough_unless_the_phrase_is_to_be_exact() throws Exception {
        Shell mira = world.mira();

        assertThat(ids(mira.run("search", "Thursday shoes", "--json"), "messages")).hasSize(2);
        assertThat(ids(mira.run("search", "Thursday shoes", "--exact", "--json"), "messages"))
                .isEmpty();
        assertThat(ids(mira.run("search", "bring the rope", "--exact", "--json"), "messages"))
                .hasSize(1);
        assertThat(mira.run("search", "abc").code()).isEqualTo(13);
    }

    @Test
    void what_one_may_not_see_is_not_found() throws Exception {
        assertThat(ids(world.kai().run("search", "shoes", "--json"), "messages")).isEmpty();
        world.mira().run("msg", "delete", "5eed00000000000000000104", "--yes");
        assertThat(ids(world.mira().run("search", "shoes", "--json"), "messages")).isEmpty();
        assertThat(ids(world.jon().run("search", "shoes", "--json"), "messages")).hasSize(1);
        world.jon().run("dialog", "clear", "@mira", "--yes");
        assertThat(ids(world.jon().run("search", "shoes", "--json"), "messages")).isEmpty();
    }

    @Test
    void a_search_looks_only_where_and_when_it_is_told() throws Exception {
        Shell mira = world.mira();

        assertThat(ids(mira.run("search", "Thursday", "--dialog", "@jon", "--json"), "messages"))
                .isEmpty();
        assertThat(ids(mira.run("search", "shoes", "--dialog", "@jon", "--json"), "messages"))
                .hasSize(1);
        assertThat(
                        ids(
                                mira.run(
                                        "search",
                                        "Thursday",
                                        "--since",
                                        "2h",
                                        "--until",
                                        "1m",
                                        "--json"),
                                "messages"))
                .hasSize(1);
        assertThat(
                        ids(
                                mira.run(
                                        "search",
                                        "Thursday",
                                        "--since",
                                        "2025-01-01",
                                        "--until",
                                        "2025-02-01",
                                        "--json"),
                                "messages"))
                .isEmpty();
    }

    @Test
    void limits_are_explained_before_anything_is_sent() {
        Shell mira = world.mira();
        List<String> eleven = new ArrayList<>(List.of("search", "Thursday"));
        for (int i = 0; i < 11; i++) {
            eleven.addAll(List.of("--dialog", "5eed0000000000000000000" + Integer.toHexString(i)));
        }

        Shell.Result dialogs = mira.run(eleven.toArray(String[]::new));
        Shell.Result months =
                mira.run("search", "Thursday", "--since", "2026-01-01", "--until", "2026-05-01");
        Shell.Result half = mira.run("search", "Thursday", "--since", "2026-01-01");
        Shell.Result many = mira.run("search", "Thursday", "--limit", "101");

        assertThat(List.of(dialogs, months, half, many))
                .allSatisfy(result -> assertThat(result.code()).isEqualTo(2));
        assertThat(dialogs.err()).contains("ten dialogs");
        assertThat(months.err()).contains("three months");
        assertThat(half.err()).contains("--until");
        assertThat(many.err()).contains("100");
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }

    @Test
    void a_cut_is_noted() throws Exception {
        Shell.Result one = world.mira().run("search", "Thursday shoes", "--limit", "1", "--json");

        assertThat(ids(one, "messages")).hasSize(1);
        assertThat(one.err()).contains("the first 1");
    }

    private static List<String> ids(Shell.Result result, String kind) throws Exception {
        assertThat(result.code()).as(result.err()).isZero();
        return JsonText.parse(result.out()).asObject().get(kind).asItems().stream()
                .map(hit -> hit.asObject().get("id").asText().orElseThrow())
                .toList();
    }
}
