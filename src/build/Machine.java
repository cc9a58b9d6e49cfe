import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The machine that packages: everything in which one system differs from another. */
final class Machine {
    private static final String WINDOWS = "Windows";

    /** Without the last three no program of Windows has a network or a temporary folder. */
    private static final Set<String> NEEDED =
            Set.of("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP");

    private Machine() {}

    /** Linux, Mac or Windows. */
    static String system() {
        String name = System.getProperty("os.name");
        return name.startsWith("Linux") ? "Linux" : name.startsWith("Mac") ? "Mac" : WINDOWS;
    }

    static boolean isArm() {
        return System.getProperty("os.arch").equals("aarch64");
    }

    /** The program that runs Java, of the one in this folder. */
    static Path java(Path home) {
        return home.resolve("bin").resolve(isWindows() ? "java.exe" : "java");
    }

    /** The jars as Java here takes them. */
    static String classPath(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Leaves what a program needs to run at all; names differ in case on Windows. */
    static void keepNeeded(Map<String, String> environment) {
        environment.keySet().removeIf(name -> !NEEDED.contains(name.toUpperCase(Locale.ROOT)));
    }

    /**
     * Says who may do what with a file, where the system knows that.
     *
     * @param rights as in {@code rwxr-xr-x}
     */
    static void allow(Path file, String rights) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        }
    }

    /** Deletes a file, also one that jlink has made read-only: Windows keeps such files. */
    static void delete(Path file) throws IOException {
        if (isWindows()) {
            Files.setAttribute(file, "dos:readonly", false);
        }
        Files.delete(file);
    }

    private static boolean isWindows() {
        return system().equals(WINDOWS);
    }
}
