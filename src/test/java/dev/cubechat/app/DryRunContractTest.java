package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.reference.SchemaCheck;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code --dry-run}: nothing is sent; and what it shows is what is sent when the same is done. A
 * new command with that option is here as soon as it is in the tree.
 */
class DryRunContractTest {
    /** Are tried beside others who do things; what they change comes with what happens. */
    private static final Set<String> LIVE =
            Set.of("chat", "dialog online", "listen", "msg pipe", "presence watch", "wait");

    @TempDir Path homes;

    static Stream<Example> writing() {
        return examples(true);
    }

    static Stream<Example> reading() {
        return examples(false).filter(each -> !LIVE.contains(each.command()));
    }

    private static Stream<Example> examples(boolean withDryRun) {
        Set<String> commands =
                HelpTest.commands()
                        .map(CommandLine::getCommandSpec)
                        .filter(spec -> (spec.findOption("--dry-run") != null) == withDryRun)
                        .map(spec -> spec.qualifiedName().replaceFirst("cubechat ", ""))
                        .collect(Collectors.toSet());
        return Example.all().filter(each -> commands.contains(each.command()));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("reading")
    void a_command_without_a_dry_run_changes_nothing(Example example) {
        try (ExampleStage stage = new ExampleStage(homes, example)) {
            stage.signIn();
            stage.world().sandbox().transcript().clear();

            Shell.Result done = stage.run();

            assertThat(done.code()).as(done.err()).isZero();
            assertThat(Written.by(stage.world().sandbox().transcript().text()))
                    .as(
                            "%s changes something at the service: give the command a DryRunOption"
                                    + " and let it perform an Operation",
                            example)
                    .isEmpty();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
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
