package dev.cubechat.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Reads the lines of a journal one after the other, up to a given place. Used by one thread.
 *
 * <p>It reads through the channel that holds the lock: closing another one of the same file would
 * give the lock away.
 */
final class Lines {
    /** Nothing that we write is as long. */
    private static final int LONGEST = 64 * 1024;

    private final FileChannel channel;
    private final long end;
    private final ByteBuffer ahead = ByteBuffer.allocate(16 * 1024).limit(0);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long position;

    /**
     * @param end where the journal ends
     */
    Lines(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    /** Where the next line begins. */
    long position() {
        return position;
    }

    /** Whether nothing is left. */
    boolean atEnd() {
        return position >= end;
    }

    /** The next line; empty where it is damaged, or breaks off. */
    Optional<Line> next() throws IOException {
        return bytes() && line.size() <= LONGEST ? Line.read(line.toByteArray()) : Optional.empty();
    }

    /** Takes the bytes of the next line; false where it breaks off. */
    private boolean bytes() throws IOException {
        line.reset();
        while (position < end && fill()) {
            byte each = ahead.get();
            position++;
            if (each == '\n') {
                return true;
            }
            if (line.size() <= LONGEST) {
                line.write(each);
            }
        }
        return false;
    }

    private boolean fill() throws IOException {
        if (ahead.hasRemaining()) {
            return true;
        }
        ahead.clear();
        int count = channel.read(ahead, position);
        ahead.flip();
        if (count <= 0) {
            position = end;
        }
        return count > 0;
    }
}
