import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes out what the compiler leaves to be made at run time, at every start anew: which type a
 * {@code switch} has before it, and the {@code equals}, {@code hashCode} and {@code toString} that
 * records have by nature. They do what they did.
 */
final class Plain {
    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final ClassDesc TEXT = ClassDesc.of("java.lang.StringBuilder");
    private static final Map<TypeKind, ClassDesc> BOXES =
            Map.of(
                    TypeKind.BOOLEAN, ConstantDescs.CD_Boolean,
                    TypeKind.BYTE, ConstantDescs.CD_Byte,
                    TypeKind.CHAR, ConstantDescs.CD_Character,
                    TypeKind.SHORT, ConstantDescs.CD_Short,
                    TypeKind.INT, ConstantDescs.CD_Integer,
                    TypeKind.LONG, ConstantDescs.CD_Long,
                    TypeKind.FLOAT, ConstantDescs.CD_Float,
                    TypeKind.DOUBLE, ConstantDescs.CD_Double);

    private final ClassDesc owner;
    private final boolean isInterface;
    private final List<Consumer<ClassBuilder>> methods = new ArrayList<>();

    private Plain(ClassModel model) {
        this.owner = model.thisClass().asSymbol();
        this.isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
    }

    /**
     * Writes out the classes of a jar.
     *
     * @param loader knows all classes that they know
     */
    static void write(Path jar, URLClassLoader loader) throws IOException {
        ClassFile classes =
                ClassFile.of(
                        ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(loader)
                                        .orElse(ClassHierarchyResolver.defaultResolver())
                                        .cached()));
        OwnClasses.each(
                jar,
                file -> {
                    ClassModel model = classes.parse(Files.readAllBytes(file));
                    if (model.methods().stream().anyMatch(Plain::isConcerned)) {
                        OwnClasses.write(file, new Plain(model).written(classes, model), file);
                    }
                });
    }

    private static boolean isConcerned(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .anyMatch(Plain::isConcerned);
    }

    private static boolean isConcerned(CodeElement element) {
        return element instanceof InvokeDynamicInstruction call
                && (isRecords(call) || isSwitch(call));
    }

    private static boolean isRecords(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().equals(RECORDS);
    }

    private static boolean isSwitch(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().equals(SWITCHES)
                && call.bootstrapMethod().methodName().equals("typeSwitch")
                && !call.typeSymbol().parameterType(0).isPrimitive()
                && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
    }

    private byte[] written(ClassFile classes, ClassModel model) {
        byte[] written =
                classes.transformClass(
                        model,
                        ClassTransform.transformingMethods(
                                        Plain::isConcerned,
                                        MethodTransform.transformingCode(this::replace))
                                .andThen(
                                        ClassTransform.endHandler(
                                                made -> methods.forEach(add -> add.accept(made)))));
        if (!classes.verify(written).isEmpty()) {
            throw new IllegalStateException(owner + ": " + classes.verify(written));
        }
        return written;
    }

    private void replace(CodeBuilder code, CodeElement element) {
        if (isConcerned(element)) {
            InvokeDynamicInstruction call = (InvokeDynamicInstruction) element;
            String name = "plain$" + methods.size();
            methods.add(
                    made ->
                            made.withMethodBody(
                                    name,
                                    call.typeSymbol(),
                                    ClassFile.ACC_PRIVATE
                                            | ClassFile.ACC_STATIC
                                            | ClassFile.ACC_SYNTHETIC,
                                    body -> write(body, call)));
            code.invokestatic(owner, name, call.typeSymbol(), isInterface);
        } else {
            code.with(element);
        }
    }

    private void write(CodeBuilder code, InvokeDynamicInstruction call) {
        if (isSwitch(call)) {
            choose(code, call.bootstrapArgs());
            return;
        }
        String[] names = ((String) call.bootstrapArgs().get(1)).split(";", -1);
        List<DirectMethodHandleDesc> parts =
                call.bootstrapArgs().stream()
                        .skip(2)
                        .map(DirectMethodHandleDesc.class::cast)
                        .toList();
        switch (call.name().stringValue()) {
            case "equals" -> equal(code, parts);
            case "hashCode" -> hash(code, parts);
            case "toString" -> tell(code, names, parts);
            default -> throw new IllegalStateException(call.toString());
        }
    }

    /** The number of the first type that fits, from a given one on; -1 for null. */
    private static void choose(CodeBuilder code, List<ConstantDesc> types) {
        code.aload(0).ifThen(Opcode.IFNULL, none -> none.iconst_m1().ireturn());
        for (int i = 0; i < types.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf((ClassDesc) types.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(types.size()).ireturn();
    }

    private void equal(CodeBuilder code, List<DirectMethodHandleDesc> parts) {
        Label differ = code.newLabel();
        code.aload(1).instanceOf(owner).ifeq(differ);
        code.aload(1).checkcast(owner).astore(2);
        for (DirectMethodHandleDesc part : parts) {
            TypeKind kind = TypeKind.from(type(part));
            load(code.aload(0), part);
            load(code.aload(2), part);
            switch (kind) {
                case REFERENCE ->
                        code.invokestatic(
                                        OBJECTS,
                                        "equals",
                                        MethodTypeDesc.of(
                                                ConstantDescs.CD_boolean,
                                                ConstantDescs.CD_Object,
                                                ConstantDescs.CD_Object))
                                .ifeq(differ);
                case LONG -> code.lcmp().ifne(differ);
                case FLOAT, DOUBLE ->
                        code.invokestatic(
                                        BOXES.get(kind),
                                        "compare",
                                        MethodTypeDesc.of(
                                                ConstantDescs.CD_int, type(part), type(part)))
                                .ifne(differ);
                default -> code.if_icmpne(differ);
            }
        }
        code.iconst_1().ireturn().labelBinding(differ).iconst_0().ireturn();
    }

    private void hash(CodeBuilder code, List<DirectMethodHandleDesc> parts) {
        code.iconst_0();
        for (DirectMethodHandleDesc part : parts) {
            TypeKind kind = TypeKind.from(type(part));
            code.bipush(31).imul();
            load(code.aload(0), part);
            code.invokestatic(
                    BOXES.getOrDefault(kind, OBJECTS),
                    "hashCode",
                    MethodTypeDesc.of(ConstantDescs.CD_int, shown(part)));
            code.iadd();
        }
        code.ireturn();
    }

    private void tell(CodeBuilder code, String[] names, List<DirectMethodHandleDesc> parts) {
        String name = owner.displayName().replaceFirst(".*\\$\\d*", "");
        code.new_(TEXT).dup().invokespecial(TEXT, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        append(code.loadConstant(name + "["), ConstantDescs.CD_String);
        for (int i = 0; i < parts.size(); i++) {
            append(
                    code.loadConstant((i == 0 ? "" : ", ") + names[i] + "="),
                    ConstantDescs.CD_String);
            load(code.aload(0), parts.get(i));
            TypeKind kind = TypeKind.from(type(parts.get(i)));
            boolean isSmall = kind == TypeKind.BYTE || kind == TypeKind.SHORT;
            append(code, isSmall ? ConstantDescs.CD_int : shown(parts.get(i)));
        }
        append(code.loadConstant("]"), ConstantDescs.CD_String);
        code.invokevirtual(TEXT, "toString", MethodTypeDesc.of(ConstantDescs.CD_String)).areturn();
    }

    private static void append(CodeBuilder code, ClassDesc type) {
        code.invokevirtual(TEXT, "append", MethodTypeDesc.of(TEXT, type));
    }

    private void load(CodeBuilder code, DirectMethodHandleDesc part) {
        code.getfield(owner, part.methodName(), type(part));
    }

    private static ClassDesc type(DirectMethodHandleDesc part) {
        return part.invocationType().returnType();
    }

    /** As an object, unless it is none. */
    private static ClassDesc shown(DirectMethodHandleDesc part) {
        return type(part).isPrimitive() ? type(part) : ConstantDescs.CD_Object;
    }
}
