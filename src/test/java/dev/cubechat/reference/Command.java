package dev.cubechat.reference;

import dev.cubechat.cli.Documented;
import dev.cubechat.cli.Explained;
import dev.cubechat.cli.GlobalOptions;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the reference tells of one command, read from the tree that reads the command line.
 *
 * @param path its words behind the program's name; empty for the program itself
 * @param options its own, not those that every command has
 * @param notes what else it says of itself, in whole sentences; often nothing
 * @param fields the names of what it shows as JSON
 */
public record Command(
        String path,
        String summary,
        String notes,
        String synopsis,
        List<Argument> arguments,
        List<Argument> options,
        List<String> fields,
        List<String> examples,
        List<Command> below) {

    public static Command of(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        boolean isRoot = spec.parent() == null;
        return new Command(
                path(spec),
                String.join(" ", spec.usageMessage().description()),
                spec.userObject() instanceof Explained explained ? explained.notes() : "",
                line.getHelp().synopsis(0).strip(),
                spec.positionalParameters().stream().map(Argument::of).toList(),
                isRoot ? List.of() : options(spec, option -> !option.inherited()),
                spec.userObject() instanceof Documented documented
                        ? documented.columns().names()
                        : List.of(),
                List.of(spec.usageMessage().footer()),
                line.getSubcommands().values().stream().map(Command::of).toList());
    }

    /** The options that every command has and that say how output looks. */
    public static List<Argument> aboutOutput(CommandLine root) {
        return options(
                root.getCommandSpec(),
                option -> GlobalOptions.ABOUT_OUTPUT.contains(option.longestName()));
    }

    /** The other options that every command has. */
    public static List<Argument> aboutConnection(CommandLine root) {
        return options(
                root.getCommandSpec(),
                option -> !GlobalOptions.ABOUT_OUTPUT.contains(option.longestName()));
    }

    private static List<Argument> options(CommandSpec spec, Predicate<OptionSpec> which) {
        return spec.options().stream()
                .filter(option -> !option.hidden())
                .filter(which)
                .map(Argument::of)
                .sorted((one, other) -> one.longest().compareTo(other.longest()))
                .toList();
    }

    private static String path(CommandSpec spec) {
        String name = spec.qualifiedName();
        return name.substring(Math.min(name.length(), spec.root().name().length() + 1));
    }

    /** The last of its words. */
    public String word() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }

    /** Whether it does something itself. */
    public boolean runs() {
        return below.isEmpty();
    }

    /** This one and all below it. */
    public Stream<Command> all() {
        return Stream.concat(Stream.of(this), below.stream().flatMap(Command::all));
    }
}
