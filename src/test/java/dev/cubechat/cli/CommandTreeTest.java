package dev.cubechat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubechat.cli.output.Format;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class CommandTreeTest {
    private final List<String> made = new ArrayList<>();
    private final Greet greet = new Greet();
    private final GlobalOptions globals = new GlobalOptions();
    private final CommandTree tree =
            new CommandTree(
                    List.of(
                            noun("msg", new Word.Verb("greet", "Say hello", () -> make("greet"))),
                            noun("user", new Word.Verb("show", "Show it", () -> make("show"))),
                            new Word.Verb("listen", "Hear", () -> make("listen"))),
                    globals,
                    Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                    CommandSpec::forAnnotatedObject);
    private final CommandLineReader reader =
            new CommandLineReader(tree, () -> Format.of(Format.Kind.TSV));

    @Command(footer = "cubechat msg greet '#Team'")
    private static final class Greet implements Runnable {
        @Parameters(paramLabel = "DIALOG")
        DialogTarget to;

        @Option(names = {"-m", "--message"})
        @Nullable String message;

        @Override
        public void run() {}
    }

    @Test
    void only_the_typed_command_is_made() {
        reader.read("msg", "greet", "last");

        assertThat(made).containsExactly("msg", "greet");
        assertThat(greet.to).isEqualTo(new DialogTarget.Last());
    }

    @Test
    void the_options_of_all_commands_may_stand_before_between_and_behind_the_words() {
        reader.read("--profile", "user", "msg", "--json=id,body", "greet", "last", "--quiet");

        assertThat(globals.profile).isEqualTo("user");
        assertThat(globals.json).isEqualTo("id,body");
        assertThat(globals.quiet).isTrue();
        assertThat(made).containsExactly("msg", "greet");
    }

    @Test
    void json_never_takes_the_next_word_for_its_fields() {
        reader.read("msg", "greet", "--json", "last");

        assertThat(globals.json).isEmpty();
        assertThat(greet.to).isEqualTo(new DialogTarget.Last());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-hello", "-q is quiet", "--json=foo bar", "--messages", "-", "- one"})
    void a_text_may_begin_like_an_option(String text) {
        reader.read("msg", "greet", "last", "-m", text);

        assertThat(greet.message).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-q", "--json", "-m", "-hello"})
    void what_is_attached_is_always_the_value(String text) {
        reader.read("msg", "greet", "last", "--message=" + text);
        String whole = greet.message;
        reader.read("msg", "greet", "last", "-m" + text);

        assertThat(List.of(String.valueOf(whole), String.valueOf(greet.message)))
                .containsOnly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "-q", "--help", "-m"})
    void an_option_in_the_place_of_a_value_is_a_value_forgotten(String option) {
        assertUsage(
                () -> reader.read("msg", "greet", "last", "-m", option),
                "--message needs a value, and " + option + " is an option itself.",
                "--message=" + option);
        assertUsage(
                () -> reader.read("msg", "greet", "last", "-qm", option),
                "--message needs a value, and " + option + " is an option itself.",
                "--message=" + option);
    }

    @Test
    void help_is_still_to_be_had_beside_such_a_text() {
        assertThat(reader.read("msg", "greet", "last", "-m", "-hello", "--help"))
                .isInstanceOf(CommandLineReader.Wish.Help.class);
    }

    @Test
    void help_of_everything_makes_nothing() {
        CommandLineReader.Wish wish = reader.read("--help");

        assertThat(made).isEmpty();
        assertThat(wish)
                .isInstanceOfSatisfying(
                        CommandLineReader.Wish.Help.class,
                        help -> assertThat(help.text()).contains("msg", "user", "listen"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "msg --help",
                "--help msg",
                "-h msg",
                "-q --help msg",
                "--profile user -h msg"
            })
    void help_before_a_noun_is_that_of_the_noun(String typed) {
        CommandLineReader.Wish wish = reader.read(typed.split(" "));

        assertThat(wish)
                .isInstanceOfSatisfying(
                        CommandLineReader.Wish.Help.class,
                        help -> assertThat(help.text()).contains("cubechat msg", "greet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg greet --help", "msg --help greet", "-h msg greet"})
    void help_before_a_command_is_that_of_the_command(String typed) {
        CommandLineReader.Wish wish = reader.read(typed.split(" "));

        assertThat(wish)
                .isInstanceOfSatisfying(
                        CommandLineReader.Wish.Help.class,
                        help ->
                                assertThat(help.text())
                                        .contains("cubechat msg greet", "--message"));
    }

    @Test
    void a_value_that_is_also_a_word_is_no_command() {
        assertUsage(
                () -> reader.read("--profile", "user"),
                "\"cubechat\" needs one more word.",
                "listen");
        assertUsage(
                () -> reader.read("msg", "--profile", "greet"),
                "\"cubechat msg\" needs one more word.",
                "greet");
    }

    @Test
    void a_word_that_is_nearly_right_is_answered_with_the_right_one() {
        assertUsage(() -> reader.read("usr"), "There is no command \"cubechat usr\".", "user");
        assertUsage(
                () -> reader.read("msg", "gret"),
                "There is no command \"cubechat msg gret\".",
                "greet");
    }

    @Test
    void an_option_of_one_command_before_its_words_is_named_as_the_culprit() {
        assertUsage(
                () -> reader.read("--transport", "rest", "msg", "greet", "last"),
                "\"cubechat\" has no option --transport.",
                "");
    }

    @Test
    void a_noun_alone_is_asked_for_its_verb() {
        assertUsage(() -> reader.read("msg"), "\"cubechat msg\" needs one more word.", "greet");
    }

    @Test
    void what_cannot_be_read_is_a_usage_error_in_words() {
        assertUsage(
                () -> reader.read("msg", "greet", "65f"),
                "DIALOG: a dialog is 24 hexadecimal digits, @login, #name or last, not \"65f\".",
                "cubechat msg greet --help");
        assertUsage(() -> reader.read("msg", "greet"), "DIALOG", "--help");
        assertUsage(
                () -> reader.read("msg", "greet", "last", "--jsn"), "no option --jsn", "--json");
    }

    private static void assertUsage(Runnable reading, String sentence, String hint) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> {
                            assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
                            assertThat(failure.sentence())
                                    .contains(sentence)
                                    .doesNotContain("Invalid value");
                            assertThat(failure.hint())
                                    .hasValueSatisfying(text -> assertThat(text).contains(hint));
                        });
    }

    private Word noun(String name, Word below) {
        return new Word.Noun(
                name,
                "About " + name,
                () -> {
                    made.add(name);
                    return List.of(below);
                });
    }

    private Runnable make(String name) {
        made.add(name);
        return greet;
    }
}
