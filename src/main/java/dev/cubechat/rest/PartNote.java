package dev.cubechat.rest;

import dev.cubechat.disk.SoleUse;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The note beside the bytes of a download, {@code NAME.part.tag}: which content they are the
 * beginning of. Who has found or begun one holds it until they close this, so that no two downloads
 * write to one place. Used by one thread.
 */
final class PartNote implements AutoCloseable {
    /** What we note is shorter. */
    private static final int LONGEST = 64 * 1024;

    private final Path part;
    private final Path file;
    private @Nullable FileChannel held;

    /** Of a note that a download has left; empty where it had noted nothing yet. */
    private List<String> lines = List.of();

    private boolean ours;

    PartNote(Path part) {
        this.part = part;
        this.file = part.resolveSibling(part.getFileName() + ".tag");
    }

    /**
     * Looks what is there.
     *
     * @throws Failure CONFLICT where another download holds it
     */
    void find() throws IOException {
        boolean may =
                Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(file);
        FileChannel there = may ? locked() : null;
        held = there;
        if (there == null) {
            return;
        }
        List<String> read = lines(there);
        boolean known =
                read.size() == 2 && (read.getLast().isEmpty() || read.getLast().startsWith("\""));
        lines = known ? read : List.of();
        // A download that ended before it had noted anything has left an empty one.
        ours = known || there.size() == 0;
    }

    Path file() {
        return file;
    }

    /** Whether it is one that a download has left or made. */
    boolean isOurs() {
        return ours;
    }

    /** Whether it says of some bytes what they are. */
    boolean isOfBytes() {
        return !lines.isEmpty();
    }

    /** The ETag of this content, where bytes with such a one are noted; null where not. */
    @Nullable String tagOf(String content) {
        return isOfBytes() && lines.getFirst().equals(content) && !lines.getLast().isEmpty()
                ? lines.getLast()
                : null;
    }

    /** Notes what the bytes are going to be. */
    void write(String content, String tag) throws IOException {
        FileChannel channel = held == null ? locked(StandardOpenOption.CREATE_NEW) : held;
        held = channel;
        try {
            channel.truncate(0);
            byte[] text = (content + "\n" + tag + "\n").getBytes(StandardCharsets.UTF_8);
            for (ByteBuffer rest = ByteBuffer.wrap(text); rest.hasRemaining(); ) {
                channel.write(rest, rest.position());
            }
        } catch (IOException full) {
            Files.deleteIfExists(file);
            throw full;
        }
        ours = true;
    }

    /** There are no bytes any more of which it would have to tell. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void close() {
        FileChannel channel = held;
        held = null;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException lost) {
                // The lock is gone with the file.
            }
        }
    }

    /** Opens it for us alone. */
    private FileChannel locked(OpenOption... more) throws IOException {
        Set<OpenOption> how = new HashSet<>(List.of(more));
        how.addAll(
                List.of(
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS));
        boolean fresh = how.contains(StandardOpenOption.CREATE_NEW);
        FileChannel channel = null;
        boolean alone = false;
        try {
            Object before = fresh ? null : key();
            channel = FileChannel.open(file, how);
            // What another one took away meanwhile is not the file of this name any more.
            alone = SoleUse.begins(channel) && (fresh || Objects.equals(before, key()));
            if (alone) {
                return channel;
            }
        } catch (NoSuchFileException | FileAlreadyExistsException meanwhile) {
            // Another one has ended or begun.
        } finally {
            if (channel != null && !alone) {
                channel.close();
            }
        }
        throw new Failure(FailureKind.CONFLICT, "Another download writes to " + part + " just now.")
                .withHint("Run it again when that is over, or download to another name.");
    }

    private @Nullable Object key() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    private static List<String> lines(FileChannel note) throws IOException {
        byte[] text = Channels.newInputStream(note).readNBytes(LONGEST + 1);
        return text.length > LONGEST
                ? List.of()
                : new String(text, StandardCharsets.UTF_8).lines().toList();
    }
}
