package dev.cubechat.rest;

import dev.cubechat.disk.WholeFile;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A download on the disk that is not complete yet: {@code NAME.part} with the bytes, and {@code
 * NAME.part.tag} that says what they are the beginning of. When the program ends in between, the
 * next one goes on with them. What is there of these names and was not left by a download is
 * somebody's own, and stays as it is.
 */
public final class PartFile implements Landing {
    private final Path part;
    private final Path note;
    private final String content;
    private boolean ours;
    private long have;
    private @Nullable String tag;

    /**
     * Looks what is there of this content.
     *
     * @param goal where the whole file shall be in the end
     * @param content a name for what is downloaded, without line breaks: bytes of another content
     *     are not gone on with
     * @throws Failure CONFLICT where something else has the name of the files, CONFIGURATION where
     *     they cannot be read
     */
    public PartFile(Path goal, String content) {
        this.part = goal.resolveSibling(goal.getFileName() + ".part");
        this.note = goal.resolveSibling(goal.getFileName() + ".part.tag");
        this.content = content;
        try {
            look();
        } catch (IOException unreadable) {
            throw failed("read", unreadable);
        }
    }

    private void look() throws IOException {
        List<String> lines = isFile(note) ? Files.readAllLines(note) : List.of();
        ours = lines.size() == 2 && (lines.getLast().isEmpty() || lines.getLast().startsWith("\""));
        if (!ours && isThere(note)) {
            throw taken(note);
        }
        if (isThere(part) && !(ours && isFile(part))) {
            throw taken(part);
        }
        if (isThere(part) && lines.getFirst().equals(content) && !lines.getLast().isEmpty()) {
            have = Files.size(part);
            tag = lines.getLast();
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
            if (ours) {
                Files.deleteIfExists(part);
                Files.deleteIfExists(note);
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
        try (OutputStream out = Files.newOutputStream(note, StandardOpenOption.CREATE_NEW)) {
            out.write((content + "\n" + newTag + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException there) {
            throw there;
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
        return new Failure(
                        FailureKind.CONFIGURATION,
                        "Could not " + verb + " " + part + ": " + reason(trouble) + ".",
                        trouble)
                .withHint("Check the folder and whether the disk is full.");
    }

    private static String reason(IOException trouble) {
        return switch (trouble) {
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(trouble.getMessage());
        };
    }
}
