package dev.cubechat.pipe;

import dev.cubechat.model.Failure;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What happens with records that cannot be sent, or that the server refuses: the pipe stops, or
 * goes on without them, or puts them aside in a file. Used by the pipe's thread.
 */
public final class Refusals implements AutoCloseable {
    private final boolean stop;
    private final @Nullable Path file;
    private @Nullable DeadLetters aside;

    private Refusals(boolean stop, @Nullable Path file) {
        this.stop = stop;
        this.file = file;
    }

    /**
     * Reads what was typed: {@code stop}, {@code skip} or {@code dead-letter:FILE}.
     *
     * @throws IllegalArgumentException where it is none of them
     */
    public static Refusals parse(String text) {
        if (text.startsWith("dead-letter:") && text.length() > "dead-letter:".length()) {
            return new Refusals(false, Path.of(text.substring("dead-letter:".length())));
        }
        return switch (text) {
            case "stop" -> new Refusals(true, null);
            case "skip" -> new Refusals(false, null);
            default ->
                    throw new IllegalArgumentException(
                            "expected stop, skip or dead-letter:FILE, not \"" + text + "\"");
        };
    }

    /** Whether what is put aside goes into this file, by whatever name it is called. */
    public boolean goInto(Path other) throws IOException {
        if (file == null) {
            return false;
        }
        if (Files.exists(file) && Files.exists(other)) {
            return Files.isSameFile(file, other);
        }
        return file.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    boolean stop() {
        return stop;
    }

    /** Makes sure, before anything is sent, that records can be put aside. */
    void open() {
        if (file != null) {
            aside = DeadLetters.open(file);
        }
    }

    /**
     * Does with refused messages what is to be done with them.
     *
     * @throws Failure CONFIGURATION where there is no room to put one of them aside
     */
    void giveUp(List<Slot> refused, Framing framing, Ledger ledger) {
        if (stop || refused.isEmpty()) {
            return;
        }
        if (aside != null) {
            aside.put(refused, framing, ledger);
        }
        refused.forEach(slot -> slot.givenUp = true);
    }

    @Override
    public void close() {
        if (aside != null) {
            aside.close();
        }
    }
}
