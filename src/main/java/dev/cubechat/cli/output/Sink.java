package dev.cubechat.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Standard output as UTF-8, buffered until it is flushed. Used by one thread. */
final class Sink {
    private static final int SIZE = 32 * 1024;
    private static final int DIGITS = 10;

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private final byte[] digits = new byte[DIGITS];
    private int used;
    private long drained;

    Sink(OutputStream out) {
        this.out = out;
    }

    Sink print(String text) {
        print(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    void print(byte[] bytes) {
        if (bytes.length > SIZE) {
            drain();
            write(bytes, bytes.length);
        } else {
            print(bytes, 0, bytes.length);
        }
    }

    private void print(byte[] bytes, int from, int length) {
        if (length > SIZE - used) {
            drain();
        }
        System.arraycopy(bytes, from, buffer, used, length);
        used += length;
    }

    void print(char ascii) {
        if (used == SIZE) {
            drain();
        }
        buffer[used++] = (byte) ascii;
    }

    void print(long number) {
        if (number < 0 || number > Integer.MAX_VALUE) {
            print(Long.toString(number));
            return;
        }
        // Most are ids and seconds: digit by digit from the last, without a text of them.
        int at = DIGITS;
        int rest = (int) number;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        print(digits, at, DIGITS - at);
    }

    /** How many bytes were printed in all. */
    long printed() {
        return drained + used;
    }

    /** What was printed after so many; nothing where some of it is not here any more. */
    byte[] since(long printed) {
        return printed < drained
                ? new byte[0]
                : Arrays.copyOfRange(buffer, (int) (printed - drained), used);
    }

    void flush() {
        drain();
        try {
            out.flush();
        } catch (IOException broken) {
            throw new OutputFailed(broken);
        }
    }

    private void drain() {
        int length = used;
        used = 0;
        if (length > 0) {
            write(buffer, length);
        }
    }

    private void write(byte[] bytes, int length) {
        drained += length;
        try {
            out.write(bytes, 0, length);
        } catch (IOException broken) {
            throw new OutputFailed(broken);
        }
    }
}
