package dev.cubechat.app;

import dev.cubechat.cli.Packaged;

import java.util.Optional;

/**
 * Help as the packaged program has it at hand: what the command's help said when the program was
 * packaged. Where there is none, help is made anew.
 */
final class WrittenHelp {
    private static final String PACKAGE = "dev.cubechat.help.";

    private WrittenHelp() {}

    /** What {@code cubechat WORD… --help} says, if that was typed, or nothing at all. */
    static Optional<String> of(String... args) {
        int words = Math.max(0, args.length - 1);
        if (args.length > 0 && !args[words].equals("--help") && !args[words].equals("-h")) {
            return Optional.empty();
        }
        StringBuilder name = new StringBuilder(PACKAGE).append("cubechat");
        for (int i = 0; i < words; i++) {
            if (!isWord(args[i])) {
                return Optional.empty();
            }
            name.append('_').append(args[i]);
        }
        return Packaged.text(name.toString());
    }

    /** No regular expression: it would take longer than to find the help. */
    private static boolean isWord(String arg) {
        for (int i = 0; i < arg.length(); i++) {
            char letter = arg.charAt(i);
            if (letter != '-' && (letter < 'a' || letter > 'z')) {
                return false;
            }
        }
        return true;
    }
}
