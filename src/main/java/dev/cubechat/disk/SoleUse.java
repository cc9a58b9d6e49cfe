package dev.cubechat.disk;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;

/** The use of an open file by one program at a time, and by one part of it. */
public final class SoleUse {
    private SoleUse() {}

    /**
     * Whether nobody else has the file from now on, until it is closed, as far as the file system
     * can see to that.
     *
     * @throws IOException where somebody stopped this thread
     */
    public static boolean begins(FileChannel file) throws IOException {
        try {
            return beginsForCertain(file);
        } catch (ClosedChannelException stopped) {
            throw stopped;
        } catch (IOException noLocks) {
            return true;
        }
    }

    /**
     * The same where that must be certain.
     *
     * @throws IOException where the file system knows no locks, or somebody stopped this thread
     */
    public static boolean beginsForCertain(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException anotherThreadHasIt) {
            return false;
        }
    }
}
