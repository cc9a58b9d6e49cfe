package dev.cubechat.witness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Somebody at {@code cubechat chat --plain --jsonl}: what they type, and what they are told. */
final class Typist {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final JsonLines records = new JsonLines();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    void types(String line) throws IOException {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    JsonLines records() {
        return records;
    }

    /** Types nothing more, and gives the exit code. */
    int ends() throws Exception {
        keyboard.close();
        return exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits until this has been said beside the records. */
    void isTold(String part) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (notes) {
            while (!notes.toString(StandardCharsets.UTF_8).contains(part)) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new AssertionError("not told \"" + part + "\", only:\n" + notes);
                }
                notes.wait(left);
            }
        }
    }

    InputStream stdin() throws IOException {
        return new PipedInputStream(keyboard, 1 << 16);
    }

    void ended(int code) {
        exit.complete(code);
    }

    OutputStream notes() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                synchronized (notes) {
                    notes.write(b);
                    notes.notifyAll();
                }
            }
        };
    }
}
