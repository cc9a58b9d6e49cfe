import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Lets classes ask for their logger when they log. By themselves they do so as soon as they are
 * used, and for the first one Java sets up all of its logging.
 */
final class Loggers {
    /** What is used at the start of a command, and hardly ever logs. */
    private static final List<String> PACKAGES = List.of("org/conscrypt", "org/jline/nativ");

    private static final ClassDesc LOGGER = ClassDesc.of("java.util.logging.Logger");
    private static final MethodTypeDesc GET = MethodTypeDesc.of(LOGGER, ConstantDescs.CD_String);

    private final String name;

    private Loggers(String name) {
        this.name = name;
    }

    /** Changes those of a jar that are worth it. */
    static void askLater(LibraryClasses jar) throws IOException {
        for (String packageName : PACKAGES) {
            for (ClassModel model : jar.in(packageName)) {
                if (model.fields().stream().anyMatch(f -> f.fieldTypeSymbol().equals(LOGGER))) {
                    jar.write(model, new Loggers(name(model))::change);
                }
            }
        }
    }

    /** The name under which a class logs: some text, or its own. */
    private static String name(ClassModel model) {
        String name = model.thisClass().asInternalName().replace('/', '.');
        for (MethodModel method : model.methods()) {
            if (isAtStart(method)) {
                for (CodeElement element : method.code().orElseThrow()) {
                    if (element instanceof ConstantInstruction some
                            && some.constantValue() instanceof String text) {
                        name = text;
                    } else if (isQuestion(element)) {
                        return name;
                    }
                }
            }
        }
        throw new IllegalStateException(name + " gets its logger in another way");
    }

    private void change(ClassBuilder made, ClassElement part) {
        if (part instanceof MethodModel method) {
            made.transformMethod(
                    method,
                    MethodTransform.transformingCode(
                            isAtStart(method) ? Loggers::askNobody : this::askNow));
        } else {
            made.with(part);
        }
    }

    private static boolean isAtStart(MethodModel method) {
        return method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
    }

    private static boolean isQuestion(CodeElement element) {
        return element instanceof InvokeInstruction call && call.typeSymbol().equals(GET);
    }

    private static void askNobody(CodeBuilder code, CodeElement element) {
        if (isQuestion(element)) {
            code.pop().aconst_null();
        } else {
            code.with(element);
        }
    }

    private void askNow(CodeBuilder code, CodeElement element) {
        if (element instanceof FieldInstruction get && get.typeSymbol().equals(LOGGER)) {
            code.loadConstant(name).invokestatic(LOGGER, "getLogger", GET);
        } else {
            code.with(element);
        }
    }
}
