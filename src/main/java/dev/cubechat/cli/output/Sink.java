package dev.cubechat.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Standard output as UTF-8, buffered until it is flushed. Used by one thread. */
final class Sink {
    private static final int SIZE = 32 * 1024;

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private int used;

    Sink(OutputStream out) {
        this.out = out;
    }

    Sink print(String text) {
        print(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    void print(byte[] bytes) {
        if (bytes.length > SIZE - used) {
            drain();
        }
        if (bytes.length > SIZE) {
            write(bytes, bytes.length);
            return;
        }
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    void print(char ascii) {
        if (used == SIZE) {
            drain();
        }
        buffer[used++] = (byte) ascii;
    }

    void print(long number) {
        print(Long.toString(number));
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
        try {
            out.write(bytes, 0, length);
        } catch (IOException broken) {
            throw new OutputFailed(broken);
        }
    }
}
