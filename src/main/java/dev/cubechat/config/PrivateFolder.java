package dev.cubechat.config;

import dev.cubechat.disk.OwnerOnly;
import dev.cubechat.disk.ReadLimit;
import dev.cubechat.disk.Reason;
import dev.cubechat.disk.Turn;
import dev.cubechat.disk.WholeFile;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder that only its owner can look into: itself 0700, its files 0600 and written whole or not
 * at all. Where the file system knows no such permissions, it leaves them as they come.
 */
public final class PrivateFolder {
    /** What we keep is far shorter; a device in its place has no end. */
    private static final ReadLimit USUAL = ReadLimit.ofMib(8);

    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    /** A change takes a moment. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;

    public PrivateFolder(Path folder) {
        this.folder = folder;
    }

    public Path path() {
        return folder;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** The text of a file, or nothing where there is no such file. */
    public Optional<String> read(String name) {
        try {
            return Optional.of(USUAL.text(file(name)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw failed("read", file(name), unreadable);
        }
    }

    /**
     * The same of a file that is no longer than so many bytes.
     *
     * @throws Failure CONFIGURATION where it is longer
     */
    Optional<String> read(String name, int longest) {
        try {
            return Optional.of(new ReadLimit(longest).text(file(name)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (ReadLimit.Exceeded longer) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            file(name) + " is longer than " + longest + " bytes.",
                            longer)
                    .withHint("See whether it is the right file, and what it says.");
        } catch (IOException unreadable) {
            throw failed("read", file(name), unreadable);
        }
    }

    /** Writes a {@link WholeFile}: a reader sees the old text or the new, never half of one. */
    public void write(String name, String text) {
        try {
            ensure();
            new WholeFile(behindLinks(file(name))).write(text);
        } catch (IOException unwritable) {
            throw failed("write", file(name), unwritable);
        }
    }

    /** Writes into a file that is there: what takes less room than before fits on a full disk. */
    void overwrite(String name, String text) {
        try {
            Files.writeString(
                    file(name),
                    text,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException unwritable) {
            throw failed("write", file(name), unwritable);
        }
    }

    /**
     * Does something about a file while no other process does, so that what one of them changes is
     * not lost by what another one writes.
     *
     * @throws Failure CONFLICT where another one does not come to its end
     */
    void alone(String name, Runnable work) {
        try {
            ensure();
            Path file = behindLinks(file(name));
            Path lock = file.resolveSibling(file.getFileName() + ".lock");
            Optional<Turn> mine = Turn.take(lock, PATIENCE);
            try (Turn _ = mine.orElseThrow(() -> busy(file(name)))) {
                work.run();
            }
        } catch (IOException unwritable) {
            throw failed("write", file(name), unwritable);
        }
    }

    private static Failure busy(Path file) {
        return new Failure(FailureKind.CONFLICT, "Another program is changing " + file + ".")
                .withHint("Run it again when that one is over.");
    }

    /** Where a link leads, also one to a file that is not there yet; the file itself else. */
    private static Path behindLinks(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** The names of the files in it; none where there is no such folder. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName).map(String::valueOf).sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw failed("read", folder, unreadable);
        }
    }

    /** Removes a file; does nothing where there is none. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException undeletable) {
            throw failed("delete", file(name), undeletable);
        }
    }

    /** Opens a file to write to, which is made where it is missing. */
    public FileChannel open(String name) throws IOException {
        ensure();
        Set<StandardOpenOption> options =
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return FileChannel.open(file(name), options, OwnerOnly.file(folder));
    }

    /** Makes the folder where it is missing, and closes it to others where it is open. */
    public void ensure() throws IOException {
        OwnerOnly.makeFolder(folder);
        OwnerOnly.close(folder);
    }

    static Failure failed(String verb, Path file, IOException cause) {
        Failure failure = failure("Could not " + verb + " " + file, cause);
        return failure.kind() == FailureKind.INTERRUPTED
                ? failure
                : failure.withHint("Check who owns that folder and whether the disk is full.");
    }

    /** The failure of what was tried: INTERRUPTED where somebody stopped us in the middle of it. */
    static Failure failure(String tried, IOException cause) {
        boolean stopped =
                cause instanceof ClosedByInterruptException
                        || cause instanceof FileLockInterruptionException;
        return stopped
                ? new Failure(FailureKind.INTERRUPTED, "Stopped.", cause)
                : new Failure(
                        FailureKind.CONFIGURATION, tried + ": " + Reason.of(cause) + ".", cause);
    }
}
