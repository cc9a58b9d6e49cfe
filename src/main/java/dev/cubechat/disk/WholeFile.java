package dev.cubechat.disk;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is replaced in one step. Whoever looks, also after the power failed, sees what was
 * there before or what came after, never a part and never nothing: a new file is on the disk before
 * it gets its name, and the name is on the disk before this returns. An interrupt does not stop it
 * halfway.
 */
public record WholeFile(Path path) {

    /** Replaces what is there; where the file system knows permissions, for its owner alone. */
    public void write(String text) throws IOException {
        replace(text, this::take);
    }

    /** The same for what is of no use after the power failed; it does not wait for the disk. */
    public void show(String text) throws IOException {
        replace(text, this::move);
    }

    private interface Taking {
        void take(Path written) throws IOException;
    }

    private void replace(String text, Taking taking) throws IOException {
        // createTempFile gives 0600 where the file system knows permissions.
        Path fresh = Files.createTempFile(folder(), ".new-", null);
        try {
            Files.writeString(fresh, text);
            taking.take(fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Takes a file that is written, in the same file system, in place of what is there.
     *
     * @throws java.nio.file.NoSuchFileException where it is missing; then nothing is changed
     */
    public void take(Path written) throws IOException {
        sync(written, StandardOpenOption.WRITE);
        takeSynced(written);
    }

    /** The same of a file that is on the disk already. */
    public void takeSynced(Path written) throws IOException {
        move(written);
        syncName();
    }

    private void move(Path written) throws IOException {
        Files.move(
                written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns when the disk knows that there is a file of this name. */
    public void syncName() {
        try {
            sync(folder(), StandardOpenOption.READ);
        } catch (IOException notHere) {
            // Not every file system knows this of a folder; the file itself is on the disk.
        }
    }

    private static void sync(Path path, OpenOption how) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (!isSynced(path, how)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** False where an interrupt came in between. */
    private static boolean isSynced(Path path, OpenOption how) throws IOException {
        try (FileChannel file = FileChannel.open(path, how)) {
            file.force(true);
            return true;
        } catch (ClosedByInterruptException stopped) {
            return false;
        }
    }

    private Path folder() {
        return path.toAbsolutePath().resolveSibling(".").normalize();
    }
}
