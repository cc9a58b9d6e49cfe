package dev.cubechat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pipe with a text for whoever reads it first; for the next it is not there any more. */
final class PipedText {
    private PipedText() {}

    static Path at(Path path, String text) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
        Thread.ofPlatform().daemon().start(() -> write(path, text));
        return path;
    }

    private static void write(Path path, String text) {
        try (OutputStream pipe = Files.newOutputStream(path)) {
            pipe.write(text.getBytes(StandardCharsets.UTF_8));
            // Before its reader has come to the end.
            Files.delete(path);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
