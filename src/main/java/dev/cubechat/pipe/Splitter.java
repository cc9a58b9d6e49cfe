package dev.cubechat.pipe;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Splits a stream into records. Records without any byte are passed over. Used by one thread.
 *
 * <p>Of a record that is too long only the beginning is kept, so that no input needs more memory
 * than another.
 */
final class Splitter {
    /** More than any message that the service takes, JSON around it included. */
    static final int LONGEST = 256 * 1024;

    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private final Framing framing;
    private final byte[] separator;
    private final byte[] chunk = new byte[CHUNK];
    private int next;
    private int filled;
    private long number;

    Splitter(InputStream in, Framing framing) {
        this.in = in;
        this.framing = framing;
        this.separator = framing.separator().getBytes(StandardCharsets.UTF_8);
    }

    /** The next record; null at the end of the input. */
    @Nullable Piece next() throws IOException {
        while (true) {
            Piece record = framing.form() == Framing.Form.BLOCK ? block() : piece();
            if (record == null) {
                return null;
            }
            if (record.bytes().length > 0) {
                number++;
                return new Piece(number, record.bytes(), record.tooLong());
            }
        }
    }

    private @Nullable Piece piece() throws IOException {
        boolean nul = framing.form() == Framing.Form.NUL;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!take(bytes, nul ? (byte) 0 : (byte) '\n')) {
            return null;
        }
        return nul ? record(bytes) : withoutReturn(record(bytes));
    }

    private @Nullable Piece block() throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        boolean any = false;
        boolean cut = false;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (take(line, (byte) '\n')) {
            Piece next = withoutReturn(record(line));
            byte[] bytes = next.bytes();
            if (Arrays.equals(bytes, separator)) {
                return record(block, cut);
            }
            cut |= next.tooLong();
            if (any && block.size() <= LONGEST) {
                block.write('\n');
            }
            any = true;
            block.write(
                    bytes,
                    0,
                    Math.min(bytes.length, LONGEST + 1 - Math.min(block.size(), LONGEST)));
            line.reset();
        }
        return any ? record(block, cut) : null;
    }

    /** Takes bytes up to an end; false where there are none any more. */
    private boolean take(ByteArrayOutputStream bytes, byte end) throws IOException {
        boolean any = false;
        while (next < filled || fill()) {
            any = true;
            int from = next;
            while (next < filled && chunk[next] != end) {
                next++;
            }
            int room = LONGEST + 1 - bytes.size();
            bytes.write(chunk, from, Math.min(next - from, room));
            if (next < filled) {
                next++;
                return true;
            }
        }
        return any;
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, in.read(chunk));
        return filled > 0;
    }

    private static Piece record(ByteArrayOutputStream bytes) {
        return record(bytes, false);
    }

    /**
     * @param cut whether there was more than these bytes
     */
    private static Piece record(ByteArrayOutputStream bytes, boolean cut) {
        boolean tooLong = bytes.size() > LONGEST;
        byte[] all = bytes.toByteArray();
        return new Piece(0, tooLong ? Arrays.copyOf(all, LONGEST) : all, tooLong || cut);
    }

    private static Piece withoutReturn(Piece line) {
        byte[] bytes = line.bytes();
        boolean ends = !line.tooLong() && bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return ends ? new Piece(0, Arrays.copyOf(bytes, bytes.length - 1), false) : line;
    }
}
