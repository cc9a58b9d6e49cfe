package dev.cubechat.tui.term;

import dev.cubechat.disk.ReadLimit;
import dev.cubechat.programs.Programs;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** A text in the person's own editor, as long as they write. */
final class Editor {
    /** More than any message. */
    private static final ReadLimit LIMIT = ReadLimit.ofMib(1);

    /** How long an editor may take to end that was told to, in milliseconds. */
    private static final int LAST_MOMENT = 400;

    private final Process process;
    private final Path file;
    private final String before;

    private Editor(Process process, Path file, String before) {
        this.process = process;
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
        // Only its owner may look into it: so are temporary folders made. What editors put beside
        // the file is there, too.
        Path file = Files.createTempDirectory("cubechat-").resolve("message.txt");
        try {
            Files.writeString(file, text);
            Process process =
                    Programs.call("sh", "-c", command(environment) + " \"$1\"", "sh", "" + file)
                            .inheritIO()
                            .start();
            var unused = process.onExit().thenAccept(ended -> left.accept(ended.exitValue()));
            return new Editor(process, file, text);
        } catch (IOException failed) {
            remove(file);
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
            remove(file);
        }
    }

    /** Ends it where nobody can wait for the person; what they had saved is what was written. */
    @Nullable String end() throws IOException {
        // The shell around the editor ends with it.
        List<ProcessHandle> inside = process.descendants().toList();
        inside.forEach(ProcessHandle::destroy);
        if (inside.isEmpty()) {
            process.destroy();
        }
        process.onExit().completeOnTimeout(process, LAST_MOMENT, TimeUnit.MILLISECONDS).join();
        inside.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return result(0);
    }

    private static void remove(Path file) throws IOException {
        List<Path> all;
        try (Stream<Path> inside = Files.walk(file.resolveSibling(""))) {
            all = inside.toList();
        }
        for (Path each : all.reversed()) {
            Files.deleteIfExists(each);
        }
    }
}
