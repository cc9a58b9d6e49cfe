package dev.cubechat.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

import java.util.Arrays;
import java.util.Iterator;

/**
 * An option's value was left out. A value may begin with a dash; only where the next word is
 * exactly an option of the command, it is more likely that somebody forgot the value.
 */
final class ForgottenValue extends ParameterException {
    private final String written;

    private ForgottenValue(CommandLine line, String option, String value) {
        super(line, option + " needs a value, and " + value + " is an option itself.");
        this.written = option + "=" + value;
    }

    /** What to try, where it was meant as it stands. */
    String hint() {
        return "If it is meant as the value: " + written;
    }

    /**
     * Lets pass what has all its values.
     *
     * @param line the command that the words are for, or one above it
     * @throws ForgottenValue where one is missing
     */
    static void check(CommandLine line, Iterable<String> args) {
        CommandSpec command = line.getCommandSpec();
        Iterator<String> rest = args.iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            if (arg.equals("--")) {
                return;
            }
            CommandLine below = command.subcommands().get(arg);
            OptionSpec option = awaiting(command, arg);
            if (below != null) {
                command = below.getCommandSpec();
            } else if (option != null && rest.hasNext()) {
                check(option, rest.next(), command);
            }
        }
    }

    private static void check(OptionSpec option, String value, CommandSpec command) {
        if (command.findOption(value) != null && value.startsWith("-")) {
            throw new ForgottenValue(command.commandLine(), option.longestName(), value);
        }
    }

    /** The option whose value has to be the next word, if this word ends with one. */
    private static @Nullable OptionSpec awaiting(CommandSpec command, String arg) {
        OptionSpec option = command.optionsMap().get(arg);
        if (option == null && arg.length() > 2 && arg.startsWith("-") && arg.charAt(1) != '-') {
            option = lastOf(command, arg);
        }
        return option != null && option.arity().min() > 0 ? option : null;
    }

    /**
     * Of letters that stand together, such as {@code -qm}, only the last one takes the next word.
     */
    private static @Nullable OptionSpec lastOf(CommandSpec command, String letters) {
        OptionSpec option = null;
        for (int i = 1; i < letters.length(); i++) {
            option = command.optionsMap().get("-" + letters.charAt(i));
            if (option == null || (option.arity().max() > 0 && i < letters.length() - 1)) {
                return null;
            }
        }
        return option;
    }

    /** The same of the words as they come from the system. */
    static void check(CommandLine line, String... args) {
        check(line, Arrays.asList(args));
    }
}
