import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Makes a small jar that stands for all others. It has the resources that are asked for at a start:
 * Java opens jars one after the other until it finds what it looks for. And it names the others:
 * Java looks up each link in the path of every jar of the class path, needed or not, but for those
 * that a jar names it does so when something is looked for in them.
 */
final class Front {
    /** What Smack reads when it starts, and the jar that has it. */
    private static final String JAR = "smack-core.jar";

    private static final List<String> ASKED_FOR =
            List.of("org.jivesoftware.smack/version", "org.jivesoftware.smack/smack-config.xml");

    static final String NAME = "front.jar";

    private Front() {}

    /** Moves the resources; the build fails where one is not there. */
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

    /**
     * Names the others.
     *
     * @param jars all in the order of the class path, this one among them
     */
    static void name(Path lib, List<String> jars) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        jars.stream()
                                .filter(jar -> !jar.equals(NAME))
                                .collect(Collectors.joining(" ")));
        try (FileSystem front = FileSystems.newFileSystem(lib.resolve(NAME))) {
            Path file = front.getPath(JarFile.MANIFEST_NAME);
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                manifest.write(out);
            }
        }
    }
}
