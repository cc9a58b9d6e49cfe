package dev.cubechat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tree of commands, of which only the branch that was typed is made. Its other words appear as
 * names with a summary, and only where they are needed: in help, and to say what was perhaps meant.
 */
public final class CommandTree {
    /** The name of the program. */
    public static final String PROGRAM = "cubechat";

    private final List<Word> words;
    private final GlobalOptions globals;
    private final Clock clock;
    private final Function<Object, CommandSpec> models;

    /**
     * @param models makes of an annotated command what picocli has to know of it
     */
    public CommandTree(
            List<Word> words,
            GlobalOptions globals,
            Clock clock,
            Function<Object, CommandSpec> models) {
        this.words = words;
        this.globals = globals;
        this.clock = clock;
        this.models = models;
    }

    /**
     * A command without the tree around it.
     *
     * @param line takes global options, too
     * @param args what was typed besides its words
     */
    public record Alone(CommandLine line, List<String> args) {
        /**
         * Reads what was typed.
         *
         * @throws ParameterException where it makes no sense
         */
        public ParseResult read() {
            ForgottenValue.check(line, args);
            return line.parseArgs(args.toArray(String[]::new));
        }
    }

    /**
     * The command that these arguments name, without the tree around it: it is made and read in
     * half the time. Nothing where they do not name one, or have anything but global options before
     * its last word.
     */
    public Optional<Alone> alone(String... args) {
        CommandSpec root = models.apply(globals);
        List<Word> below = words;
        List<String> others = new ArrayList<>();
        Iterator<String> rest = Arrays.asList(args).iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            Optional<Word> word = find(below, arg);
            if (word.isPresent()) {
                Optional<Runnable> made = word.get().made();
                if (made.isPresent()) {
                    rest.forEachRemaining(others::add);
                    return Optional.of(alone(models.apply(made.get()), root, others));
                }
                below = word.get().below();
            } else if (!global(arg, rest, root, others)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * These arguments, where they end before a command without the global options whose values are
     * also words that could follow: such a value would be read as that word.
     */
    String[] unmistakable(String... args) {
        CommandSpec root = models.apply(globals);
        List<Word> below = words;
        List<String> all = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        Iterator<String> rest = Arrays.asList(args).iterator();
        while (rest.hasNext() && !below.isEmpty()) {
            String arg = rest.next();
            List<String> option = new ArrayList<>();
            Optional<Word> word = find(below, arg);
            if (word.isPresent()) {
                below = word.get().below();
                all.add(arg);
                kept = new ArrayList<>(all);
            } else if (global(arg, rest, root, option)) {
                all.addAll(option);
                if (option.size() == 1 || find(below, option.getLast()).isEmpty()) {
                    kept.addAll(option);
                }
            } else {
                all.add(arg);
                kept.add(arg);
            }
        }
        return below.isEmpty() ? args : kept.toArray(String[]::new);
    }

    /** Moves a global option, with its value where that is the next argument. */
    private static boolean global(
            String arg, Iterator<String> rest, CommandSpec root, List<String> options) {
        int value = arg.indexOf('=');
        OptionSpec option = root.findOption(value < 0 ? arg : arg.substring(0, value));
        if (option == null) {
            return false;
        }
        options.add(arg);
        if (value < 0 && option.arity().min() > 0 && rest.hasNext()) {
            options.add(rest.next());
        }
        return true;
    }

    private Alone alone(CommandSpec command, CommandSpec root, List<String> args) {
        root.options().forEach(command::addOption);
        CommandLine line = new CommandLine(command);
        settle(line);
        return new Alone(line, args);
    }

    /** The root command with the branch that these arguments name. */
    public CommandLine branch(String... args) {
        CommandLine line = root();
        grow(line, words, Arrays.asList(args).iterator(), line.getCommandSpec());
        return inTree(line);
    }

    /** The root command with every branch. */
    public CommandLine whole() {
        CommandLine line = root();
        words.forEach(word -> line.addSubcommand(word.name(), all(word)));
        return inTree(line);
    }

    private CommandLine root() {
        return line(
                models.apply(globals), PROGRAM, "ConnectyCube chat for scripts, pipes and people");
    }

    private CommandLine all(Word word) {
        CommandLine line = typed(word);
        word.below().forEach(each -> line.addSubcommand(each.name(), all(each)));
        return line;
    }

    private void grow(CommandLine line, List<Word> below, Iterator<String> args, CommandSpec root) {
        Optional<Word> typed = next(args, root, below).flatMap(name -> find(below, name));
        if (typed.isEmpty()) {
            below.forEach(word -> line.addSubcommand(word.name(), named(word)));
            return;
        }
        Word word = typed.get();
        CommandLine next = typed(word);
        List<Word> further = word.below();
        if (!further.isEmpty()) {
            grow(next, further, args, root);
        }
        line.addSubcommand(word.name(), next);
    }

    /**
     * The next argument that is neither an option nor an option's value. What follows an option
     * that we do not know is its value, unless it is a word.
     */
    private static Optional<String> next(
            Iterator<String> args, CommandSpec root, List<Word> below) {
        boolean mayBeValue = false;
        while (args.hasNext()) {
            String arg = args.next();
            if (arg.startsWith("-")) {
                OptionSpec option = root.findOption(arg);
                mayBeValue = option == null && arg.indexOf('=') < 0;
                if (option != null && option.arity().min() == 1 && args.hasNext()) {
                    args.next();
                }
            } else if (mayBeValue && find(below, arg).isEmpty()) {
                mayBeValue = false;
            } else {
                return Optional.of(arg);
            }
        }
        return Optional.empty();
    }

    private static Optional<Word> find(List<Word> words, String name) {
        return words.stream().filter(word -> word.name().equals(name)).findFirst();
    }

    private static CommandLine named(Word word) {
        return line(CommandSpec.create(), word.name(), word.summary());
    }

    private CommandLine typed(Word word) {
        CommandSpec spec = word.made().map(models).orElseGet(CommandSpec::create);
        return line(spec, word.name(), word.summary());
    }

    private static CommandLine line(CommandSpec spec, String name, String summary) {
        spec.name(name).interpolateVariables(false).usageMessage().description(summary);
        return new CommandLine(spec);
    }

    private CommandLine inTree(CommandLine line) {
        settle(line);
        HelpLayout.apply(line);
        return line;
    }

    private void settle(CommandLine line) {
        Converters.register(line, clock);
        line.setCaseInsensitiveEnumValuesAllowed(false);
        line.setPosixClusteredShortOptionsAllowed(true);
        // "@jon" is a person, and never a file with words in it.
        line.setExpandAtFiles(false);
        takeValues(line);
    }

    /**
     * A text may look like an option, and is taken as the option's value all the same. Where an
     * option takes as many words as come, only the next option ends them.
     */
    private static void takeValues(CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        command.parser()
                .allowOptionsAsOptionParameters(
                        command.options().stream().allMatch(option -> option.arity().max() < 2));
        line.getSubcommands().values().forEach(CommandTree::takeValues);
    }
}
