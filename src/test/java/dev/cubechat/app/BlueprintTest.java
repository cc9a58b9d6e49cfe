package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.cli.Blueprint;
import dev.cubechat.cli.BlueprintWriter;
import dev.cubechat.cli.CommandLineReader;
import dev.cubechat.cli.CommandTree;
import dev.cubechat.cli.output.Format;
import dev.cubechat.model.Failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Unmatched;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged program reads blueprints where others read annotations: nobody may notice. */
class BlueprintTest {
    private static final Map<Class<?>, String> WRITTEN = new HashMap<>();

    private static CommandSpec blueprint(Object command) {
        String text =
                WRITTEN.computeIfAbsent(command.getClass(), type -> BlueprintWriter.write(command));
        return Blueprint.read(text, command);
    }

    static Stream<CommandLine> commands() {
        return HelpTest.commands();
    }

    static Stream<Example> examples() {
        return Example.all().flatMap(example -> Stream.concat(example.first(), Stream.of(example)));
    }

    @Test
    void a_blueprint_tells_of_all_commands_all_that_their_annotations_tell() {
        List<String> told = Portrait.of(Commands.tree(CommandSpec::forAnnotatedObject).whole());
        List<String> read = Portrait.of(Commands.tree(BlueprintTest::blueprint).whole());

        assertThat(told).contains("cubechat listen --only splitRegex: ,");
        assertThat(without(told, read)).isEmpty();
        assertThat(without(read, told)).isEmpty();
        assertThat(read.equals(told)).as("the same order").isTrue();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_is_read_alike(Example example) {
        assertReadAlike(example.words(Path.of("/home/mira")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void what_is_wrong_with_a_command_line_is_told_alike(CommandLine line) {
        List<String> words = List.of(line.getCommandSpec().qualifiedName().split(" "));
        List<String> command = words.subList(1, words.size());

        assertReadAlike(command);
        assertReadAlike(and(command, "--nonsense"));
        assertReadAlike(and(command, "1", "2", "3", "4", "5", "6", "7", "8"));
        for (OptionSpec option : line.getCommandSpec().options()) {
            if (!option.inherited()) {
                assertReadAlike(and(command, option.longestName()));
                assertReadAlike(and(command, option.longestName(), "?"));
                assertReadAlike(and(command, option.shortestName(), "1", option.longestName()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "msg mark last --dialog last",
                "msg mark last --dialog last --read",
                "msg mark last --dialog last --read --delivered",
                "msg mark last --dialog last --read --read",
                "--json=id --profile work msg -q send --timeout 3s last -m hello --debug",
                "msg send last -m hello --json --timeout soon",
                "msg send last -m hello --json id",
                "msg send last -m hello --timeout",
                "msg send last -m hello --jsonl --jsonl",
                "msg send last -m hello --field a=b --field c=d --transport=xmpp",
                "msg send last -m hello --field a --transport smoke",
                "listen --only message,edited --only joined",
                "msg --help",
                "msg",
                "msg --nonsense send last -m hello",
                "msg -m hello send last",
                "--profile=msg -q --json msg --raw send -m send send --debug",
                "--profile work msg send last -m hello --profile home",
                "-qh msg send last -m hello",
                "msg send last -m hello --timeout=3s --help",
                "-- msg send last -m hello",
                "msg send -m hello -- last",
                "--timeout",
                "--timeout msg",
                "msg send last -m -hello",
                "msg send last -m --jsn",
                "msg send last -m --json",
                "msg send last -m -q",
                "msg send last -qm -q",
                "msg send last -qm -hello",
                "msg send last -m--help",
                "msg send last -m-q",
                "msg send last --message=--help",
                "msg send last --message --help",
                "msg send last -m --json=body -q",
                "msg send last -m --",
                "msg send last -m -- -q",
                "msg send -m hello -- -q",
                "msg send last --json -m -",
                "--profile --json msg send last -m hello",
                "--profile=--json msg send last -m hello",
                "privacy create shy --deny @jon @kai --json",
                "privacy create shy --deny @jon --allow @kai -q",
            })
    void other_command_lines_are_read_alike(String line) {
        assertReadAlike(List.of(line.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_can_be_read_without_the_tree(Example example) {
        String[] args = example.words(Path.of("/home/mira")).toArray(String[]::new);

        assertThat(Commands.tree(BlueprintTest::blueprint).alone(args)).isPresent();
    }

    @Test
    void the_value_of_an_option_may_be_the_name_of_a_command() {
        String values = alone(BlueprintTest::blueprint, "--profile", "msg", "user", "me");

        assertThat(values).contains("profile=msg");
    }

    @Test
    void a_person_is_never_a_file_with_words_in_it(@TempDir Path folder) throws IOException {
        Path jon = Files.writeString(folder.resolve("jon"), "last --dry-run");

        String values = read(BlueprintTest::blueprint, "user", "show", "@" + jon);

        assertThat(values).contains(jon.toString());
    }

    @Command(name = "named")
    static final class Named {}

    @Command
    static final class Negatable {
        @Option(names = "--on", negatable = true)
        boolean on;
    }

    @Command
    static final class WithRest {
        @Unmatched List<String> rest = new ArrayList<>();
    }

    static class Above {
        @Parameters String from;
    }

    @Command
    static final class Below extends Above {}

    @Command
    static final class Tabbed {
        @Parameters(paramLabel = "A\tB")
        String value;
    }

    @ParameterizedTest
    @CsvSource({
        "Named, @Command(name = …) of class",
        "Negatable, @Option(negatable = …) of boolean",
        "WithRest, Unmatched() of java.util.List",
        "Below, of a class above",
        "Tabbed, a tab or a line break in"
    })
    void what_a_blueprint_has_no_place_for_is_refused_and_named(String name, String what)
            throws Exception {
        Class<?> type = Class.forName(BlueprintTest.class.getName() + "$" + name);
        Object command = type.getDeclaredConstructor().newInstance();

        assertThatThrownBy(() -> BlueprintWriter.write(command))
                .hasMessageStartingWith("no blueprint of " + type.getName() + ": ")
                .hasMessageContaining(what);
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        left.removeAll(new HashSet<>(others));
        return left;
    }

    private static List<String> and(List<String> words, String... more) {
        return Stream.concat(words.stream(), Stream.of(more)).toList();
    }

    private static void assertReadAlike(List<String> words) {
        String[] args = words.toArray(String[]::new);

        String read = read(BlueprintTest::blueprint, args);
        assertThat(read).as("%s", words).isEqualTo(read(CommandSpec::forAnnotatedObject, args));
        assertThat(alone(BlueprintTest::blueprint, args)).as("%s", words).isIn("", read);
        assertThat(alone(CommandSpec::forAnnotatedObject, args)).as("%s", words).isIn("", read);
    }

    /** The values, where the words can be read without the tree. */
    private static String alone(Function<Object, CommandSpec> models, String... args) {
        CommandTree tree = Commands.tree(models);
        Optional<CommandTree.Alone> alone = tree.alone(args);
        try {
            if (alone.isEmpty() || alone.get().read().isUsageHelpRequested()) {
                return "";
            }
        } catch (ParameterException wrong) {
            return "";
        }
        return values(Stream.of(tree.branch(), alone.get().line()));
    }

    /** What becomes of the words: all values, or what is wrong. */
    private static String read(Function<Object, CommandSpec> models, String... args) {
        try {
            new CommandLineReader(Commands.tree(models), () -> Format.of(Format.Kind.TSV))
                    .read(args);
        } catch (Failure failure) {
            return failure.kind() + ": " + failure.sentence() + " " + failure.hint();
        }
        ParseResult parsed = Commands.tree(models).branch(args).parseArgs(args);
        return values(parsed.asCommandLineList().stream());
    }

    private static String values(Stream<CommandLine> lines) {
        return lines.map(line -> line.getCommandSpec().userObject())
                .filter(Objects::nonNull)
                .map(command -> values(command) + "\n")
                .collect(Collectors.joining())
                .replaceAll("@[0-9a-f]+", "");
    }

    /** What the annotated fields hold, here and in what is mixed in. */
    private static List<String> values(Object owner) {
        List<String> values = new ArrayList<>();
        for (Field field : owner.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            if (field.isAnnotationPresent(Mixin.class)
                    || field.isAnnotationPresent(ArgGroup.class)) {
                values.add(field.getName() + values(value(field, owner)));
            } else if (field.isAnnotationPresent(Option.class)
                    || field.isAnnotationPresent(Parameters.class)) {
                values.add(field.getName() + "=" + value(field, owner));
            }
        }
        return values;
    }

    private static Object value(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
