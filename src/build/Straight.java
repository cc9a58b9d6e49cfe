import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;

/**
 * Spares Conscrypt what it looks for at each start and does not find: whether this is Android, and
 * its native library in the jars, which {@link Natives} has taken out of them. Each time every jar
 * of the class path would be opened and read.
 */
final class Straight {
    private static final MethodTypeDesc NUMBER = MethodTypeDesc.of(ConstantDescs.CD_int);
    private static final MethodTypeDesc LOAD =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

    private final LibraryClasses jar;

    private Straight(LibraryClasses jar) {
        this.jar = jar;
    }

    /**
     * Writes the classes anew that look around.
     *
     * @param jar Conscrypt's
     * @param library the native one, as {@link System#loadLibrary} names it
     */
    static void make(LibraryClasses jar, String library) throws IOException {
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
    }

    /** Puts this in place of what a method does. */
    private void answer(
            String name, String method, MethodTypeDesc type, Consumer<CodeBuilder> answer)
            throws IOException {
        ClassModel model = jar.find("org/conscrypt/" + name).orElseThrow();
        List<MethodModel> found =
                model.methods().stream()
                        .filter(each -> each.methodName().equalsString(method))
                        .filter(each -> each.methodTypeSymbol().equals(type))
                        .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(name + " has no " + method + " any more");
        }
        jar.write(
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
}
