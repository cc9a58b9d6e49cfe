package dev.cubechat.cli.msg;

import dev.cubechat.cli.TextInput;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** A message's text: typed, or read from stdin. */
final class TextOption {
    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "The text; - or nothing reads it from stdin.")
    @Nullable String text;

    /** Whether a text, or where it is, was typed. */
    boolean given() {
        return text != null;
    }

    /**
     * The text.
     *
     * @param stdin read where no text was typed, unless it is a terminal
     */
    String text(TextInput stdin) {
        if (text != null && !text.equals("-")) {
            return text;
        }
        if (text == null && stdin.isTerminal()) {
            throw new Failure(FailureKind.USAGE, "There is no text to send.")
                    .withHint("-m TEXT, or a text on stdin");
        }
        return stdin.text();
    }
}
