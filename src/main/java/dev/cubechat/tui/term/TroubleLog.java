package dev.cubechat.tui.term;

import dev.cubechat.disk.OwnerOnly;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * A file for what must not be written over a full screen. Made when there is something to write;
 * only its owner may read it. Any thread may use it.
 */
public final class TroubleLog extends OutputStream {
    private final Supplier<Path> place;
    private final Clock clock;

    /**
     * @param place where it is; asked for when there is something to write
     */
    public TroubleLog(Supplier<Path> place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    public Path file() {
        return place.get();
    }

    /** Writes down what went wrong. */
    void note(String doing, Throwable trouble) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        writer.print(clock.instant() + " " + doing + ": ");
        trouble.printStackTrace(writer);
        writer.flush();
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            write(bytes, 0, bytes.length);
        } catch (IOException full) {
            // There is nowhere left to tell it.
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) throws IOException {
        Path file = file();
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, OwnerOnly.file(file));
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write(bytes, from, count);
        }
    }
}
