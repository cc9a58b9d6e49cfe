package dev.cubechat.journal;

import dev.cubechat.disk.OwnerOnly;
import dev.cubechat.disk.SoleUse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * The file of a journal, which one process at a time has. Reads and writes do not care whether
 * somebody interrupts the thread: a channel would close, and give the lock away, in the middle of
 * what must be written down before the end. Used by one thread.
 */
final class LockedFile implements AutoCloseable {
    private final RandomAccessFile file;

    private final @Nullable Object key;

    private LockedFile(RandomAccessFile file, @Nullable Object key) {
        this.file = file;
        this.key = key;
    }

    /** Opens a file, which is made where it is missing, for its owner alone. */
    static LockedFile open(Path path) throws IOException {
        try {
            Files.createFile(path, OwnerOnly.file(path));
        } catch (FileAlreadyExistsException there) {
            // Then it is used as it is.
        }
        Object key = key(path);
        return new LockedFile(new RandomAccessFile(path.toFile(), "rw"), key);
    }

    /** False where another process, or another thread of this one, has it. */
    boolean lock() throws IOException {
        return SoleUse.beginsForCertain(file.getChannel());
    }

    /**
     * Whether this is still what a path leads to. To be asked when it is locked: from then on only
     * who has the lock puts another file there.
     */
    boolean isAt(Path path) throws IOException {
        return Objects.equals(key, key(path)) && size() == Files.size(path);
    }

    long size() throws IOException {
        return file.length();
    }

    /** As many bytes from this place on as there are, and as fit; none at the end. */
    int read(byte[] target, long position) throws IOException {
        file.seek(position);
        return Math.max(0, file.read(target));
    }

    void truncate(long size) throws IOException {
        file.setLength(size);
    }

    void append(byte[] bytes) throws IOException {
        file.seek(file.length());
        file.write(bytes);
    }

    /** Returns when all that was written is on the disk. */
    void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** What no other file has at the same time; null where the system does not tell. */
    private static @Nullable Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
