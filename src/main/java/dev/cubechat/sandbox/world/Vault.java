package dev.cubechat.sandbox.world;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The bytes of stored files, one file on the disk for each. Called from any thread. */
final class Vault implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final boolean temporary;
    private @Nullable Path folder;

    /**
     * What has come in.
     *
     * @param digest the MD5 of the bytes in hexadecimal digits, as S3 has it in its tags
     */
    record Received(long size, String digest) {}

    /** There are more bytes than were allowed. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1;
    }

    private Vault(boolean temporary, @Nullable Path folder) {
        this.temporary = temporary;
        this.folder = folder;
    }

    /** The vault in this folder, which is made when it is needed. */
    static Vault in(Path folder) {
        return new Vault(false, folder);
    }

    /** A vault that is gone when it is closed. */
    static Vault temporary() {
        return new Vault(true, null);
    }

    /**
     * Takes all bytes of a stream; until they are all there, nobody sees them.
     *
     * @throws TooLarge where there are more than the most; nothing is kept of them
     * @throws IOException where the stream or the disk fails
     */
    Received receive(String name, InputStream bytes, long most) throws IOException, TooLarge {
        Path place = place(name);
        Path fresh = Files.createTempFile(place.getParent(), name, ".new");
        try {
            Received received = copy(bytes, fresh, most);
            Files.move(
                    fresh,
                    place,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return received;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Takes these bytes. */
    Received keep(String name, byte[] bytes) {
        try {
            return receive(name, new ByteArrayInputStream(bytes), bytes.length);
        } catch (IOException | TooLarge failed) {
            throw broken(failed);
        }
    }

    /** The bytes from there on. */
    InputStream open(String name, long from) throws IOException {
        InputStream bytes = Files.newInputStream(place(name));
        try {
            bytes.skipNBytes(from);
            return bytes;
        } catch (IOException broken) {
            try (bytes) {
                throw broken;
            }
        }
    }

    boolean has(String name) {
        return Files.isRegularFile(place(name));
    }

    long size(String name) {
        try {
            return Files.size(place(name));
        } catch (IOException failed) {
            throw broken(failed);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(place(name));
        } catch (IOException failed) {
            throw broken(failed);
        }
    }

    @Override
    public synchronized void close() {
        if (!temporary || folder == null) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            List<Path> innermostFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path path : innermostFirst) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw broken(failed);
        }
    }

    private static Received copy(InputStream bytes, Path to, long most)
            throws IOException, TooLarge {
        MessageDigest digest = md5();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int length = bytes.read(chunk); length >= 0; length = bytes.read(chunk)) {
                size += length;
                if (size > most) {
                    throw new TooLarge();
                }
                digest.update(chunk, 0, length);
                out.write(chunk, 0, length);
            }
        }
        return new Received(size, HexFormat.of().formatHex(digest.digest()));
    }

    private Path place(String name) {
        return folder().resolve(name);
    }

    private synchronized Path folder() {
        try {
            if (folder == null) {
                folder = Files.createTempDirectory("cubechat-files");
            }
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw broken(failed);
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Failure broken(Exception cause) {
        return new Failure(
                FailureKind.CONFIGURATION,
                "The sandbox cannot keep its files: " + cause.getMessage(),
                cause);
    }
}
