package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.sandbox.SandboxOptions;
import dev.cubechat.sandbox.seed.Seed;
import dev.cubechat.sandbox.seed.SeedReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class ReportStoryTest {
    private static final String MESSAGE = "5eed00000000000000000103";

    @TempDir Path homes;

    @Test
    void people_and_messages_are_reported_into_their_tables() {
        try (StoryWorld world = new StoryWorld(homes)) {
            Shell mira = world.mira();

            Shell.Result user = mira.run("report", "user", "@kai", "--reason", "spam", "--json");
            Shell.Result message =
                    mira.run(
                            "report",
                            "message",
                            "last",
                            "--dialog",
                            "#Climbers",
                            "--reason",
                            "rude",
                            "--json=table,reported");

            assertThat(user.code()).as(user.err()).isZero();
            assertThat(user.out())
                    .contains("\"table\":\"UserReports\",\"reported\":\"103\",\"reason\":\"spam\"");
            assertThat(message.out())
                    .isEqualTo("{\"table\":\"MessageReports\",\"reported\":\"" + MESSAGE + "\"}\n");
            assertThat(mira.run("api", "GET", "/data/UserReports").out())
                    .contains("\"reportedUserId\":103")
                    .contains("\"reason\":\"spam\"")
                    .contains("\"user_id\":101");
            assertThat(mira.run("api", "GET", "/data/MessageReports").out()).contains(MESSAGE);
        }
    }

    @Test
    void a_missing_table_is_explained_by_its_name() throws Exception {
        Seed seed = SeedReader.read("{}");
        try (StoryWorld world = new StoryWorld(homes, SandboxOptions.FOR_TESTS.withSeed(seed))) {
            Shell.Result user = world.mira().run("report", "user", "102", "--reason", "spam");
            Shell.Result message =
                    world.mira().run("report", "message", MESSAGE, "--reason", "spam");

            assertThat(user.code()).isEqualTo(6);
            assertThat(user.err()).contains("UserReports").contains("reportedUserId (integer)");
            assertThat(message.code()).isEqualTo(6);
            assertThat(message.err()).contains("MessageReports").contains("(string)");
        }
    }

    @Test
    void a_dry_run_shows_the_record_and_a_reason_is_needed() {
        try (StoryWorld world = new StoryWorld(homes)) {
            Shell mira = world.mira();

            assertThat(mira.run("report", "user", "102", "--reason", "spam", "--dry-run").out())
                    .contains("\"path\":\"/data/UserReports\"")
                    .contains("{\"reportedUserId\":102,\"reason\":\"spam\"}");
            assertThat(mira.run("report", "user", "102").code()).isEqualTo(2);
            assertThat(world.sandbox().transcript().text()).isEmpty();
        }
    }
}
