import java.io.IOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.FieldModel;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Puts into the program's jar, beside each class with fields that take options, the class that
 * reads and writes them: {@code SendCommandFields} for {@code SendCommand}.
 */
final class FieldClasses {
    private static final ClassDesc FIELDS = ClassDesc.of("dev.cubechat.cli.Fields");
    private static final ClassDesc UNKNOWN = ClassDesc.of("java.lang.NoSuchFieldError");
    private static final MethodTypeDesc GET =
            MethodTypeDesc.of(
                    ConstantDescs.CD_Object, ConstantDescs.CD_Object, ConstantDescs.CD_String);
    private static final MethodTypeDesc SET =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void,
                    ConstantDescs.CD_Object,
                    ConstantDescs.CD_String,
                    ConstantDescs.CD_Object);
    private static final MethodTypeDesc EQUALS =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object);

    /** The types of ours that are no objects, as objects. */
    private static final Map<ClassDesc, ClassDesc> BOXES =
            Map.of(
                    ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean,
                    ConstantDescs.CD_int, ConstantDescs.CD_Integer,
                    ConstantDescs.CD_long, ConstantDescs.CD_Long);

    private FieldClasses() {}

    static void add(Path jar) throws IOException {
        OwnClasses.each(jar, FieldClasses::addBeside);
    }

    private static void addBeside(Path file) throws IOException {
        ClassModel owner = ClassFile.of().parse(Files.readAllBytes(file));
        List<FieldModel> fields =
                owner.fields().stream().filter(FieldClasses::isAnnotated).toList();
        if (!fields.isEmpty() || isAnnotated(owner)) {
            String name = file.getFileName().toString().replace(".class", "Fields.class");
            byte[] made = made(owner.thisClass().asSymbol(), fields);
            OwnClasses.write(file.resolveSibling(name), made, file);
        }
    }

    /** Commands have one without any such field, too: nobody shall look for it in vain. */
    private static boolean isAnnotated(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .map(RuntimeVisibleAnnotationsAttribute::annotations)
                .flatMap(List::stream)
                .anyMatch(each -> each.className().stringValue().startsWith("Lpicocli/"));
    }

    private static byte[] made(ClassDesc owner, List<FieldModel> fields) {
        List<FieldModel> variable =
                fields.stream().filter(each -> !each.flags().has(AccessFlag.FINAL)).toList();
        return ClassFile.of()
                .build(
                        ClassDesc.ofDescriptor(owner.descriptorString().replace(";", "Fields;")),
                        made ->
                                made.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                                        .withInterfaceSymbols(FIELDS)
                                        .withMethodBody(
                                                ConstantDescs.INIT_NAME,
                                                ConstantDescs.MTD_void,
                                                ClassFile.ACC_PUBLIC,
                                                FieldClasses::init)
                                        .withMethodBody(
                                                "get",
                                                GET,
                                                ClassFile.ACC_PUBLIC,
                                                code -> each(code, fields, get(owner)))
                                        .withMethodBody(
                                                "set",
                                                SET,
                                                ClassFile.ACC_PUBLIC,
                                                code -> each(code, variable, set(owner))));
    }

    private static void init(CodeBuilder code) {
        code.aload(0)
                .invokespecial(
                        ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_();
    }

    /** What is to be done with the field that is named; an error where there is none. */
    private static void each(
            CodeBuilder code, List<FieldModel> fields, BiConsumer<CodeBuilder, FieldModel> what) {
        for (FieldModel field : fields) {
            code.loadConstant(field.fieldName().stringValue())
                    .aload(2)
                    .invokevirtual(ConstantDescs.CD_String, "equals", EQUALS)
                    .ifThen(then -> what.accept(then, field));
        }
        code.new_(UNKNOWN)
                .dup()
                .aload(2)
                .invokespecial(
                        UNKNOWN,
                        ConstantDescs.INIT_NAME,
                        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String))
                .athrow();
    }

    private static BiConsumer<CodeBuilder, FieldModel> get(ClassDesc owner) {
        return (code, field) -> {
            ClassDesc type = field.fieldTypeSymbol();
            code.aload(1).checkcast(owner).getfield(owner, field.fieldName().stringValue(), type);
            if (type.isPrimitive()) {
                ClassDesc box = BOXES.get(type);
                code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, type));
            }
            code.areturn();
        };
    }

    private static BiConsumer<CodeBuilder, FieldModel> set(ClassDesc owner) {
        return (code, field) -> {
            ClassDesc type = field.fieldTypeSymbol();
            code.aload(1).checkcast(owner).aload(3);
            if (type.isPrimitive()) {
                ClassDesc box = BOXES.get(type);
                code.checkcast(box)
                        .invokevirtual(box, type.displayName() + "Value", MethodTypeDesc.of(type));
            } else {
                code.checkcast(type);
            }
            code.putfield(owner, field.fieldName().stringValue(), type).return_();
        };
    }
}
