package dev.cubechat.disk;

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
}
