import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Puts the resources that are asked for at a start into a small jar in front of all others: Java
 * opens the jars of the class path one after the other until it finds what it looks for.
 */
final class Front {
    /** Each with the jar that has it. */
    private static final Map<String, String> ASKED_FOR =
            Map.of(
                    "org.jivesoftware.smack/version", "smack-core.jar",
                    "org.jivesoftware.smack/smack-config.xml", "smack-core.jar");

    static final String NAME = "front.jar";

    private Front() {}

    /** Moves them; the build fails where one is not there. */
    static void make(Path lib) throws IOException {
        URI made = URI.create("jar:" + lib.resolve(NAME).toUri());
        try (FileSystem front = FileSystems.newFileSystem(made, Map.of("create", "true"))) {
            for (Map.Entry<String, String> each : ASKED_FOR.entrySet()) {
                try (FileSystem jar = FileSystems.newFileSystem(lib.resolve(each.getValue()))) {
                    Path to = front.getPath(each.getKey());
                    Files.createDirectories(to.getParent());
                    Files.move(jar.getPath(each.getKey()), to);
                }
            }
        }
    }
}
