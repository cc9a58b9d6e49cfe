package dev.cubechat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How help looks: the purpose, the usage, options in groups, the fields, one example. */
final class HelpLayout {
    private static final int WIDTH = 100;

    private HelpLayout() {}

    static void apply(CommandLine line) {
        Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>();
        sections.put("purpose", HelpLayout::purpose);
        sections.put("notes", HelpLayout::notes);
        sections.put("synopsis", help -> "\nUsage: " + help.synopsis(0));
        sections.put("arguments", HelpLayout::arguments);
        sections.put("commands", HelpLayout::commands);
        sections.put("options", help -> options(help, "Options", option -> !option.inherited()));
        sections.put("output", help -> options(help, "Output", option -> shared(option, true)));
        sections.put(
                "connection",
                help -> options(help, "Connection and others", option -> shared(option, false)));
        sections.put("fields", HelpLayout::fields);
        sections.put("example", HelpLayout::example);
        each(line, sections);
    }

    private static void each(CommandLine line, Map<String, IHelpSectionRenderer> sections) {
        line.setHelpSectionMap(sections);
        line.setHelpSectionKeys(new ArrayList<>(sections.keySet()));
        line.getCommandSpec().usageMessage().abbreviateSynopsis(true).width(WIDTH);
        line.getSubcommands().values().forEach(below -> each(below, sections));
    }

    private static String purpose(Help help) {
        return String.join(" ", help.commandSpec().usageMessage().description()) + ".\n";
    }

    private static String notes(Help help) {
        return help.commandSpec().userObject() instanceof Explained explained
                ? "\n" + wrapped(List.of(explained.notes().split(" ", -1)), " ", "") + "\n"
                : "";
    }

    private static String arguments(Help help) {
        return help.commandSpec().positionalParameters().isEmpty()
                ? ""
                : "\nArguments:\n" + help.parameterList();
    }

    private static String commands(Help help) {
        if (help.subcommands().isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder("\nCommands:\n");
        int widest = help.subcommands().keySet().stream().mapToInt(String::length).max().orElse(0);
        help.subcommands()
                .forEach(
                        (name, below) ->
                                list.append("  ")
                                        .append(name)
                                        .append(" ".repeat(widest - name.length() + 3))
                                        .append(purpose(below).replace(".\n", "\n")));
        return list.toString();
    }

    private static boolean shared(OptionSpec option, boolean aboutOutput) {
        boolean isRoot = option.command() != null && option.command().parent() == null;
        return (option.inherited() || isRoot)
                && GlobalOptions.ABOUT_OUTPUT.contains(option.longestName()) == aboutOutput;
    }

    private static String options(Help help, String heading, Predicate<OptionSpec> which) {
        CommandSpec spec = help.commandSpec();
        boolean isRoot = spec.parent() == null;
        boolean ownOfRoot = isRoot && heading.equals("Options");
        List<OptionSpec> chosen =
                ownOfRoot
                        ? List.of()
                        : spec.options().stream()
                                .filter(option -> !option.hidden())
                                .filter(which)
                                .toList();
        return chosen.isEmpty()
                ? ""
                : "\n" + heading + ":\n" + help.optionListExcludingGroups(chosen);
    }

    private static String fields(Help help) {
        if (help.commandSpec().userObject() instanceof Documented documented) {
            return "\nJSON fields:\n" + wrapped(documented.columns().names(), ", ", "  ") + "\n";
        }
        return "";
    }

    private static String example(Help help) {
        String[] examples = help.commandSpec().usageMessage().footer();
        return examples.length == 0 ? "" : "\nExample:\n  " + String.join("\n  ", examples) + "\n";
    }

    private static String wrapped(List<String> words, String separator, String indent) {
        StringBuilder lines = new StringBuilder(indent);
        int used = indent.length();
        for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
            String word = each.next() + (each.hasNext() ? separator : "");
            if (used + word.stripTrailing().length() > WIDTH) {
                lines.append("\n").append(indent);
                used = indent.length();
            }
            lines.append(word);
            used += word.length();
        }
        return lines.toString();
    }
}
