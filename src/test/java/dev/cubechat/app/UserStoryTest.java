package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class UserStoryTest {
    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void people_are_shown_by_number_login_and_as_oneself() {
        Shell.Result one = world.mira().run("user", "show", "@jon", "--json=id,login");
        Shell.Result three = world.mira().run("user", "show", "me", "102", "@kai", "--json=id");

        assertThat(one.out()).isEqualTo("{\"id\":102,\"login\":\"jon\"}\n");
        assertThat(three.out()).isEqualTo("[{\"id\":101},\n{\"id\":102},\n{\"id\":103}]\n");
    }

    @Test
    void an_unknown_person_is_not_found_and_the_known_ones_are_shown() {
        Shell.Result none = world.mira().run("user", "show", "999");
        Shell.Result some = world.mira().run("user", "show", "@jon", "@nobody");

        assertThat(none.code()).isEqualTo(5);
        assertThat(some.code()).isEqualTo(3);
        assertThat(some.out()).startsWith("102\tjon");
        assertThat(some.err()).contains("nobody");
    }

    @Test
    void people_are_found() {
        assertThat(world.mira().run("user", "find", "--login", "jon", "--json=id").out())
                .isEqualTo("[{\"id\":102}]\n");
        assertThat(world.mira().run("user", "find", "--ids", "103,104", "--jsonl").out().lines())
                .hasSize(2);
        assertThat(world.mira().run("user", "find", "--login", "nobody", "--json").out())
                .isEqualTo("[]\n");
        assertThat(
                        world.mira()
                                .run(
                                        "user",
                                        "find",
                                        "--ids",
                                        "101,102,103",
                                        "--limit",
                                        "2",
                                        "--fail-on-truncate")
                                .code())
                .isEqualTo(3);
    }

    @Test
    void as_many_as_wanted_are_found_by_the_beginning_of_their_names() {
        for (int i = 0; i < 8; i++) {
            Shell.Result made =
                    world.stranger("norah" + i)
                            .with("CUBECHAT_PASSWORD", "norahs-secret")
                            .run("auth", "signup", "--login", "nora" + i, "--full-name", "Norah");
            assertThat(made.code()).as(made.err()).isZero();
        }

        Shell.Result seven =
                world.mira().run("user", "find", "--name-prefix", "Nora", "--limit", "7", "-q");

        assertThat(seven.out().lines()).hasSize(7);
    }

    @Test
    void what_makes_no_sense_is_refused_before_anything_is_sent() {
        Shell mira = world.mira();

        List<Shell.Result> refused =
                List.of(
                        mira.run("user", "find"),
                        mira.run("user", "find", "--name-prefix", "mi"),
                        mira.run("user", "find", "--ids", "1,x"),
                        mira.run("user", "find", "--login", "jon", "--limit", "0"),
                        mira.run("user", "show", "jon"),
                        mira.run("user", "show"));

        assertThat(refused).allSatisfy(result -> assertThat(result.code()).isEqualTo(2));
        assertThat(world.sandbox().transcript().text()).isEmpty();
    }
}
