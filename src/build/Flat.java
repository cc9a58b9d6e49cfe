import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a jar so that it is quickly opened: Java does that with every jar as soon as anything is
 * looked for that no jar has, rules of time zones for instance. Of a class that is there for
 * several releases of Java only that for this one stays, folders need no entries, and nothing in a
 * manifest says how to read the rest, so that none has to be read.
 */
final class Flat {
    private Flat() {}

    /** Replaces the jar by its flat form; all classes and resources that Java finds in it stay. */
    static void make(Path jar) throws IOException {
        Path flat = jar.resolveSibling(jar.getFileName() + ".flat");
        try (JarFile from =
                        new JarFile(
                                jar.toFile(), true, JarFile.OPEN_READ, JarFile.runtimeVersion());
                OutputStream file = Files.newOutputStream(flat);
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (Map.Entry<String, JarEntry> each : found(from).entrySet()) {
                ZipEntry copy = new ZipEntry(each.getKey());
                copy.setTime(each.getValue().getTime());
                to.putNextEntry(copy);
                try (InputStream in = from.getInputStream(each.getValue())) {
                    in.transferTo(to);
                }
                to.closeEntry();
            }
        }
        Files.delete(jar);
        Files.move(flat, jar);
    }

    /** What the jar has for this Java, by the names under which that looks for it. */
    private static Map<String, JarEntry> found(JarFile jar) {
        Map<String, JarEntry> found = new LinkedHashMap<>();
        jar.versionedStream()
                .filter(entry -> !entry.isDirectory())
                .filter(entry -> !entry.getName().equals(JarFile.MANIFEST_NAME))
                .filter(entry -> !entry.getName().equals("module-info.class"))
                .forEach(entry -> found.put(entry.getName(), entry));
        return found;
    }
}
