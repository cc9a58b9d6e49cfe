import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program while it is watched, with the options by which its launcher starts it. */
final class Trainee {
    /** TLS, the screen and the database call native code. */
    static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

    private static final int PATIENCE_SECONDS = 60;

    private final Path java;
    private final Path lib;
    private final List<Path> jars;

    /**
     * @param java the program that runs the jars
     * @param lib where the jars and their native libraries are
     * @param jars in the order of the class path
     */
    Trainee(Path java, Path lib, List<Path> jars) {
        this.java = java;
        this.lib = lib;
        this.jars = List.copyOf(jars);
    }

    Path java() {
        return java;
    }

    List<Path> jars() {
        return jars;
    }

    /** The jar that names all others. */
    String classPath() {
        return lib.resolve(Front.NAME).toString();
    }

    /** Java's own way to wait for several sockets, on this system. */
    static String selectors() {
        return SelectorProvider.provider().getClass().getName();
    }

    /**
     * The line to start it with.
     *
     * @param options of Java, besides
     */
    List<String> command(List<String> options, List<String> words) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        NATIVE,
                        "-Djava.library.path=" + lib.resolve("native"),
                        "-Dlibrary.jline.path=" + lib.resolve("native"),
                        "-Dorg.sqlite.lib.path=" + lib.resolve("native"),
                        "-Djdk.reflect.useNativeAccessorOnly=true",
                        "-Dpicocli.disable.closures=true",
                        "-Dpicocli.converters.excludes=java.[st].*",
                        "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider",
                        "-Dslf4j.internal.verbosity=WARN",
                        "-Djava.nio.channels.spi.SelectorProvider=" + selectors(),
                        "-Djavax.xml.stream.XMLInputFactory="
                                + "com.sun.xml.internal.stream.XMLInputFactoryImpl",
                        "-cp",
                        classPath(),
                        "dev.cubechat.app.Main"));
        command.addAll(words);
        return command;
    }

    /**
     * Starts it.
     *
     * @param said where to put what it says
     */
    Process start(
            List<String> options, Map<String, String> environment, List<String> words, Path said)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(options, words));
        Machine.keepNeeded(builder.environment());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    /** Runs it to its end, which must be a good one. */
    void run(List<String> options, Map<String, String> environment, List<String> words, Path said)
            throws IOException, InterruptedException {
        Process process = start(options, environment, words, said);
        // For those who read.
        try (OutputStream input = process.getOutputStream()) {
            input.write("hello\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException didNotRead) {
            // It has ended without.
        }
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "cubechat " + String.join(" ", words) + " failed; see " + said);
        }
    }

    /** Ends one that goes on until it is told to stop. */
    static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
