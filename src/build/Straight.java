import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Spares Conscrypt what it looks for at each start and does not find: whether this is Android, its
 * native library in the jars, which {@link Natives} has taken out of them, and loggers for what is
 * hardly ever logged. Each time every jar of the class path would be opened and read.
 */
final class Straight {
    private static final String CLASSES = "org/conscrypt";
    private static final ClassDesc LOGGER = ClassDesc.of("java.util.logging.Logger");
    private static final MethodTypeDesc GET_LOGGER =
            MethodTypeDesc.of(LOGGER, ConstantDescs.CD_String);
    private static final MethodTypeDesc LOAD =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
    private static final MethodTypeDesc NUMBER = MethodTypeDesc.of(ConstantDescs.CD_int);

    private final FileSystem jar;
    private final ClassFile classes;

    private Straight(FileSystem jar) {
        this.jar = jar;
        this.classes =
                ClassFile.of(
                        ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(this::find)
                                        .orElse(ClassHierarchyResolver.defaultResolver())
                                        .cached()));
    }

    /** Whether this is Conscrypt's jar. */
    static boolean isFor(FileSystem jar) {
        return Files.exists(jar.getPath(CLASSES));
    }

    /**
     * Writes the classes anew that look around.
     *
     * @param library the native one, as {@link System#loadLibrary} names it
     */
    static void make(FileSystem jar, String library) throws IOException {
        Straight straight = new Straight(jar);
        straight.answer("Platform", "androidSdkInt", NUMBER, code -> code.iconst_0().ireturn());
        straight.answer(
                "NativeCryptoJni",
                "init",
                ConstantDescs.MTD_void,
                code ->
                        code.loadConstant(library)
                                .invokestatic(ClassDesc.of("java.lang.System"), "loadLibrary", LOAD)
                                .return_());
        straight.logLater();
    }

    /** Puts this in place of what a method does. */
    private void answer(
            String name, String method, MethodTypeDesc type, Consumer<CodeBuilder> answer)
            throws IOException {
        Path file = jar.getPath(CLASSES, name + ".class");
        ClassModel model = classes.parse(Files.readAllBytes(file));
        List<MethodModel> found =
                model.methods().stream()
                        .filter(each -> each.methodName().equalsString(method))
                        .filter(each -> each.methodTypeSymbol().equals(type))
                        .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(name + " has no " + method + " any more");
        }
        write(
                file,
                model,
                (made, part) -> {
                    if (part == found.getFirst()) {
                        int flags = found.getFirst().flags().flagsMask();
                        made.withMethodBody(method, type, flags, answer);
                    } else {
                        made.with(part);
                    }
                });
    }

    /** A class asks for its logger when it logs. */
    private void logLater() throws IOException {
        try (Stream<Path> files = Files.list(jar.getPath(CLASSES))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                ClassModel model = classes.parse(Files.readAllBytes(file));
                if (model.fields().stream().anyMatch(f -> f.fieldTypeSymbol().equals(LOGGER))) {
                    write(file, model, Straight::logLater);
                }
            }
        }
    }

    private static void logLater(ClassBuilder made, ClassElement part) {
        if (part instanceof MethodModel method) {
            boolean atStart = method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
            made.transformMethod(
                    method,
                    MethodTransform.transformingCode(
                            atStart ? Straight::askNobody : Straight::askNow));
        } else {
            made.with(part);
        }
    }

    private static void askNobody(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call && call.typeSymbol().equals(GET_LOGGER)) {
            code.pop().aconst_null();
        } else {
            code.with(element);
        }
    }

    private static void askNow(CodeBuilder code, CodeElement element) {
        if (element instanceof FieldInstruction get && get.typeSymbol().equals(LOGGER)) {
            code.loadConstant(get.owner().asInternalName().replace('/', '.'))
                    .invokestatic(LOGGER, "getLogger", GET_LOGGER);
        } else {
            code.with(element);
        }
    }

    private void write(Path file, ClassModel model, ClassTransform transform) throws IOException {
        byte[] written = classes.transformClass(model, transform);
        if (!classes.verify(written).isEmpty()) {
            throw new IllegalStateException(file + ": " + classes.verify(written));
        }
        OwnClasses.write(file, written, file);
    }

    /** The bytes of a class in the jar. */
    private InputStream find(ClassDesc name) {
        Path file =
                jar.getPath(name.packageName().replace('.', '/'), name.displayName() + ".class");
        try {
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
