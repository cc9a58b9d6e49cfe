import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Puts texts into the program's jar, each in a class that gives it. Out of a class archive that is
 * there at once; to make help anew from the commands takes five times as long as all else.
 */
final class TextClasses {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private TextClasses() {}

    /**
     * Adds the classes.
     *
     * @param texts files that are named like the classes
     */
    static void add(Path texts, String packageName, Path jar) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.list(texts)) {
            Path folder = Files.createDirectories(inside.getPath(packageName.replace('.', '/')));
            Files.setLastModifiedTime(folder, FileTime.from(TIME));
            for (Path text : files.sorted().toList()) {
                String name = text.getFileName().toString();
                Path page = folder.resolve(name + ".class");
                Files.write(page, page(packageName + "." + name, Files.readString(text)));
                Files.setLastModifiedTime(page, FileTime.from(TIME));
            }
        }
    }

    private static byte[] page(String name, String text) {
        return ClassFile.of()
                .build(
                        ClassDesc.of(name),
                        page ->
                                page.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                                        .withInterfaceSymbols(
                                                List.of(Supplier.class.describeConstable().get()))
                                        .withMethodBody(
                                                ConstantDescs.INIT_NAME,
                                                ConstantDescs.MTD_void,
                                                ClassFile.ACC_PUBLIC,
                                                code ->
                                                        code.aload(0)
                                                                .invokespecial(
                                                                        ConstantDescs.CD_Object,
                                                                        ConstantDescs.INIT_NAME,
                                                                        ConstantDescs.MTD_void)
                                                                .return_())
                                        .withMethodBody(
                                                "get",
                                                MethodTypeDesc.of(ConstantDescs.CD_Object),
                                                ClassFile.ACC_PUBLIC,
                                                code -> code.loadConstant(text).areturn()));
    }
}
