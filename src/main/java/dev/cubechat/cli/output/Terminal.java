package dev.cubechat.cli.output;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Which of the process's streams are a terminal, and what that terminal can do.
 *
 * @param colour whether colour is wanted (terminal, {@code NO_COLOR}, {@code CLICOLOR_FORCE})
 * @param width in columns; asked only when a table is shown
 * @param local what people's clocks show at a time; asked only when one is shown
 */
public record Terminal(
        boolean stdin,
        boolean stdout,
        boolean stderr,
        boolean colour,
        IntSupplier width,
        Function<Instant, LocalDateTime> local) {
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    /** Names of columns and fields stand out where there is colour. */
    String heading(String names) {
        return colour ? BOLD + names + PLAIN : names;
    }

    /** Whether a person can be asked something: they see stderr and type on stdin. */
    public boolean canAsk() {
        return stdin && stderr;
    }
}
