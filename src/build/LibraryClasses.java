import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the classes in a library's jar, and writes them anew. */
final class LibraryClasses implements AutoCloseable {
    private final FileSystem jar;
    private final ClassFile classes;

    LibraryClasses(Path jar) throws IOException {
        this.jar = FileSystems.newFileSystem(jar);
        this.classes =
                ClassFile.of(
                        ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(this::bytes)
                                        .orElse(ClassHierarchyResolver.defaultResolver())
                                        .cached()));
    }

    /** Whether there is such a package; its name has slashes, as all names here. */
    boolean has(String packageName) {
        return Files.isDirectory(jar.getPath(packageName));
    }

    ClassModel read(String name) throws IOException {
        return read(jar.getPath(name + ".class"));
    }

    /** Those of one package; none where the jar has no such package. */
    List<ClassModel> in(String packageName) throws IOException {
        List<ClassModel> found = new ArrayList<>();
        if (has(packageName)) {
            try (Stream<Path> files = Files.list(jar.getPath(packageName))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".class")).toList()) {
                    found.add(read(file));
                }
            }
        }
        return found;
    }

    void write(ClassModel model, ClassTransform change) throws IOException {
        String name = model.thisClass().asInternalName();
        byte[] written = classes.transformClass(model, change);
        if (!classes.verify(written).isEmpty()) {
            throw new IllegalStateException(name + ": " + classes.verify(written));
        }
        Path file = jar.getPath(name + ".class");
        OwnClasses.write(file, written, file);
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }

    private ClassModel read(Path file) throws IOException {
        return classes.parse(Files.readAllBytes(file));
    }

    /** What the class file API asks for; null where it is a class of others. */
    private InputStream bytes(ClassDesc name) {
        Path folder = jar.getPath(name.packageName().replace('.', '/'));
        Path file = folder.resolve(name.displayName() + ".class");
        try {
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
