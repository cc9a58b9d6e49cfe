package dev.cubechat.app;

import dev.cubechat.cli.Confirmation;
import dev.cubechat.cli.output.Terminal;
import dev.cubechat.config.Prompter;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Secret;
import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.term.Unseen;

import java.io.Console;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The person at the terminal: asked on stderr, answering on stdin. */
final class Person implements Prompter, Confirmation {
    private final Streams streams;
    private final Terminal terminal;
    private final BooleanSupplier mayNotAsk;

    /**
     * @param mayNotAsk whether asking was forbidden; known when the command line has been read
     */
    Person(Streams streams, Terminal terminal, BooleanSupplier mayNotAsk) {
        this.streams = streams;
        this.terminal = terminal;
        this.mayNotAsk = mayNotAsk;
    }

    @Override
    public boolean present() {
        return terminal.canAsk() && !mayNotAsk.getAsBoolean();
    }

    @Override
    public Secret secret(String question) {
        Console console =
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .orElseThrow(
                                () ->
                                        new Failure(
                                                        FailureKind.NOT_SIGNED_IN,
                                                        "What is typed cannot be hidden here.")
                                                .withHint(
                                                        "Leave stdout on the terminal, or give it"
                                                                + " by a file or a pipe:"
                                                                + " --password-file,"
                                                                + " --password-stdin."));
        ask(question);
        char[] typed = Unseen.typed(console::readPassword, () -> ask(question));
        if (typed == null || typed.length == 0) {
            throw new Failure(FailureKind.INTERRUPTED, "Nothing was typed.");
        }
        Secret secret = new Secret(String.valueOf(typed));
        Arrays.fill(typed, ' ');
        return secret;
    }

    @Override
    public void note(String line) {
        streams.err().println(TerminalText.lines(line));
    }

    @Override
    public void of(String question, boolean yes) {
        if (yes) {
            return;
        }
        if (!present()) {
            throw new Failure(FailureKind.USAGE, question + " There is nobody to ask.")
                    .withHint("Add --yes to agree beforehand.");
        }
        ask(question + " [y/N]");
        String answer = answer().strip().toLowerCase(Locale.ROOT);
        if (!answer.equals("y") && !answer.equals("yes")) {
            throw new Failure(FailureKind.INTERRUPTED, "Nothing was done.");
        }
    }

    private void ask(String question) {
        streams.err().print(TerminalText.lines(question).strip() + " ");
        streams.err().flush();
    }

    /** One line, byte by byte, so that what follows is there for others. */
    private String answer() {
        StringBuilder line = new StringBuilder();
        try {
            for (int next = streams.in().read(); next >= 0 && next != '\n'; ) {
                line.append((char) next);
                next = streams.in().read();
            }
            return line.toString();
        } catch (IOException gone) {
            throw new Failure(FailureKind.INTERRUPTED, "Nobody answered.", gone);
        }
    }
}
