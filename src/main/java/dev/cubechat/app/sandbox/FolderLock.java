package dev.cubechat.app.sandbox;

import dev.cubechat.config.PrivateFolder;
import dev.cubechat.disk.Reason;
import dev.cubechat.disk.SoleUse;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock that one process at a time can hold. It goes with its process, however that ends, so it
 * tells better than any process number whether somebody is there.
 */
final class FolderLock implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock as soon as nobody else has it.
     *
     * @param patience how long to wait for that
     * @return nothing where somebody still had it then
     */
    static Optional<FolderLock> take(Path file, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<FolderLock> mine = take(file);
            if (mine.isPresent() || System.nanoTime() >= deadline) {
                return mine;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new Failure(FailureKind.INTERRUPTED, "Stopped waiting for " + file + ".");
            }
        }
    }

    /** Whether somebody holds the lock; looking takes it for a moment. */
    static boolean isHeld(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        Optional<FolderLock> mine = take(file);
        mine.ifPresent(FolderLock::close);
        return mine.isEmpty();
    }

    private static Optional<FolderLock> take(Path file) {
        try {
            Path absolute = file.toAbsolutePath();
            FileChannel channel =
                    new PrivateFolder(absolute.resolveSibling(".").normalize())
                            .open(absolute.getFileName().toString());
            if (SoleUse.beginsForCertain(channel)) {
                return Optional.of(new FolderLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException unusable) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "Could not use " + file + ": " + Reason.of(unusable) + ".",
                            unusable)
                    .withHint("Check who owns that folder and whether the disk is full.");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException stillOpen) {
            throw new UncheckedIOException(stillOpen);
        }
    }
}
