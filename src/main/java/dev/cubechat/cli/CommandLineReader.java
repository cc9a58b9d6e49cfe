package dev.cubechat.cli;

import dev.cubechat.cli.output.Format;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Nearest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Reads the words that were typed and finds what is to be done. */
public final class CommandLineReader {
    private static final String WRONG_VALUE =
            "^Invalid value for (option|positional parameter).*?: ";

    private final CommandTree tree;
    private final Supplier<Format> format;

    /**
     * @param format as the options say; asked for when they have been read
     */
    public CommandLineReader(CommandTree tree, Supplier<Format> format) {
        this.tree = tree;
        this.format = format;
    }

    /** What was asked for. */
    public sealed interface Wish {
        /**
         * Does it.
         *
         * @param show shows a text to whom asked
         */
        void grant(Consumer<String> show);

        /** To run a command. */
        record Command(Runnable command) implements Wish {
            @Override
            public void grant(Consumer<String> show) {
                command.run();
            }
        }

        /** To see this help. */
        record Help(String text) implements Wish {
            @Override
            public void grant(Consumer<String> show) {
                show.accept(text);
            }
        }
    }

    /**
     * Reads the words.
     *
     * @throws Failure USAGE where they make no sense
     */
    public Wish read(String... args) {
        return tree.alone(args).flatMap(this::plain).orElseGet(() -> inTree(args));
    }

    /** Nothing where help is asked for or something is wrong: that is told as the tree has it. */
    private Optional<Wish> plain(CommandTree.Alone command) {
        try {
            ParseResult parsed = command.read();
            return parsed.isUsageHelpRequested()
                    ? Optional.empty()
                    : Optional.of(wish(parsed, false));
        } catch (ParameterException wrong) {
            return Optional.empty();
        }
    }

    private Wish inTree(String... args) {
        CommandLine root = tree.branch(args);
        try {
            ForgottenValue.check(root, args);
            ParseResult parsed = root.parseArgs(tree.unmistakable(args));
            boolean help = args.length == 0 || parsed.isUsageHelpRequested();
            while (parsed.hasSubcommand()) {
                parsed = parsed.subcommand();
                help = help || parsed.isUsageHelpRequested();
            }
            return wish(parsed, help);
        } catch (ParameterException wrong) {
            throw usage(wrong);
        }
    }

    /** Whether errors are to be told as JSON; good for words that cannot be read, too. */
    public static boolean wantsJson(String... args) {
        return options(args)
                .anyMatch(
                        arg ->
                                arg.equals("--json")
                                        || arg.equals("--jsonl")
                                        || arg.equals("--raw")
                                        || arg.startsWith("--json="));
    }

    /** Whether stack traces are wanted; good for words that cannot be read, too. */
    public static boolean wantsDebug(String... args) {
        return options(args).anyMatch("--debug"::equals);
    }

    private static Stream<String> options(String... args) {
        return Arrays.stream(args).takeWhile(arg -> !arg.equals("--"));
    }

    /**
     * @param help whether help was asked for, before or behind the words: that of the last one
     */
    private Wish wish(ParseResult parsed, boolean help) {
        CommandLine line = parsed.commandSpec().commandLine();
        if (help) {
            return new Wish.Help(line.getUsageMessage());
        }
        if (parsed.commandSpec().userObject() instanceof Runnable command) {
            if (command instanceof Documented documented) {
                documented.columns().check(format.get());
            }
            return new Wish.Command(command);
        }
        throw new Failure(
                        FailureKind.USAGE,
                        "\"" + name(parsed.commandSpec()) + "\" needs one more word.")
                .withHint(String.join(", ", line.getSubcommands().keySet()));
    }

    private static Failure usage(ParameterException wrong) {
        CommandSpec spec = wrong.getCommandLine().getCommandSpec();
        String message = wrong.getMessage() == null ? "unreadable" : wrong.getMessage();
        Failure failure = new Failure(FailureKind.USAGE, sentence(wrong, message), wrong);
        if (wrong instanceof ForgottenValue forgotten) {
            return failure.withHint(forgotten.hint());
        }
        Optional<String> meant =
                wrong instanceof UnmatchedArgumentException unmatched
                        ? Nearest.likely(unmatched.getUnmatched().getFirst(), words(spec))
                        : Optional.empty();
        return failure.withHint(
                meant.map(word -> "perhaps: " + word).orElse(name(spec) + " --help"));
    }

    /** What could have stood there: the words below, and the options. */
    private static List<String> words(CommandSpec spec) {
        return Stream.concat(
                        spec.subcommands().keySet().stream(), spec.optionsMap().keySet().stream())
                .toList();
    }

    private static String sentence(ParameterException wrong, String message) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            String where = name(wrong.getCommandLine().getCommandSpec());
            if (first.startsWith("-")) {
                return "\"" + where + "\" has no option " + first + ".";
            }
            Optional<PositionalParamSpec> many = many(wrong.getCommandLine().getCommandSpec());
            if (many.isPresent()) {
                return "\"" + first + "\" is no " + many.get().paramLabel() + ".";
            }
            return wrong.getCommandLine().getSubcommands().isEmpty()
                    ? "\"" + where + "\" takes no further \"" + first + "\"."
                    : "There is no command \"" + where + " " + first + "\".";
        }
        String told = plain(message.strip().replaceAll("\\s*\\R\\s*", " "), wrong.getArgSpec());
        return told.endsWith(".") ? told : told + ".";
    }

    /** Without words that are for programmers: the argument is called as it is typed. */
    private static String plain(String message, @Nullable ArgSpec argument) {
        if (argument == null) {
            return message;
        }
        String name =
                argument instanceof OptionSpec option
                        ? option.longestName()
                        : argument.paramLabel();
        return message.replaceFirst(WRONG_VALUE, Matcher.quoteReplacement(name + ": "))
                .replaceFirst("is not an? (int|long)$", "is no whole number");
    }

    /** What the command takes any number of: then a word too many is one that cannot be read. */
    private static Optional<PositionalParamSpec> many(CommandSpec spec) {
        return spec.positionalParameters().stream()
                .filter(parameter -> parameter.arity().isVariable())
                .findFirst();
    }

    private static String name(CommandSpec spec) {
        return spec.qualifiedName();
    }
}
