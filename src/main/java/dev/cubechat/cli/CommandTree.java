package dev.cubechat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.time.Clock;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

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

    public CommandTree(List<Word> words, GlobalOptions globals, Clock clock) {
        this.words = words;
        this.globals = globals;
        this.clock = clock;
    }

    /** The root command with the branch that these arguments name. */
    public CommandLine branch(String... args) {
        CommandSpec root = CommandSpec.forAnnotatedObject(globals).name(PROGRAM);
        root.usageMessage().description("ConnectyCube chat for scripts, pipes and people");
        CommandLine line = new CommandLine(root);
        grow(line, words, Arrays.asList(args).iterator(), root);
        settle(line);
        return line;
    }

    /** The root command with every branch. */
    public CommandLine whole() {
        CommandSpec root = CommandSpec.forAnnotatedObject(globals).name(PROGRAM);
        root.usageMessage().description("ConnectyCube chat for scripts, pipes and people");
        CommandLine line = new CommandLine(root);
        words.forEach(word -> line.addSubcommand(word.name(), all(word)));
        settle(line);
        return line;
    }

    private static CommandLine all(Word word) {
        return switch (word) {
            case Word.Verb verb -> command(verb);
            case Word.Noun noun -> {
                CommandLine line = named(noun);
                noun.words().get().forEach(each -> line.addSubcommand(each.name(), all(each)));
                yield line;
            }
        };
    }

    private void grow(CommandLine line, List<Word> below, Iterator<String> args, CommandSpec root) {
        Optional<Word> typed = next(args, root, below).flatMap(name -> find(below, name));
        if (typed.isEmpty()) {
            below.forEach(word -> line.addSubcommand(word.name(), named(word)));
            return;
        }
        switch (typed.get()) {
            case Word.Verb verb -> line.addSubcommand(verb.name(), command(verb));
            case Word.Noun noun -> {
                CommandLine next = named(noun);
                grow(next, noun.words().get(), args, root);
                line.addSubcommand(noun.name(), next);
            }
        }
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
        CommandSpec spec = CommandSpec.create().name(word.name());
        spec.usageMessage().description(word.summary());
        return new CommandLine(spec);
    }

    private static CommandLine command(Word.Verb verb) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(verb.command().get()).name(verb.name());
        spec.usageMessage().description(verb.summary());
        return new CommandLine(spec);
    }

    private void settle(CommandLine line) {
        Converters.register(line, clock);
        HelpLayout.apply(line);
        line.setCaseInsensitiveEnumValuesAllowed(false);
        line.setPosixClusteredShortOptionsAllowed(true);
    }
}
