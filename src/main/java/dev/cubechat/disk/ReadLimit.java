package dev.cubechat.disk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads whole files and streams that have to fit into memory: no more than so many bytes. What a
 * file says of its size is not asked: a device or a pipe has none.
 */
public record ReadLimit(int bytes) {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /** There is more than may be read. */
    public static final class Exceeded extends IOException {
        private Exceeded(ReadLimit limit) {
            super("it is longer than " + limit);
        }
    }

    public static ReadLimit ofKib(int kib) {
        return new ReadLimit(kib * KIB);
    }

    public static ReadLimit ofMib(int mib) {
        return new ReadLimit(mib * MIB);
    }

    /**
     * Everything in a file.
     *
     * @throws Exceeded where that is too much
     */
    public byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /**
     * Everything that is left in a stream.
     *
     * @throws Exceeded where that is too much
     */
    public byte[] read(InputStream in) throws IOException {
        byte[] read = in.readNBytes(bytes + 1);
        if (read.length > bytes) {
            throw new Exceeded(this);
        }
        return read;
    }

    /**
     * The first line of a stream without its end and the {@link ByteOrderMark}; what follows is
     * there for others.
     *
     * @throws Exceeded where that is too much
     */
    public byte[] firstLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != -1 && next != '\n'; next = in.read()) {
            if (line.size() == bytes) {
                throw new Exceeded(this);
            }
            line.write(next);
        }
        return ByteOrderMark.cutFrom(line.toByteArray());
    }

    /**
     * The text of a file, which has to be UTF-8.
     *
     * @throws Exceeded where that is too much
     */
    public String text(Path file) throws IOException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read(file))).toString();
    }

    @Override
    public String toString() {
        if (bytes % MIB == 0) {
            return bytes / MIB + " MiB";
        }
        return bytes % KIB == 0 ? bytes / KIB + " KiB" : bytes + " bytes";
    }
}
