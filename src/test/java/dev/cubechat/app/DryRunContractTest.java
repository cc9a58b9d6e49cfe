package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.reference.SchemaCheck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code --dry-run}: nothing is sent; and what it shows is what is sent when the same is done. A
 * new command with that option is here as soon as it is in the tree.
 */
class DryRunContractTest {
    /** Commands that change nothing at the service, or only what is on this machine. */
    private static final Set<String> READING =
            Set.of(
                    "auth status",
                    "auth token",
                    "completion bash",
                    "completion fish",
                    "completion zsh",
                    "contacts list",
                    "contacts requests",
                    "demo",
                    "dialog admin list",
                    "dialog count",
                    "dialog export",
                    "dialog list",
                    "dialog occupants",
                    "dialog online",
                    "dialog show",
                    "dialog unread",
                    "doctor",
                    "file download",
                    "file info",
                    "file list",
                    "file url",
                    "listen",
                    "msg history",
                    "msg reactions",
                    "msg receipts",
                    "msg show",
                    "presence last",
                    "presence ping",
                    "presence watch",
                    "privacy list",
                    "privacy show",
                    "profile list",
                    "profile show",
                    "sandbox reset",
                    "sandbox run",
                    "sandbox start",
                    "sandbox status",
                    "sandbox stop",
                    "search",
                    "user find",
                    "user me",
                    "user show",
                    "wait");

    /** Change something, but only what comes while they run: nothing can be told beforehand. */
    private static final Set<String> LIVE = Set.of("chat", "msg pipe");

    @TempDir Path homes;

    static Stream<Example> writing() {
        return Example.all()
                .filter(each -> !READING.contains(each.command()))
                .filter(each -> !LIVE.contains(each.command()));
    }

    @Test
    void every_command_that_changes_something_has_a_dry_run() {
        List<String> without =
                HelpTest.commands()
                        .map(line -> line.getCommandSpec())
                        .filter(spec -> spec.findOption("--dry-run") == null)
                        .map(spec -> spec.qualifiedName().replaceFirst("cubechat ", ""))
                        .filter(command -> !LIVE.contains(command))
                        .toList();

        assertThat(without)
                .as(
                        "give the command a DryRunOption; or, where it changes nothing at the"
                                + " service, name it in READING here")
                .containsExactlyInAnyOrderElementsOf(READING);
    }

    @ParameterizedTest
    @MethodSource("writing")
    void a_dry_run_sends_nothing_and_shows_what_is_sent_then(Example example) throws IOException {
        try (ExampleStage stage = new ExampleStage(homes, example)) {
            stage.signIn();
            stage.world().sandbox().transcript().clear();

            Shell.Result dry = stage.run("--dry-run");

            assertThat(dry.code()).as(dry.err()).isZero();
            assertThat(Written.by(stage.world().sandbox().transcript().text()))
                    .as("%s --dry-run must send nothing", example)
                    .isEmpty();
            Json plan = JsonText.parse(dry.out());
            assertThat(SchemaCheck.complaints("dry-run.json", plan)).isEmpty();

            stage.world().sandbox().transcript().clear();
            Shell.Result done = stage.run();

            assertThat(done.code()).as(done.err()).isZero();
            List<String> sent = Written.by(stage.world().sandbox().transcript().text());
            List<String> planned = Written.planned(plan.asObject());
            assertThat(Written.fits(planned, sent))
                    .as(
                            "%s%nsent:%n%s%nwhat the dry run showed:%n%s",
                            example, String.join("\n", sent), String.join("\n", planned))
                    .isTrue();
        }
    }
}
