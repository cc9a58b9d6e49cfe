package dev.cubechat.pipe;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What happens with records that cannot be sent, or that the server refuses: the pipe stops, or
 * goes on without them, or puts them aside in a file. Used by the pipe's thread.
 */
public final class Refusals implements AutoCloseable {
    private final boolean stop;
    private final @Nullable Path file;
    private @Nullable OutputStream aside;

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

    boolean stop() {
        return stop;
    }

    /** Makes sure, before anything is sent, that records can be put aside. */
    void open() {
        if (file == null) {
            return;
        }
        try {
            aside =
                    Files.newOutputStream(
                            file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw unwritable(unwritable);
        }
    }

    /** Puts records aside as they came, so that they can be piped again. */
    void add(Bundle bundle, Framing framing) {
        OutputStream out = aside;
        if (out == null) {
            return;
        }
        try {
            for (Piece piece : bundle.pieces()) {
                byte[] end = framing.end().getBytes(StandardCharsets.UTF_8);
                byte[] whole = new byte[piece.bytes().length + end.length];
                System.arraycopy(piece.bytes(), 0, whole, 0, piece.bytes().length);
                System.arraycopy(end, 0, whole, piece.bytes().length, end.length);
                out.write(whole);
            }
        } catch (IOException full) {
            throw unwritable(full);
        }
    }

    @Override
    public void close() {
        if (aside != null) {
            try {
                aside.close();
            } catch (IOException full) {
                throw unwritable(full);
            }
        }
    }

    private Failure unwritable(IOException cause) {
        return new Failure(
                        FailureKind.CONFIGURATION,
                        "Could not write the refused records to "
                                + file
                                + ": "
                                + cause.getMessage()
                                + ".",
                        cause)
                .withHint("Make room or name another file; with --journal run it again then.");
    }
}
