package dev.cubechat.export;

import dev.cubechat.disk.WholeFile;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known about an exported file, beside it and for its owner only: a line with the {@link
 * Plan}, then one for each {@link Checkpoint}. It is only ever added to, so a crash can spoil its
 * last line at most, and that one is as good as never written.
 */
final class Journal implements AutoCloseable {
    private static final int LONGEST_LINE = 16 * 1024 * 1024;

    private final FileChannel channel;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * What a journal says.
     *
     * @param last where to go on; null at the very beginning
     * @param place the last message in the file; null where there is none
     * @param length of the journal up to there
     */
    record Told(Plan plan, @Nullable Checkpoint last, @Nullable Row place, long length) {
        boolean complete() {
            return last != null && last.complete();
        }
    }

    /** Begins a journal: it is there with its plan, or not at all. */
    static void begin(Path path, Plan plan) throws IOException {
        new WholeFile(path).write(JsonText.write(plan.write()) + "\n");
    }

    /**
     * Reads a journal up to the last checkpoint that this much of the file bears out; a file may be
     * shorter than was written where the power failed.
     */
    static Optional<Told> read(Path path, long fileLength) throws IOException {
        try (Lines lines = new Lines(path)) {
            Optional<Plan> plan = lines.next().flatMap(Plan::read);
            if (plan.isEmpty()) {
                return Optional.empty();
            }
            Checkpoint last = null;
            Row place = null;
            long length = lines.end();
            for (Optional<Checkpoint> next = checkpoint(lines);
                    next.isPresent() && next.get().bytes() <= fileLength;
                    next = checkpoint(lines)) {
                last = next.get();
                place = last.last() == null ? place : last.last();
                length = lines.end();
            }
            return Optional.of(new Told(plan.get(), last, place, length));
        }
    }

    /** The rows of a complete journal in order; to be closed. */
    static Stream<Row> rows(Path path) throws IOException {
        Lines lines = new Lines(path);
        lines.next();
        return Stream.generate(() -> checkpoint(lines))
                .takeWhile(Optional::isPresent)
                .flatMap(each -> each.orElseThrow().rows().stream())
                .onClose(lines::closeQuietly);
    }

    /** Goes on behind that length; what came after it is given up. */
    static Journal open(Path path, long length) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
        channel.truncate(length);
        channel.position(length);
        return new Journal(channel);
    }

    void add(Checkpoint checkpoint) throws IOException {
        String line = JsonText.write(checkpoint.write()) + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static Optional<Checkpoint> checkpoint(Lines lines) {
        return lines.next().flatMap(Checkpoint::read);
    }

    /** The whole lines of a journal, up to one that cannot be read. */
    private static final class Lines implements AutoCloseable {
        private final Path path;
        private final InputStream in;
        private long end;

        Lines(Path path) throws IOException {
            this.path = path;
            this.in = new BufferedInputStream(Files.newInputStream(path));
        }

        /** Where the line that came last ends. */
        long end() {
            return end;
        }

        Optional<Json.Obj> next() {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            try {
                for (int one = in.read(); one != '\n'; one = in.read()) {
                    if (one < 0 || line.size() > LONGEST_LINE) {
                        return Optional.empty();
                    }
                    line.write(one);
                }
                Json.Obj json = JsonText.parse(line.toByteArray()).asObject();
                end += line.size() + 1;
                return Optional.of(json);
            } catch (MalformedJson torn) {
                return Optional.empty();
            } catch (IOException unreadable) {
                throw Trouble.of("read", path, unreadable);
            }
        }

        void closeQuietly() {
            try {
                close();
            } catch (IOException unreadable) {
                throw Trouble.of("read", path, unreadable);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
