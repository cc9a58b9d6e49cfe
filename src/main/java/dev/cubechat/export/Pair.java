package dev.cubechat.export;

import dev.cubechat.disk.Turn;
import dev.cubechat.disk.WholeFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A file and the journal beside it.
 *
 * @param file what is exported
 * @param journal what is known about it
 */
record Pair(Path file, Path journal) {
    private static final String JOURNAL = ".cubechat-export";
    private static final String NEXT = ".cubechat-next";
    private static final String LOCK = ".cubechat-lock";

    static Pair of(Path file) {
        return new Pair(file, beside(file, JOURNAL));
    }

    /**
     * One's turn at this pair and the next edition of it, without which nothing of them is touched.
     *
     * @throws dev.cubechat.model.Failure CONFLICT where another export has it
     */
    Turn turn() throws IOException {
        return Turn.take(beside(file, LOCK), Duration.ZERO).orElseThrow(() -> Trouble.busy(file));
    }

    /** Where the next edition is written that is to take this one's place. */
    Pair next() {
        return of(beside(file, NEXT));
    }

    /**
     * Puts the next edition in this one's place, first the file, then its journal. A crash between
     * the two is mended by {@link #settle}.
     */
    void takeNext() throws IOException {
        new WholeFile(file).take(next().file());
        new WholeFile(journal).take(next().journal());
    }

    /** Ends what a crash left half done: a next edition is taken where it had begun to be. */
    void settle() throws IOException {
        Pair next = next();
        if (Files.exists(next.journal()) && !Files.exists(next.file())) {
            new WholeFile(journal).take(next.journal());
        }
        next.delete();
    }

    /** The file goes last, because a journal without a file means that {@link #takeNext} began. */
    void delete() throws IOException {
        Files.deleteIfExists(journal);
        Files.deleteIfExists(file);
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
