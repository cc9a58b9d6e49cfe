import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/** Reads and writes the classes in the program's own jar. */
final class OwnClasses {
    private OwnClasses() {}

    /** What is done with the file of a class. */
    interface Work {
        void on(Path file) throws IOException;
    }

    static void each(Path jar, Work work) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(inside.getPath("dev/cubechat"))) {
            for (Path file : files.filter(OwnClasses::isClass).sorted().toList()) {
                work.on(file);
            }
        }
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class");
    }

    /** Writes a class that is as old as the one it was made from. */
    static void write(Path file, byte[] bytes, Path source) throws IOException {
        FileTime time = Files.getLastModifiedTime(source);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, time);
    }
}
