package dev.cubechat.disk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/**
 * The mark that editors of Windows put before a text (U+FEFF in UTF-8). It belongs to the file and
 * not to the text: a password, a key or a message that began with it would be another one.
 */
public final class ByteOrderMark {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ByteOrderMark() {}

    /** The same bytes without it, where they begin with it. */
    public static byte[] cutFrom(byte[] text) {
        boolean marked =
                text.length >= MARK.length
                        && Arrays.equals(text, 0, MARK.length, MARK, 0, MARK.length);
        return marked ? Arrays.copyOfRange(text, MARK.length, text.length) : text;
    }

    /** The same stream without it; nothing is waited for before somebody reads. */
    public static InputStream cutFrom(InputStream text) {
        return new Unmarked(new PushbackInputStream(text, MARK.length));
    }

    /** Looks at the first bytes when the first one is wanted. Used by one thread. */
    private static final class Unmarked extends FilterInputStream {
        private final PushbackInputStream text;
        private boolean begun;

        Unmarked(PushbackInputStream text) {
            super(text);
            this.text = text;
        }

        @Override
        public int read() throws IOException {
            begin();
            return text.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            begin();
            return text.read(bytes, offset, length);
        }

        /** One byte after the other, for the next one may be long in coming. */
        private void begin() throws IOException {
            if (begun) {
                return;
            }
            begun = true;
            for (int known = 0; known < MARK.length; known++) {
                int next = text.read();
                if (next != Byte.toUnsignedInt(MARK[known])) {
                    if (next >= 0) {
                        text.unread(next);
                    }
                    text.unread(MARK, 0, known);
                    return;
                }
            }
        }
    }
}
