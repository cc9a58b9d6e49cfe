package dev.cubechat.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The file that is written: how long it is so far, and the digest of it. Used by one thread. */
final class Paper implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final OutputStream out;
    private final MessageDigest digest;
    private long length;

    private Paper(OutputStream out, MessageDigest digest, long length) {
        this.out = out;
        this.digest = digest;
        this.length = length;
    }

    /** Begins a file that must not be there yet. */
    static Paper begin(Path path) throws IOException {
        OutputStream file =
                Files.newOutputStream(
                        path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return on(file, fresh(), 0);
    }

    /**
     * Goes on behind that length; what came after it is given up.
     *
     * @throws dev.cubechat.model.Failure CONFLICT where what stands before it is not what was
     *     written
     */
    static Paper goOn(Path path, Checkpoint from) throws IOException {
        MessageDigest digest = digest(path, from.bytes());
        if (!hex(digest).equals(from.sha256())) {
            throw Trouble.changed(path);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(from.bytes());
        }
        return on(Files.newOutputStream(path, StandardOpenOption.APPEND), digest, from.bytes());
    }

    /** Whether the file is what a checkpoint says, no more and no less. */
    static boolean matches(Path path, Checkpoint end) throws IOException {
        return Files.size(path) == end.bytes()
                && hex(digest(path, end.bytes())).equals(end.sha256());
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        length += bytes.length;
    }

    void flush() throws IOException {
        out.flush();
    }

    long length() {
        return length;
    }

    /** The digest of what was flushed. */
    String sha256() {
        return hex(digest);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static Paper on(OutputStream file, MessageDigest digest, long length) {
        return new Paper(
                new BufferedOutputStream(new DigestOutputStream(file, digest), BUFFER),
                digest,
                length);
    }

    private static MessageDigest digest(Path path, long length) throws IOException {
        MessageDigest digest = fresh();
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[BUFFER];
            long left = length;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return digest;
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
        }
        return digest;
    }

    /** Of what came so far; more may follow. */
    private static String hex(MessageDigest digest) {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
