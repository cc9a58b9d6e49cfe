package dev.cubechat.rest;

import dev.cubechat.disk.WholeFile;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A download on the disk that is not complete yet: {@code NAME.part} with the bytes, and {@code
 * NAME.part.tag} that says what they are the beginning of. When the program ends in between, the
 * next one goes on with them.
 */
public final class PartFile implements Landing {
    private final Path part;
    private final Path note;
    private final String content;
    private long have;
    private @Nullable String tag;

    /**
     * Looks what is there of this content.
     *
     * @param goal where the whole file shall be in the end
     * @param content a name for what is downloaded, without line breaks: bytes of another content
     *     are not gone on with
     * @throws Failure USAGE where the files cannot be read
     */
    public PartFile(Path goal, String content) {
        this.part = goal.resolveSibling(goal.getFileName() + ".part");
        this.note = goal.resolveSibling(goal.getFileName() + ".part.tag");
        this.content = content;
        try {
            if (Files.isRegularFile(part) && Files.isRegularFile(note)) {
                List<String> lines = Files.readAllLines(note);
                if (lines.size() == 2 && lines.getFirst().equals(content)) {
                    this.have = Files.size(part);
                    this.tag = lines.getLast();
                }
            }
        } catch (IOException unreadable) {
            throw failed("read", unreadable);
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

    @Override
    public OutputStream begin(@Nullable String newTag) {
        try {
            Files.deleteIfExists(note);
            OutputStream out = open(StandardOpenOption.TRUNCATE_EXISTING);
            if (newTag != null) {
                Files.write(note, List.of(content, newTag));
            }
            have = 0;
            tag = newTag;
            return out;
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
            if (!over && Files.exists(goal)) {
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
                        part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
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

    private Failure failed(String verb, IOException trouble) {
        return new Failure(
                FailureKind.USAGE,
                "Could not " + verb + " " + part + ": " + trouble.getMessage(),
                trouble);
    }
}
