package dev.cubechat.reference;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of section 1: one of the program, one of each first word. */
public record CommandPages(
        Release release, Command program, List<Argument> output, List<Argument> connection) {
    private static final String PROGRAM = "cubechat";

    /** The page of the program as a whole. */
    public String ofProgram() {
        Roff page = release.page(PROGRAM, 1, program.summary());
        page.section("SYNOPSIS")
                .line(
                        Roff.bold(PROGRAM)
                                + " "
                                + Roff.italic("noun")
                                + " "
                                + Roff.italic("verb")
                                + " ["
                                + Roff.italic("target")
                                + "...] ["
                                + Roff.italic("options")
                                + "]");
        page.section("DESCRIPTION")
                .paragraph(
                        "cubechat talks to the ConnectyCube chat service by REST and XMPP. Data"
                            + " goes to stdout; notes and errors go to stderr. On a terminal it"
                            + " shows tables, elsewhere the same fields separated by tabs, and JSON"
                            + " where that is asked for. What a script can rely on is in"
                            + " cubechat-json(7) and cubechat-exit-codes(7).");
        page.section("COMMANDS");
        for (Command noun : program.below()) {
            String verbs =
                    noun.below().stream().map(Command::word).collect(Collectors.joining(", "));
            page.entry(
                    Roff.bold(noun.word()),
                    noun.summary()
                            + (verbs.isEmpty() ? "." : ". Verbs: " + verbs + ".")
                            + " See "
                            + PROGRAM
                            + "-"
                            + noun.word()
                            + "(1).");
        }
        targets(page);
        shared(page);
        return end(
                page,
                Stream.concat(
                        program.below().stream().map(noun -> PROGRAM + "-" + noun.word() + "(1)"),
                        topics()));
    }

    /** The page of a first word and of all that may follow it. */
    public String of(Command noun) {
        Roff page = release.page(PROGRAM + "-" + noun.word(), 1, noun.summary());
        List<Command> verbs = noun.all().filter(Command::runs).toList();
        page.section("SYNOPSIS");
        verbs.forEach(verb -> page.line(synopsis(verb)));
        page.section("DESCRIPTION");
        if (noun.runs()) {
            page.paragraph(noun.summary() + ".");
            details(page, noun);
        } else {
            page.paragraph(noun.summary() + ". The commands:");
            verbs.forEach(verb -> page.entry(Roff.bold(below(noun, verb)), verb.summary() + "."));
            page.section("COMMANDS");
            for (Command verb : verbs) {
                page.subsection(PROGRAM + " " + verb.path());
                page.line(synopsis(verb));
                page.paragraph(verb.summary() + ".");
                details(page, verb);
            }
        }
        shared(page);
        return end(page, Stream.concat(Stream.of(PROGRAM + "(1)"), topics()));
    }

    private static String below(Command noun, Command verb) {
        return verb.path().substring(noun.path().length() + 1);
    }

    private static void details(Roff page, Command verb) {
        if (!verb.notes().isEmpty()) {
            page.paragraph(verb.notes());
        }
        list(page, "Arguments:", verb.arguments());
        list(page, "Options:", verb.options());
        if (!verb.fields().isEmpty()) {
            page.paragraph("JSON fields: " + String.join(", ", verb.fields()) + ".");
        }
        page.paragraph("Example:");
        page.example(verb.examples());
    }

    private static void list(Roff page, String heading, List<Argument> arguments) {
        if (!arguments.isEmpty()) {
            page.paragraph(heading);
            entries(page, arguments);
        }
    }

    private static void entries(Roff page, List<Argument> arguments) {
        arguments.forEach(argument -> page.entry(label(argument), description(argument)));
    }

    private static String description(Argument argument) {
        boolean told = !argument.listed() || argument.description().contains("with commas");
        String listed = told ? "" : " Several with commas between them.";
        String repeatable =
                argument.isOption() && argument.repeatable() ? " May be given several times." : "";
        return argument.description() + listed + repeatable;
    }

    private static String label(Argument argument) {
        if (!argument.isOption()) {
            return Roff.italic(argument.label()) + (argument.repeatable() ? " ..." : "");
        }
        String names = argument.names().stream().map(Roff::bold).collect(Collectors.joining(", "));
        if (!argument.takesValue()) {
            return names;
        }
        String value = "=" + Roff.italic(argument.label());
        return names + (argument.attached() ? "[" + value + "]" : value);
    }

    /** The words bold, what stands for something else italic. */
    private static String synopsis(Command command) {
        String words = (PROGRAM + " " + command.path()).strip();
        String rest = command.synopsis().substring(words.length());
        return Roff.bold(words)
                + Stream.of(rest.strip().split(" ", -1))
                        .map(each -> " " + Roff.italic(each))
                        .collect(Collectors.joining());
    }

    private static void targets(Roff page) {
        page.section("TARGETS")
                .entry(
                        Roff.italic("DIALOG"),
                        "An id of 24 hexadecimal digits; @login, the private dialog with that"
                            + " person (where --create is known, it makes it); '#name', a name in"
                            + " full; or last, the one with the latest message. user:NUMBER (the"
                            + " private dialog with that person) and room:ID (a group) need no"
                            + " REST.")
                .entry(
                        Roff.italic("USER"),
                        "A number, @login, email:ADDRESS, ext:ID of your own user database, or me.")
                .entry(
                        Roff.italic("MSG"),
                        "An id of 24 hexadecimal digits, or with --dialog last or last:me.")
                .paragraph(
                        "A name that fits several things is never guessed: cubechat says which, and"
                                + " exits 9.");
    }

    private void shared(Roff page) {
        page.section("OUTPUT OPTIONS");
        entries(page, output);
        page.section("CONNECTION AND OTHER OPTIONS");
        entries(page, connection);
    }

    private static Stream<String> topics() {
        return Stream.of("cubechat-environment(7)", "cubechat-exit-codes(7)", "cubechat-json(7)");
    }

    private static String end(Roff page, Stream<String> others) {
        return page.section("SEE ALSO")
                .text(others.sorted().collect(Collectors.joining(", ")))
                .text();
    }
}
