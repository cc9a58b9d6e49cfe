import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Spares libraries what they look for at each start and do not find, since {@link Natives} has
 * taken it out of their jars. Each time every jar of the class path would be opened and read.
 */
final class Straight {
    private static final MethodTypeDesc NUMBER = MethodTypeDesc.of(ConstantDescs.CD_int);
    private static final MethodTypeDesc LOAD =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

    private static final ClassDesc FACTORY = ClassDesc.of("java.security.cert.CertificateFactory");
    private static final ClassDesc CERTIFICATE = ClassDesc.of("java.security.cert.X509Certificate");
    private static final ClassDesc DER = ConstantDescs.CD_byte.arrayType();

    private final LibraryClasses jar;

    private Straight(LibraryClasses jar) {
        this.jar = jar;
    }

    /**
     * Writes the classes anew that look around.
     *
     * @param natives where the native libraries are now; a jar that kept its own is left as it is
     */
    static void make(LibraryClasses jar, Path natives) throws IOException {
        Straight straight = new Straight(jar);
        Optional<String> tls = Natives.taken(natives, "conscrypt");
        if (tls.isPresent() && jar.has("org/conscrypt")) {
            straight.askByName(tls.get());
            straight.takeAsShown();
        }
        if (Natives.taken(natives, "jlinenative").isPresent() && jar.has("org/jline/nativ")) {
            straight.leaveTemporaryFolder();
        }
    }

    /** Conscrypt looks for its library in the jars first, and for signs of Android before that. */
    private void askByName(String library) throws IOException {
        answer(
                "org/conscrypt/Platform",
                "androidSdkInt",
                NUMBER,
                code -> code.iconst_0().ireturn());
        answer(
                "org/conscrypt/NativeCryptoJni",
                "init",
                ConstantDescs.MTD_void,
                code ->
                        code.loadConstant(library)
                                .invokestatic(ClassDesc.of("java.lang.System"), "loadLibrary", LOAD)
                                .return_());
    }

    /** Java looks for a logger with the first certificate, whether it is of interest or not. */
    private void takeAsShown() throws IOException {
        answer(
                "org/conscrypt/SSLUtils",
                "getCertificateFactory",
                MethodTypeDesc.of(FACTORY),
                code -> code.aconst_null().areturn());
        answer(
                "org/conscrypt/SSLUtils",
                "decodeX509Certificate",
                MethodTypeDesc.of(CERTIFICATE, FACTORY, DER),
                code ->
                        code.aload(1)
                                .invokestatic(
                                        ClassDesc.of("dev.cubechat.tls.ShownCertificate"),
                                        "of",
                                        MethodTypeDesc.of(CERTIFICATE, DER))
                                .areturn());
    }

    /**
     * JLine deletes what it wrote into the temporary folder, and looks for its version for that.
     */
    private void leaveTemporaryFolder() throws IOException {
        answer(
                "org/jline/nativ/JLineNativeLoader",
                "cleanup",
                ConstantDescs.MTD_void,
                CodeBuilder::return_);
    }

    /** Puts this in place of what a method does. */
    private void answer(
            String name, String method, MethodTypeDesc type, Consumer<CodeBuilder> answer)
            throws IOException {
        ClassModel model = jar.read(name);
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
