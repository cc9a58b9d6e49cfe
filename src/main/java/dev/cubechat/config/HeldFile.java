package dev.cubechat.config;

import dev.cubechat.disk.Reason;
import dev.cubechat.disk.SoleUse;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file of a profile that one program at a time reads and writes: it holds a lock beside the file,
 * which the system gives back whatever becomes of the program. A line says all that there is to
 * say, or only what has changed since the line before it; so the last one that says all counts, and
 * those after it. The others go when there are too many. Used by one thread.
 */
public final class HeldFile implements AutoCloseable {
    /** So long, and of so many times the newest line that says all, the file may become. */
    private static final int MUCH = 4 * 1024 * 1024;

    private static final int MANY = 16;

    private final PrivateFolder folder;
    private final String name;
    private final FileChannel lock;
    private @Nullable RandomAccessFile lines;
    private long wholeLength;
    private boolean unsynced;

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
            if (SoleUse.beginsForCertain(channel)) {
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

    /**
     * What the file says, the newest last; the last line may break off, and of an empty file it is
     * the only one. None where there is no file yet.
     */
    public List<String> lines() {
        return folder.read(name).map(text -> List.of(text.split("\n", -1))).orElse(List.of());
    }

    /** Adds a line that says all. It outlives this process when this returns. */
    public void add(String whole) {
        byte[] bytes = bytes(whole);
        wholeLength = bytes.length;
        write(bytes, () -> whole);
    }

    /**
     * Adds a line that says what has changed since the one before; in its place, where there is
     * none before or too many are, one that says all. It outlives this process when this returns.
     */
    public void add(String change, Supplier<String> whole) {
        write(bytes(change), whole);
    }

    private void write(byte[] line, Supplier<String> whole) {
        try {
            if (lines == null || lines.length() > Math.max(MUCH, MANY * wholeLength)) {
                begin(whole.get());
            } else {
                lines.write(line);
                unsynced = true;
            }
        } catch (IOException full) {
            throw PrivateFolder.failed("write", folder.file(name), full);
        }
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Waits until what was added is on the disk, so that it outlives the machine. */
    public void sync() {
        try {
            if (lines != null && unsynced) {
                lines.getFD().sync();
                unsynced = false;
            }
        } catch (IOException failed) {
            throw PrivateFolder.failed("write", folder.file(name), failed);
        }
    }

    /** Begins the file anew with this line alone. */
    private void begin(String line) throws IOException {
        folder.write(name, line + "\n");
        letGo();
        RandomAccessFile fresh = new RandomAccessFile(folder.file(name).toFile(), "rw");
        lines = fresh;
        unsynced = false;
        wholeLength = fresh.length();
        fresh.seek(wholeLength);
    }

    private void letGo() throws IOException {
        if (lines != null) {
            lines.close();
            lines = null;
        }
    }

    /** Lets go; the file stays. */
    @Override
    public void close() {
        try (lock) {
            letGo();
        } catch (IOException stillOpen) {
            throw new Failure(
                    FailureKind.CONFIGURATION,
                    "Could not let go of " + folder.file(name) + ".",
                    stillOpen);
        }
    }
}
