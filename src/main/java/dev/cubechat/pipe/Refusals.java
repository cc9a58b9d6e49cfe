package dev.cubechat.pipe;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What happens with records that cannot be sent, or that the server refuses: the pipe stops, or
 * goes on without them, or puts them aside in a file. Used by the pipe's thread.
 */
public final class Refusals implements AutoCloseable {
    private final boolean stop;
    private final @Nullable Path file;
    private @Nullable FileOutputStream aside;
    private boolean unsynced;

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
            aside = new FileOutputStream(file.toFile(), true);
        } catch (IOException unwritable) {
            throw unwritable(unwritable);
        }
    }

    /** Puts records aside as they came, so that they can be piped again. */
    void add(Bundle bundle, Framing framing) {
        FileOutputStream out = aside;
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
            unsynced = file != null && Files.isRegularFile(file);
        } catch (IOException full) {
            throw unwritable(full);
        }
    }

    /** Waits until what was put aside is on the disk, before anybody writes down that it is. */
    void sync() {
        if (aside == null || !unsynced) {
            return;
        }
        try {
            aside.getFD().sync();
            unsynced = false;
        } catch (IOException full) {
            throw unwritable(full);
        }
    }

    @Override
    public void close() {
        FileOutputStream out = aside;
        if (out == null) {
            return;
        }
        try (out) {
            sync();
        } catch (IOException full) {
            throw unwritable(full);
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
