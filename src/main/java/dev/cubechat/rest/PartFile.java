package dev.cubechat.rest;

import dev.cubechat.disk.Reason;
import dev.cubechat.disk.WholeFile;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A download on the disk that is not complete yet: {@code NAME.part} with the bytes, and a {@link
 * PartNote} that says what they are the beginning of. When the program ends in between, the next
 * one goes on with them. What is there of these names and was not left by a download is somebody's
 * own, and stays as it is. Used by one thread.
 */
public final class PartFile implements Landing, AutoCloseable {
    private final Path part;
    private final PartNote note;
    private final String content;
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
        this.note = new PartNote(part);
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
        note.find();
        if (!note.isOurs() && isThere(note.file())) {
            throw taken(note.file());
        }
        if (isThere(part) && !(note.isOfBytes() && isFile(part))) {
            throw taken(part);
        }
        String noted = note.tagOf(content);
        if (isThere(part) && noted != null) {
            have = Files.size(part);
            tag = noted;
        }
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
            if (note.isOurs()) {
                Files.deleteIfExists(part);
            }
            note.write(content, newTag == null ? "" : newTag);
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
            note.delete();
        } catch (IOException notMoved) {
            throw failed("rename", notMoved);
        } finally {
            close();
        }
    }

    /** What is not complete stays for the next one to go on with. */
    @Override
    public void close() {
        note.close();
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
                        "Could not " + verb + " " + part + ": " + Reason.of(trouble) + ".",
                        trouble)
                .withHint("Check the folder and whether the disk is full.");
    }
}
