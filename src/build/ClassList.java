import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * What goes into a class archive, in the lines of {@code -XX:DumpLoadedClassList}: a class, what of
 * its constants was resolved ({@code @cp}), a lambda of it ({@code @lambda-proxy}), and shapes of
 * calls that belong to no class ({@code @lambda-form-invoker}).
 */
final class ClassList {
    private final Set<String> lines = new LinkedHashSet<>();

    static ClassList union(ClassList... lists) {
        ClassList all = new ClassList();
        for (ClassList list : lists) {
            all.lines.addAll(list.lines);
        }
        return all;
    }

    /** Adds what a run has written down. */
    void addFile(Path list) throws IOException {
        for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
            // Ids count classes in one run; they would clash between runs, and only classes
            // of hand-made loaders ("super:") need them.
            if (!line.startsWith("#") && !line.contains(" super: ")) {
                lines.add(line.replaceFirst(" id: \\d+$", ""));
            }
        }
    }

    /** Adds those classes of a jar, whether they were loaded or not. */
    void addClasses(Path jar, Pattern which) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> which.matcher(name).matches())
                    .forEach(lines::add);
        }
    }

    /**
     * The classes of these names with what is known about them.
     *
     * @param names as in {@code java/lang/String}
     */
    ClassList only(Set<String> names) {
        ClassList some = new ClassList();
        for (String line : lines) {
            if (line.startsWith("@lambda-form-invoker") || names.contains(owner(line))) {
                some.lines.add(line);
            }
        }
        return some;
    }

    private static String owner(String line) {
        List<String> words = List.of(line.split(" ", 3));
        return words.get(line.startsWith("@") ? 1 : 0);
    }

    void write(Path file) throws IOException {
        Files.write(file, lines, StandardCharsets.UTF_8);
    }
}
