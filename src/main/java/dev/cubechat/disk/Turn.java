package dev.cubechat.disk;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One's turn at something that one at a time may work on. It is a locked file beside that, which is
 * taken away at the end; of who is killed the system gives the lock back, and the file that stays
 * is for the next one.
 *
 * <p>It is a file of its own, for what is replaced cannot be locked, and because Linux gives the
 * lock of a file back when the same program has read that file.
 */
public final class Turn implements AutoCloseable {
    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    private final Path file;
    private final FileChannel channel;

    private Turn(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes one's turn as soon as nobody else has theirs.
     *
     * @param file what to lock; it is made, for its owner alone
     * @param patience how long to wait for that
     * @return nothing where somebody still had it then
     */
    public static Optional<Turn> take(Path file, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<Turn> mine = take(file);
            if (mine.isPresent() || System.nanoTime() - deadline >= 0) {
                return mine;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new FileLockInterruptionException();
            }
        }
    }

    private static Optional<Turn> take(Path file) throws IOException {
        make(file);
        try {
            Object key = key(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            try {
                // The one before may have taken away what was opened here.
                if (SoleUse.beginsForCertain(channel) && Objects.equals(key, key(file))) {
                    return Optional.of(new Turn(file, channel));
                }
            } catch (IOException | RuntimeException unusable) {
                channel.close();
                throw unusable;
            }
            channel.close();
            return Optional.empty();
        } catch (NoSuchFileException takenAway) {
            return Optional.empty();
        }
    }

    private static void make(Path file) throws IOException {
        try {
            Files.createFile(file, OwnerOnly.file(file));
        } catch (FileAlreadyExistsException there) {
            // Somebody has it, or was killed.
        }
    }

    /** What no other file has at the same time; null where the system does not tell. */
    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** While it is still locked, so that nobody takes away what another one has. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }
}
