package dev.cubechat.app;

import picocli.CommandLine.Model.CommandSpec;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the help of a command teaches.
 *
 * @param command its words behind the program's name, such as {@code msg send}
 * @param before lines to be typed first
 * @param line the last line, which is about the command itself
 */
record Example(String command, List<String> before, String line) {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** What ends the words for cubechat itself. */
    private static final Set<String> OTHERS = Set.of("|", ">", "<");

    Example {
        before = List.copyOf(before);
    }

    /** The examples of all commands, or of the one that {@code -Dcommand='user me'} names. */
    static Stream<Example> all() {
        String only = System.getProperty("command");
        return HelpTest.commands()
                .map(command -> of(command.getCommandSpec()))
                .filter(example -> only == null || only.equals(example.command()));
    }

    private static Example of(CommandSpec spec) {
        String path = spec.qualifiedName().substring(spec.root().name().length() + 1);
        List<String> lines = List.of(spec.usageMessage().footer());
        return new Example(path, lines.subList(0, lines.size() - 1), lines.getLast());
    }

    /** The lines before, each as if it were alone. */
    Stream<Example> first() {
        return before.stream().map(each -> new Example(command, List.of(), each));
    }

    /** The words behind the name of the program, as a shell would take them apart. */
    List<String> words(Path home) {
        return WORD.matcher(line)
                .results()
                .skip(1)
                .takeWhile(word -> !OTHERS.contains(word.group()))
                .map(word -> unquoted(word, home))
                .toList();
    }

    private static String unquoted(MatchResult word, Path home) {
        return word.group(1) == null
                ? word.group(2).replaceFirst("^~(?=/)", home.toString())
                : word.group(1);
    }

    @Override
    public String toString() {
        return line;
    }
}
