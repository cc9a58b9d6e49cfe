package dev.cubechat.config;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.util.Optional;

/**
 * A file of a profile that one program at a time reads and writes: it holds a lock beside the file,
 * which the system gives back whatever becomes of the program.
 */
public final class HeldFile implements AutoCloseable {
    private final PrivateFolder folder;
    private final String name;
    private final FileChannel lock;

    private HeldFile(PrivateFolder folder, String name, FileChannel lock) {
        this.folder = folder;
        this.name = name;
        this.lock = lock;
    }

    /**
     * Takes hold of a file, which need not exist yet.
     *
     * @return nothing where another program, or another part of this one, has it
     * @throws Failure CONFIGURATION where nothing can be written there
     */
    static Optional<HeldFile> take(PrivateFolder folder, String name) {
        try {
            FileChannel channel = folder.open(name + ".lock");
            if (lock(channel)) {
                return Optional.of(new HeldFile(folder, name, channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException unusable) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            "Could not write in "
                                    + folder.path()
                                    + ": "
                                    + Reason.of(unusable)
                                    + ".",
                            unusable)
                    .withHint("Check who owns that folder and whether the disk is full.");
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException anotherThreadHasIt) {
            return false;
        }
    }

    /** The text of the file, or nothing where there is none yet. */
    public Optional<String> read() {
        return folder.read(name);
    }

    /** Writes the file in one step: whoever is killed meanwhile leaves the old text or the new. */
    public void write(String text) {
        folder.write(name, text);
    }

    /** Lets go; the file stays. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException stillOpen) {
            throw new Failure(
                    FailureKind.CONFIGURATION,
                    "Could not let go of " + folder.file(name) + ".",
                    stillOpen);
        }
    }
}
