import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Puts the resources that are asked for at a start into a small jar in front of all others: Java
 * opens the jars of the class path one after the other until it finds what it looks for.
 */
final class Front {
    /** What Smack reads when it starts, and the jar that has it. */
    private static final String JAR = "smack-core.jar";

    private static final List<String> ASKED_FOR =
            List.of("org.jivesoftware.smack/version", "org.jivesoftware.smack/smack-config.xml");

    static final String NAME = "front.jar";

    private Front() {}

    /** Moves them; the build fails where one is not there. */
    static void make(Path lib) throws IOException {
        URI made = URI.create("jar:" + lib.resolve(NAME).toUri());
        try (FileSystem front = FileSystems.newFileSystem(made, Map.of("create", "true"));
                FileSystem jar = FileSystems.newFileSystem(lib.resolve(JAR))) {
            for (String name : ASKED_FOR) {
                Path from = jar.getPath(name);
                Path to = front.getPath(name);
                Files.createDirectories(to.getParent());
                Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
                Files.delete(from);
            }
        }
    }
}
