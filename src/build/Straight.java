import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Spares libraries what they look for at each start and do not find, such as what {@link Natives}
 * has taken out of their jars. Each time every jar of the class path would be opened and read.
 */
final class Straight {
    private static final MethodTypeDesc NUMBER = MethodTypeDesc.of(ConstantDescs.CD_int);
    private static final MethodTypeDesc OF_TEXT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

    private static final ClassDesc FACTORY = ClassDesc.of("java.security.cert.CertificateFactory");
    private static final ClassDesc CERTIFICATE = ClassDesc.of("java.security.cert.X509Certificate");
    private static final ClassDesc DER = ConstantDescs.CD_byte.arrayType();

    /** A new URL of a text: made, named twice, the text, its constructor. */
    private static final int NEW_URL = 4;

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
        if (jar.has("org/jivesoftware/smack/initializer")) {
            straight.forgetHomePage();
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
                                .invokestatic(
                                        ClassDesc.of("java.lang.System"), "loadLibrary", OF_TEXT)
                                .return_());
    }

    /** Java takes as long to read the first certificate as for a handshake. */
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

    /**
     * Smack keeps the address of its home page as a URL; for the first one Java looks for somebody
     * who knows another way to talk HTTPS.
     */
    private void forgetHomePage() throws IOException {
        ClassModel model = jar.read("org/jivesoftware/smack/SmackConfiguration");
        List<CodeElement> dropped = new ArrayList<>();
        jar.write(
                model,
                ClassTransform.transformingMethodBodies(
                        method -> method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME),
                        (code, element) -> {
                            if (makesUrl(element)) {
                                dropped.add(element);
                                code.aconst_null();
                            } else if (!dropped.isEmpty() && dropped.size() < NEW_URL) {
                                dropped.add(element);
                            } else {
                                code.with(element);
                            }
                        }));
        if (dropped.size() != NEW_URL
                || !(dropped.getLast() instanceof InvokeInstruction call
                        && call.typeSymbol().equals(OF_TEXT))) {
            throw new IllegalStateException("Smack makes no URL of its home page any more");
        }
    }

    private static boolean makesUrl(CodeElement element) {
        return element instanceof NewObjectInstruction made
                && made.className().asSymbol().equals(ClassDesc.of("java.net.URL"));
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
