import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes the native libraries out of the jars and keeps those of the machine that packages. Out of a
 * jar they would be written to the temporary folder at every start, where some systems run nothing.
 */
final class Natives {
    private static final Pattern LIBRARY = Pattern.compile(".+\\.(so|dylib|jnilib|dll)");

    /** As Conscrypt, JLine and SQLite name machines. */
    private static final Pattern HERE = Pattern.compile(".*(" + dashed() + "|" + folder() + ").*");

    private Natives() {}

    /** Moves those of one jar into the folder; a jar without any for this machine stays whole. */
    static void take(Path jar, Path folder) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(inside.getPath("/"))) {
            List<Path> all =
                    files.filter(file -> LIBRARY.matcher(file.toString()).matches()).toList();
            List<Path> here =
                    all.stream().filter(file -> HERE.matcher(file.toString()).matches()).toList();
            if (here.isEmpty()) {
                return;
            }
            Files.createDirectories(folder);
            for (Path library : here) {
                Files.copy(library, folder.resolve(library.getFileName().toString()));
            }
            for (Path library : all) {
                Files.delete(library);
            }
        }
    }

    /** The library of this name that was taken, as {@link System#loadLibrary} names it. */
    static Optional<String> taken(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Pattern known = Pattern.compile("(?:lib)?(" + name + ".*)\\.\\w+");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> known.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(found -> found.group(1))
                    .findFirst();
        }
    }

    private static String dashed() {
        String system = Machine.system();
        String name = system.equals("Mac") ? "osx" : system.toLowerCase(Locale.ROOT);
        return "-" + name + "-" + (Machine.isArm() ? "aarch_64" : "x86_64") + "\\.";
    }

    private static String folder() {
        return "/"
                + Machine.system()
                + "/"
                + (Machine.isArm() ? "(arm64|aarch64)" : "x86_64")
                + "/";
    }
}
