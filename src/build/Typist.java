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

/** Somebody at a terminal, who looks at the chat screen and types. */
final class Typist {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final int PATIENCE_SECONDS = 15;

    /** What is seen, and what is typed then: into a dialog, and away. */
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

    record Act(String seen, String typed) {}

    private Typist() {}

    /** Whether this machine has the pseudo terminal of util-linux. */
    static boolean isThere() {
        return System.getProperty("os.name").equals("Linux") && Files.isExecutable(SCRIPT);
    }

    /**
     * Runs the program on a terminal of its own until it has ended.
     *
     * @param seen where to put what it shows
     */
    static void use(
            List<String> program, Map<String, String> environment, Path seen, List<Act> acts)
            throws IOException, InterruptedException {
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
        builder.redirectErrorStream(true).redirectOutput(seen.toFile());
        Process process = builder.start();
        try (OutputStream keys = process.getOutputStream()) {
            int from = 0;
            for (Act act : acts) {
                from = await(act.seen(), seen, from, process);
                keys.write(act.typed().getBytes(StandardCharsets.UTF_8));
                keys.flush();
            }
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** Where what was seen ends; the end of all, if it does not come. */
    private static int await(String text, Path seen, int from, Process process)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            String all = Files.readString(seen, StandardCharsets.ISO_8859_1);
            int at = all.indexOf(latin(text), from);
            if (at >= 0) {
                return at + latin(text).length();
            }
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                return all.length();
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
