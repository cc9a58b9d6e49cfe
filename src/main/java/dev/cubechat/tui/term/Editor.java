package dev.cubechat.tui.term;

import dev.cubechat.disk.ReadLimit;
import dev.cubechat.programs.Programs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntConsumer;

/** A text in the person's own editor, as long as they write. */
final class Editor {
    /** More than any message. */
    private static final ReadLimit LIMIT = ReadLimit.ofMib(1);

    private final Path file;
    private final String before;

    private Editor(Path file, String before) {
        this.file = file;
        this.before = before;
    }

    /**
     * Starts {@code $VISUAL}, else {@code $EDITOR}, else vi, on our terminal.
     *
     * @param left is told the exit code, in another thread
     */
    static Editor open(Map<String, String> environment, String text, IntConsumer left)
            throws IOException {
        // Only its owner may read it: so are temporary files made.
        Path file = Files.createTempFile("cubechat-", ".txt");
        try {
            Files.writeString(file, text);
            Process process =
                    Programs.call("sh", "-c", command(environment) + " \"$1\"", "sh", "" + file)
                            .inheritIO()
                            .start();
            var unused = process.onExit().thenAccept(ended -> left.accept(ended.exitValue()));
            return new Editor(file, text);
        } catch (IOException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    private static String command(Map<String, String> environment) {
        String visual = environment.getOrDefault("VISUAL", "");
        String editor = visual.isBlank() ? environment.getOrDefault("EDITOR", "") : visual;
        return editor.isBlank() ? "vi" : editor;
    }

    /** What was written, without the line end that editors put last; null where nothing was. */
    @Nullable String result(int code) throws IOException {
        try {
            if (code != 0) {
                return null;
            }
            String text = LIMIT.text(file);
            String trimmed = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            return trimmed.equals(before) ? null : trimmed;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
