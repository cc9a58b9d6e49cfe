package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.Golden;
import dev.cubechat.cli.Documented;
import dev.cubechat.reference.JsonSchemas;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class HelpTest {
    @TempDir Path home;

    static Stream<CommandLine> commands() {
        return leaves(Commands.tree(CommandSpec::forAnnotatedObject).whole());
    }

    private static Stream<CommandLine> leaves(CommandLine line) {
        return line.getSubcommands().isEmpty()
                ? Stream.of(line)
                : line.getSubcommands().values().stream().flatMap(HelpTest::leaves);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_a_purpose_an_example_and_its_fields(CommandLine line) {
        String name = line.getCommandSpec().qualifiedName();

        String help = line.getUsageMessage();

        assertThat(help).contains("Usage: " + name);
        assertThat(line.getCommandSpec().usageMessage().footer())
                .as("@Command(footer = \"%s …\"), an example that works in the sandbox", name)
                .isNotEmpty();
        assertThat(List.of(line.getCommandSpec().usageMessage().footer()).getLast())
                .as("the last line of the footer is about the command itself")
                .startsWith(name);
        assertThat(help).contains("\nExample:\n  cubechat ");
        assertThat(line.getCommandSpec().usageMessage().description()[0])
                .as("one line without a full stop, in the noun's list of words")
                .matches("[A-Z][^.]{3,70}");
        if (!JsonSchemas.WITHOUT.contains(name.replaceFirst("cubechat ", ""))) {
            assertThat(line.getCommandSpec().userObject())
                    .as("says its fields in columns()")
                    .isInstanceOf(Documented.class);
            assertThat(help).contains("\nJSON fields:\n");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_option_and_argument_is_described(CommandLine line) {
        assertThat(line.getCommandSpec().args())
                .allSatisfy(
                        arg ->
                                assertThat(arg.description())
                                        .as("description of %s", arg.paramLabel())
                                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void no_option_takes_a_secret_as_its_value(CommandLine line) {
        assertThat(line.getCommandSpec().options())
                .filteredOn(option -> option.arity().max() > 0)
                .flatExtracting(option -> Stream.of(option.names()).toList())
                .doesNotContain("--password", "--token", "--auth-key", "--secret");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void an_option_means_the_same_everywhere(CommandLine line) {
        assertThat(line.getCommandSpec().options())
                .flatExtracting(option -> Stream.of(option.names()).toList())
                .doesNotHaveDuplicates();
        assertThat(line.getCommandSpec().options().stream().filter(OptionSpec::usageHelp))
                .hasSize(1);
    }

    @Test
    void help_asks_nobody_and_needs_nothing() {
        Shell.Result root = new Shell(home).run("--help");
        Shell.Result noun = new Shell(home).run("msg", "--help");
        Shell.Result verb = new Shell(home).run("msg", "send", "--help");

        assertThat(root.code()).isZero();
        assertThat(root.err() + noun.err() + verb.err()).isEmpty();
        Golden.check("help/root.txt", root.out());
        Golden.check("help/msg.txt", noun.out());
        Golden.check("help/msg-send.txt", verb.out());
        assertThat(home).isEmptyDirectory();
    }
}
