package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What Tab offers: what was met before on this machine, and nothing that costs time or a line. */
@Timeout(60)
class SuggestionsTest {
    private static final Duration EVER = Duration.ofMinutes(1);

    @TempDir Path homes;
    @AutoClose private StoryWorld world;

    @BeforeEach
    void start() {
        world = new StoryWorld(homes);
    }

    @Test
    void dialogs_and_people_are_known_once_they_were_met() throws Exception {
        Shell mira = world.mira();
        List<String> before = suggested(mira, "dialog");

        mira.run("dialog", "list");
        mira.run("user", "show", "@jon");
        mira.run("dialog", "create", "group", "--name", "Ops Team", "@kai");
        mira.run("msg", "send", "#Climbers", "-m", "hello");

        assertThat(before).isEmpty();
        assertThat(suggested(mira, "dialog"))
                .containsExactlyInAnyOrder("#Climbers", "#Ops Team", "@jon", "@kai");
        assertThat(suggested(mira, "user")).containsExactlyInAnyOrder("@jon", "@kai");
        assertThat(Files.getPosixFilePermissions(names()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void who_signs_out_leaves_no_names_behind() {
        Shell mira = world.mira();
        mira.run("dialog", "list");

        mira.run("auth", "logout");

        assertThat(suggested(mira, "dialog")).isEmpty();
        assertThat(names()).doesNotExist();
    }

    @Test
    void in_ci_no_names_are_written() {
        world.mira().with("CI", "true").run("dialog", "list");

        assertThat(names()).doesNotExist();
    }

    @Test
    void each_profile_knows_its_own_and_all_are_known_by_name() {
        Shell mira = world.mira();
        mira.run("profile", "add", "home", "--app-id=9999");
        mira.run("profile", "add", "work", "--app-id=9999");
        mira.run("dialog", "list", "--profile=work");

        assertThat(suggested(mira, "profile")).containsExactly("home", "work");
        assertThat(suggested(mira, "dialog", "cubechat", "msg", "send")).isEmpty();
        assertThat(suggested(mira, "dialog", "cubechat", "--profile", "work", "msg", "send"))
                .containsExactly("#Climbers");
        assertThat(suggested(mira, "dialog", "cubechat", "--profile=work", "msg", "send"))
                .containsExactly("#Climbers");
        assertThat(suggested(mira, "dialog", "cubechat", "--profile", "=", "work", "msg"))
                .containsExactly("#Climbers");
    }

    @Test
    void whatever_is_wrong_nothing_is_said() throws IOException {
        Shell nobody = new Shell(homes.resolve("nobody"));
        Path config = Files.createDirectories(homes.resolve("nobody/.config/cubechat"));
        Files.writeString(config.resolve("config.toml"), "not [ toml");

        List<Shell.Result> results =
                List.of(
                        nobody.run("__complete", "dialog", "cubechat", "msg", "send"),
                        nobody.run("__complete", "profile"),
                        nobody.run("__complete", "no-such-kind", "--profile"));

        assertThat(results).containsOnly(new Shell.Result(0, "", ""));
    }

    @Test
    void a_disk_that_does_not_answer_is_not_waited_for() throws Exception {
        Shell mira = world.mira();
        mira.run("dialog", "list");
        Files.delete(names());
        Process pipe = new ProcessBuilder("mkfifo", names().toString()).start();
        assertThat(pipe.waitFor(20, TimeUnit.SECONDS)).isTrue();

        Shell.Result result = mira.run("__complete", "dialog", "cubechat", "msg", "send");

        assertThat(result).isEqualTo(new Shell.Result(0, "", ""));
    }

    private Path names() {
        return homes.resolve("mira/.local/state/cubechat/default/names");
    }

    private static List<String> suggested(Shell person, String kind, String... typed) {
        return new Suggestions(Run.finder(person.environment()), EVER).inTime(kind, List.of(typed));
    }
}
