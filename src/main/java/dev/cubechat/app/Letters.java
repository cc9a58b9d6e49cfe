package dev.cubechat.app;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

/**
 * The letters of the command line. Where the locale is not installed Java reads each letter beyond
 * ASCII as a mark for what cannot be read; to send that would be worse than to send nothing.
 */
final class Letters {
    private static final char UNREADABLE = '\ufffd';
    private static final int SHOWN = 40;

    private Letters() {}

    /**
     * Lets pass what has been read.
     *
     * @param encoding in which Java has read the arguments
     * @throws Failure USAGE where an argument has lost letters
     */
    static void check(String encoding, String... args) {
        // In UTF-8 the mark itself can be typed.
        if (encoding.equalsIgnoreCase("UTF-8")) {
            return;
        }
        for (int i = 0; i < args.length; i++) {
            if (args[i].indexOf(UNREADABLE) >= 0) {
                throw new Failure(
                                FailureKind.USAGE,
                                "Argument "
                                        + (i + 1)
                                        + " has letters that cannot be read in the encoding of this"
                                        + " locale ("
                                        + encoding
                                        + "): \""
                                        + beginning(args[i])
                                        + "\".")
                        .withHint("Set LC_ALL=C.UTF-8.");
            }
        }
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
