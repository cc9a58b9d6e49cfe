package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.Golden;
import dev.cubechat.reference.Argument;
import dev.cubechat.reference.BashCompletion;
import dev.cubechat.reference.Command;
import dev.cubechat.reference.CommandPages;
import dev.cubechat.reference.EnvironmentPage;
import dev.cubechat.reference.ExitCodesPage;
import dev.cubechat.reference.FishCompletion;
import dev.cubechat.reference.JsonPage;
import dev.cubechat.reference.JsonSchemas;
import dev.cubechat.reference.ReadmeCommands;
import dev.cubechat.reference.Release;
import dev.cubechat.reference.ZshCompletion;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Man pages, completions and schemas, which are made from the commands and checked in. */
class ReferenceTest {
    /** The time in the jar, too: project.build.outputTimestamp. */
    private static final Release RELEASE = new Release(Version.VERSION, "2026-01-01");

    @Test
    void man_completions_and_schemas_are_as_the_commands_are_else_run_this_test_with_golden_write()
            throws IOException {
        Map<Path, String> files = files();

        files.forEach(Golden::check);
        assertThat(present())
                .as("no page of a command that is gone")
                .containsExactlyElementsOf(files.keySet());
    }

    @Test
    void the_readme_names_every_noun_and_verb_in_the_words_of_the_program() throws IOException {
        Path readme = Path.of("README.md");

        String named = new ReadmeCommands(Command.of(root())).in(Files.readString(readme));

        Golden.check(readme.toAbsolutePath(), named);
    }

    @Test
    void every_variable_that_is_read_stands_on_the_page_of_variables() throws IOException {
        Pattern reading =
                Pattern.compile(
                        "environment(?:\\(\\))?\\.(?:get|getOrDefault|containsKey)\\(\"(\\w+)\"");
        Set<String> read = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                reading.matcher(Files.readString(source))
                        .results()
                        .forEach(found -> read.add(found.group(1)));
            }
        }

        String page = new EnvironmentPage(RELEASE).text();

        assertThat(read).contains("TERM").allMatch(name -> page.contains("\\fB" + name + "\\fR"));
    }

    private static CommandLine root() {
        return HelpTest.commands().findAny().orElseThrow().getCommandSpec().root().commandLine();
    }

    private static Map<Path, String> files() {
        CommandLine root = root();
        Command program = Command.of(root);
        List<Argument> output = Command.aboutOutput(root);
        List<Argument> connection = Command.aboutConnection(root);
        List<Argument> shared = Stream.concat(output.stream(), connection.stream()).toList();
        CommandPages pages = new CommandPages(RELEASE, program, output, connection);
        Map<Path, String> files = new TreeMap<>();
        files.put(Path.of("man/cubechat.1"), pages.ofProgram());
        program.below()
                .forEach(
                        noun ->
                                files.put(
                                        Path.of("man/cubechat-" + noun.word() + ".1"),
                                        pages.of(noun)));
        files.put(Path.of("man/cubechat-exit-codes.7"), new ExitCodesPage(RELEASE).text());
        files.put(Path.of("man/cubechat-json.7"), new JsonPage(RELEASE, program).text());
        files.put(Path.of("man/cubechat-environment.7"), new EnvironmentPage(RELEASE).text());
        files.put(Path.of("completions/cubechat.bash"), new BashCompletion(program, shared).text());
        files.put(Path.of("completions/_cubechat"), new ZshCompletion(program, shared).text());
        files.put(Path.of("completions/cubechat.fish"), new FishCompletion(program, shared).text());
        new JsonSchemas(program)
                .texts()
                .forEach((name, text) -> files.put(Path.of("src/main/schema").resolve(name), text));
        return files;
    }

    private static List<Path> present() throws IOException {
        try (Stream<Path> man = Files.list(Path.of("man"));
                Stream<Path> completions = Files.list(Path.of("completions"));
                Stream<Path> schemas = Files.list(Path.of("src/main/schema"))) {
            return Stream.of(man, completions, schemas).flatMap(all -> all).sorted().toList();
        }
    }
}
