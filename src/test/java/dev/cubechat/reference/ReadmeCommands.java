package dev.cubechat.reference;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of the README that names every command, in the words of the commands themselves. */
public record ReadmeCommands(Command program) {
    private static final String BEGIN = "<!-- commands: made from the program, do not edit -->\n";
    private static final String END = "<!-- end of commands -->\n";

    /** The README with that part as the commands are. */
    public String in(String readme) {
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("README.md lacks " + BEGIN + END);
        }
        return readme.substring(0, begin + BEGIN.length()) + table() + readme.substring(end);
    }

    private String table() {
        return program.below().stream()
                .map(ReadmeCommands::row)
                .collect(
                        Collectors.joining(
                                "",
                                """

                                | command | what it is about | verbs |
                                |---|---|---|
                                """,
                                "\n"));
    }

    private static String row(Command noun) {
        return "| [`%s`](man/cubechat-%s.1) | %s | %s |\n"
                .formatted(noun.word(), noun.word(), noun.summary(), verbs(noun));
    }

    private static String verbs(Command noun) {
        return Stream.of(noun)
                .filter(command -> !command.runs())
                .flatMap(Command::all)
                .filter(Command::runs)
                .map(verb -> "`" + verb.path().substring(noun.path().length() + 1) + "`")
                .collect(Collectors.joining(" "));
    }
}
