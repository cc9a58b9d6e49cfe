package dev.cubechat.rest;

import dev.cubechat.disk.SoleUse;
import dev.cubechat.disk.WholeFile;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
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
import java.util.Optional;
import java.util.Set;

/**
 * A download on the disk that is not complete yet: {@code NAME.part} with the bytes, and {@code
 * NAME.part.tag} that says what they are the beginning of. When the program ends in between, the
 * next one goes on with them. What is there of these names and was not left by a download is
 * somebody's own, and stays as it is. Who has begun or found a note holds it until they close this,
 * so that no two downloads write to one place. Used by one thread.
 */
public final class PartFile implements Landing, AutoCloseable {
    /** What we note is shorter. */
    private static final int LONGEST_NOTE = 64 * 1024;

    private final Path part;
    private final Path note;
    private final String content;
    private @Nullable FileChannel held;
    private boolean ours;
    private long have;
    private @Nullable String tag;

    /**
     * Looks what is there of this content.
     *
     * @param goal where the whole file shall be in the end
     * @param content a name for what is downloaded, without line breaks: bytes of another content
     *     are not gone on with
     * @throws Failure CONFLICT where something else has the name of the files, or another download
     *     writes to them, CONFIGURATION where they cannot be read
     */
    public PartFile(Path goal, String content) {
        this.part = goal.resolveSibling(goal.getFileName() + ".part");
        this.note = goal.resolveSibling(goal.getFileName() + ".part.tag");
        this.content = content;
        boolean seen = false;
        try {
            look();
            seen = true;
        } catch (IOException unreadable) {
            throw failed("read", unreadable);
        } finally {
            if (!seen) {
                close();
            }
        }
    }

    private void look() throws IOException {
        FileChannel there = isFile(note) && Files.isWritable(note) ? locked() : null;
        held = there;
        List<String> lines = there == null ? List.of() : lines(there);
        boolean known =
                lines.size() == 2
                        && (lines.getLast().isEmpty() || lines.getLast().startsWith("\""));
        // A download that ended before it had noted anything has left an empty one.
        ours = known || (there != null && there.size() == 0);
        if (!ours && isThere(note)) {
            throw taken(note);
        }
        if (isThere(part) && !(known && isFile(part))) {
            throw taken(part);
        }
        if (isThere(part) && lines.getFirst().equals(content) && !lines.getLast().isEmpty()) {
            have = Files.size(part);
            tag = lines.getLast();
        }
    }

    /** Opens the note for us alone. */
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
            Object before = fresh ? null : key(note);
            channel = FileChannel.open(note, how);
            // What another one took away meanwhile is not the file of this name any more.
            alone = SoleUse.begins(channel) && (fresh || Objects.equals(before, key(note)));
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

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    private static List<String> lines(FileChannel note) throws IOException {
        byte[] text = Channels.newInputStream(note).readNBytes(LONGEST_NOTE + 1);
        return text.length > LONGEST_NOTE
                ? List.of()
                : new String(text, StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public long have() {
        return have;
    }

    @Override
    public @Nullable String tag() {
        return tag;
    }

    /** The note comes first: bytes without one would be taken for somebody else's. */
    @Override
    public OutputStream begin(@Nullable String newTag) {
        try {
            if (ours) {
                Files.deleteIfExists(part);
            }
            write(newTag == null ? "" : newTag);
            ours = true;
            OutputStream out = open(StandardOpenOption.CREATE_NEW);
            have = 0;
            tag = newTag;
            return out;
        } catch (FileAlreadyExistsException there) {
            throw taken(Path.of(there.getFile()));
        } catch (IOException notMade) {
            throw failed("write", notMade);
        }
    }

    private void write(String newTag) throws IOException {
        FileChannel channel = held == null ? locked(StandardOpenOption.CREATE_NEW) : held;
        held = channel;
        try {
            channel.truncate(0);
            byte[] text = (content + "\n" + newTag + "\n").getBytes(StandardCharsets.UTF_8);
            for (ByteBuffer rest = ByteBuffer.wrap(text); rest.hasRemaining(); ) {
                channel.write(rest, rest.position());
            }
        } catch (IOException full) {
            Files.deleteIfExists(note);
            throw full;
        }
    }

    @Override
    public OutputStream goOn() {
        try {
            return open(StandardOpenOption.APPEND);
        } catch (IOException notMade) {
            throw failed("write", notMade);
        }
    }

    /**
     * Gives the whole file its name.
     *
     * @param over whether it may take the place of a file that is there
     * @throws Failure CONFLICT where there is one and it may not, or where another download wrote
     *     to the same place
     */
    public void complete(Path goal, boolean over) {
        try {
            if (Files.size(part) != have) {
                throw new Failure(
                                FailureKind.CONFLICT,
                                "Something else wrote to " + part + " at the same time.")
                        .withHint("Run it again when the other download is over.");
            }
            if (isThere(goal) && !(over && isReplaceable(goal))) {
                throw new Failure(FailureKind.CONFLICT, goal + " came to be in the meantime.")
                        .withHint("--force writes over it.");
            }
            new WholeFile(goal).take(part);
            Files.deleteIfExists(note);
        } catch (IOException notMoved) {
            throw failed("rename", notMoved);
        } finally {
            close();
        }
    }

    /** What is not complete stays for the next one to go on with. */
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

    private OutputStream open(StandardOpenOption how) throws IOException {
        return new FilterOutputStream(
                Files.newOutputStream(
                        part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS, how)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                have += length;
            }

            @Override
            public void write(int oneByte) throws IOException {
                out.write(oneByte);
                have++;
            }
        };
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** A file, or a link to one or to nothing; not a device. */
    private static boolean isReplaceable(Path goal) {
        return Files.isRegularFile(goal) || !Files.exists(goal);
    }

    private static Failure taken(Path file) {
        return new Failure(
                        FailureKind.CONFLICT,
                        file + " is there already, and no download of cubechat left it.")
                .withHint("Move it away, or download to another name.");
    }

    private Failure failed(String verb, IOException trouble) {
        if (trouble instanceof ClosedByInterruptException) {
            return new Failure(FailureKind.INTERRUPTED, "Stopped while downloading.", trouble);
        }
        return new Failure(
                        FailureKind.CONFIGURATION,
                        "Could not " + verb + " " + part + ": " + reason(trouble) + ".",
                        trouble)
                .withHint("Check the folder and whether the disk is full.");
    }

    private static String reason(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException gone -> "there is no such file";
            case AccessDeniedException denied -> "permission denied";
            // The message of one is the file's name.
            case FileSystemException e ->
                    Optional.ofNullable(e.getReason()).orElse("it could not be accessed");
            default -> String.valueOf(trouble.getMessage());
        };
    }
}
