package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.JsonText;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class ApiStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void the_services_own_body_has_no_other_form() {
        Shell mira = world.mira();

        for (String form : new String[] {"--json=nope", "--json=items", "--jsonl", "--raw"}) {
            Shell.Result refused = mira.run("api", "GET", "/chat/Dialog", form);

            assertThat(refused.code()).as(form).isEqualTo(2);
            assertThat(refused.out()).isEmpty();
        }
        assertThat(world.sandbox().transcript().text()).isEmpty();
        assertThat(mira.run("api", "GET", "/chat/Dialog", "--json").code()).isZero();
    }

    @Test
    void the_reply_comes_as_it_is() throws Exception {
        Shell.Result result =
                world.mira().run("api", "get", "/chat/Dialog", "-f", "limit=1", "-f", "type=2");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(JsonText.parse(result.out()).asObject().get("items").asItems()).hasSize(1);
        assertThat(world.sandbox().transcript().text()).contains("/chat/Dialog?limit=1&type=2");
    }

    @Test
    void fields_make_the_body_and_headers_are_shown_on_request() {
        Shell.Result result =
                world.mira()
                        .run(
                                "api",
                                "-i",
                                "POST",
                                "/chat/Dialog",
                                "-f",
                                "type=2",
                                "-f",
                                "name=Team",
                                "-f",
                                "occupants_ids[]=102");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("HTTP/1.1 201\n").contains("\"name\":\"Team\"");
    }

    @Test
    void a_refusal_shows_the_servers_words_and_ends_with_its_code() {
        Shell.Result result =
                world.mira()
                        .run("api", "PUT", "/chat/Dialog/5eed000000000000000000ff", "-f", "name=x");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.out()).contains("errors");
    }

    @Test
    void a_body_comes_from_stdin_and_must_be_json() {
        Shell.Result good =
                world.mira()
                        .typing("{\"type\":3,\"occupants_ids\":[104]}")
                        .run("api", "POST", "/chat/Dialog", "--input", "-");
        Shell.Result bad =
                world.mira()
                        .typing("{\"type\":")
                        .run("api", "POST", "/chat/Dialog", "--input", "-");

        assertThat(good.code()).as(good.err()).isZero();
        assertThat(bad.code()).isEqualTo(2);
    }

    @Test
    void all_pages_become_one_array() throws Exception {
        Shell.Result result = world.mira().run("api", "GET", "/chat/Dialog", "--paginate");

        assertThat(JsonText.parse(result.out()).asItems()).hasSize(2);
    }

    @Test
    void files_have_pages_of_another_kind() throws Exception {
        Shell mira = world.mira();
        for (int number = 1; number <= 11; number++) {
            Path file = Files.writeString(homes.resolve(number + ".txt"), "file " + number);
            Shell.Result stored = mira.run("file", "upload", file.toString());
            assertThat(stored.code()).as(stored.err()).isZero();
        }

        Shell.Result result = mira.run("api", "GET", "/blobs", "--paginate");

        // One was there before.
        assertThat(JsonText.parse(result.out()).asItems()).as(result.err()).hasSize(12);
    }

    @Test
    void what_has_no_items_has_no_pages() {
        Shell mira = world.mira();

        Shell.Result person = mira.run("api", "GET", "/users/102", "--paginate");
        Shell.Result count = mira.run("api", "GET", "/chat/Dialog", "-f", "count=1", "--paginate");

        assertThat(person.code()).isEqualTo(2);
        assertThat(person.out()).isEmpty();
        assertThat(person.err())
                .contains("The answer to GET /users/102 has no items", "Leave out --paginate.");
        assertThat(count.code()).isEqualTo(2);
        assertThat(count.out()).isEmpty();
    }
}
