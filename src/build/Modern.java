import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes class files of before Java 6 anew, as a compiler for Java 8 would have done: no class
 * archive takes them as they are, and checking them at each start takes longer than all else. They
 * do what they did; only the version and the maps of the stack, which the quick check reads, are
 * new.
 */
final class Modern {
    private static final int FIRST_WITH_STACK_MAPS = 50;
    private static final ClassTransform TRANSFORM =
            ((ClassTransform)
                            (builder, element) -> {
                                if (element instanceof ClassFileVersion) {
                                    builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                                } else {
                                    builder.with(element);
                                }
                            })
                    // Without touching the code it would be copied as it is, without maps.
                    .andThen(
                            ClassTransform.transformingMethodBodies(
                                    (code, element) -> code.with(element)));

    private Modern() {}

    /** Whether the first class of a jar is so old. */
    static boolean isNeededBy(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry first =
                    file.stream()
                            .filter(entry -> isClass(entry.getName()))
                            .findFirst()
                            .orElse(null);
            return first != null && isOld(bytes(file, first));
        }
    }

    /** Copies a jar; its old classes are written anew. */
    static void copy(Path from, Path to) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {from.toUri().toURL()}, null);
                JarFile jar = new JarFile(from.toFile());
                OutputStream file = Files.newOutputStream(to);
                ZipOutputStream out = new ZipOutputStream(file)) {
            ClassHierarchyResolver hierarchy =
                    ClassHierarchyResolver.ofResourceParsing(loader)
                            .orElse(ClassHierarchyResolver.defaultResolver())
                            .cached();
            ClassFile classes =
                    ClassFile.of(
                            StackMapsOption.GENERATE_STACK_MAPS,
                            ClassHierarchyResolverOption.of(hierarchy));
            for (Enumeration<JarEntry> each = jar.entries(); each.hasMoreElements(); ) {
                JarEntry entry = each.nextElement();
                byte[] bytes = bytes(jar, entry);
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(isClass(entry.getName()) && isOld(bytes) ? renew(classes, bytes) : bytes);
                out.closeEntry();
            }
        }
    }

    private static byte[] renew(ClassFile classes, byte[] old) {
        ClassModel model = classes.parse(old);
        byte[] renewed = classes.transformClass(model, TRANSFORM);
        if (!classes.verify(renewed).isEmpty()) {
            throw new IllegalStateException(
                    model.thisClass().asInternalName() + ": " + classes.verify(renewed));
        }
        return renewed;
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class");
    }

    /** The version stands in bytes 6 and 7. */
    private static boolean isOld(byte[] bytes) {
        return (bytes[6] << 8 | bytes[7] & 0xff) < FIRST_WITH_STACK_MAPS;
    }

    private static byte[] bytes(JarFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
