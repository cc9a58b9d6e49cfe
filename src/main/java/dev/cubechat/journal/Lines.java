package dev.cubechat.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Reads the lines of a journal one after the other, up to a given place. Used by one thread. */
final class Lines {
    /** Nothing that we write is as long. */
    private static final int LONGEST = 64 * 1024;

    private final LockedFile file;
    private final long end;
    private final byte[] ahead = new byte[16 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int filled;
    private long position;
    private boolean brokeOff;

    /**
     * @param end where the journal ends
     */
    Lines(LockedFile file, long end) {
        this.file = file;
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

    /** Whether what was read last was no whole line, for the journal ends in the middle of it. */
    boolean brokeOff() {
        return brokeOff;
    }

    /** Passes the next line if it begins with this sign, without a look at the rest. */
    boolean pass(char first) throws IOException {
        return position < end && fill() && ahead[at] == first && bytes();
    }

    /** The next line; empty where it is damaged, or breaks off. */
    Optional<Line> next() throws IOException {
        return bytes() && line.size() <= LONGEST ? Line.read(line.toByteArray()) : Optional.empty();
    }

    /** Takes the bytes of the next line; false where it breaks off. */
    private boolean bytes() throws IOException {
        line.reset();
        brokeOff = false;
        while (position < end && fill()) {
            byte each = ahead[at++];
            position++;
            if (each == '\n') {
                return true;
            }
            if (line.size() <= LONGEST) {
                line.write(each);
            }
        }
        brokeOff = true;
        return false;
    }

    private boolean fill() throws IOException {
        if (at < filled) {
            return true;
        }
        at = 0;
        filled = file.read(ahead, position);
        if (filled == 0) {
            position = end;
        }
        return filled > 0;
    }
}
