import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody at a terminal of their own, who looks at the chat screen and types. */
final class Typist implements AutoCloseable {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final int PATIENCE_SECONDS = 15;

    /** How long a program may take that writes an archive at its end. */
    private static final int PATIENCE_AT_THE_END_SECONDS = 60;

    /** Into a dialog, and away. */
    static final List<Act> LOOKING =
            List.of(new Act("Pick a dialog", "\033[1;3B"), new Act("see you at 6", "\021"));

    /** In a dialog: a message, the palette, away. */
    static final List<Act> WRITING =
            List.of(
                    new Act("see you at 6", "hello"),
                    new Act("hello", "\r"),
                    new Act("✓", "\013"),
                    new Act("Climbers", "\033"),
                    new Act("Jon", "\021"));

    /** Into a dialog, and the same there. */
    static final List<Act> LOOKING_AND_WRITING =
            Stream.concat(LOOKING.stream().limit(1), WRITING.stream()).toList();

    /** Away as soon as there is a picture. */
    static final List<Act> LEAVING = List.of(new Act("", "\021"));

    /** The last bytes of a picture. */
    private static final String PICTURE = "\033[?2026l";

    /** What is seen, and what is typed then. */
    record Act(String seen, String typed) {}

    private final Process process;
    private final OutputStream keys;
    private final Path shown;

    /** How far was looked at what it shows. */
    private int from;

    /**
     * Starts the program on a terminal.
     *
     * @param shown where to put what it shows
     */
    Typist(List<String> program, Map<String, String> environment, Path shown) throws IOException {
        String line = program.stream().map(Typist::quoted).collect(Collectors.joining(" "));
        ProcessBuilder builder =
                new ProcessBuilder(
                        SCRIPT.toString(),
                        "-qec",
                        "stty rows 40 cols 120; exec " + line,
                        "/dev/null");
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("TERM", "xterm-256color", "LC_ALL", "C.UTF-8"));
        builder.redirectErrorStream(true).redirectOutput(shown.toFile());
        this.process = builder.start();
        this.keys = process.getOutputStream();
        this.shown = shown;
    }

    /** Whether this machine has the pseudo terminal of util-linux. */
    static boolean isThere() {
        return Machine.system().equals("Linux") && Files.isExecutable(SCRIPT);
    }

    /** Waits for the first picture. */
    void look() throws IOException, InterruptedException {
        await(PICTURE);
    }

    /** Does one after the other, as far as the program lives. */
    void act(List<Act> acts) throws IOException, InterruptedException {
        for (Act act : acts) {
            await(act.seen());
            type(act.typed());
        }
    }

    private void type(String text) {
        try {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        } catch (IOException gone) {
            // There may be no terminal for it here.
        }
    }

    /** Waits until the program has ended, which has been told to. */
    @Override
    public void close() throws InterruptedException {
        try {
            process.waitFor(PATIENCE_AT_THE_END_SECONDS, TimeUnit.SECONDS);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** Goes on without it, if it does not come. */
    private void await(String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            String all = Files.readString(shown, StandardCharsets.ISO_8859_1);
            int at = all.indexOf(latin(text), from);
            if (at >= 0) {
                from = at + latin(text).length();
                return;
            }
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                from = all.length();
                return;
            }
        }
    }

    /** As it looks when its bytes are read one by one. */
    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
