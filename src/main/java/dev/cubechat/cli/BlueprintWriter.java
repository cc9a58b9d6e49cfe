package dev.cubechat.cli;

import dev.cubechat.cli.BlueprintLine.Mark;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the blueprint of an annotated command, while the program is packaged. What a {@link
 * Blueprint} has no place for it refuses, so that nothing is lost in silence.
 */
public final class BlueprintWriter {
    private static final Map<Class<? extends Annotation>, Set<String>> KNOWN =
            Map.of(
                    Command.class,
                    Set.of("footer"),
                    Mixin.class,
                    Set.of(),
                    ArgGroup.class,
                    Set.of("multiplicity"),
                    Option.class,
                    Set.of(
                            "names",
                            "arity",
                            "paramLabel",
                            "split",
                            "defaultValue",
                            "required",
                            "hidden",
                            "scope",
                            "usageHelp",
                            "preprocessor",
                            "completionCandidates",
                            "description"),
                    Parameters.class,
                    Set.of("index", "arity", "paramLabel", "completionCandidates", "description"));

    private final CommandSpec spec;
    private final IdentityHashMap<Object, List<String>> ways = new IdentityHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private Object owner;

    private BlueprintWriter(Object command) {
        this.spec = CommandSpec.forAnnotatedObject(command);
        this.owner = command;
    }

    /**
     * Writes it.
     *
     * @throws IllegalArgumentException where it would lack something
     */
    public static String write(Object command) {
        BlueprintWriter writer = new BlueprintWriter(command);
        try {
            writer.visit(command, List.of());
            writer.write();
        } catch (Exception wrong) {
            throw new IllegalArgumentException(
                    "no blueprint of " + command.getClass().getName() + ": " + wrong.getMessage(),
                    wrong);
        }
        return String.join("\n", writer.lines);
    }

    /** Notes the way to each thing that is mixed in, and looks for what has no place. */
    private void visit(Object visited, List<String> way) throws ReflectiveOperationException {
        ways.put(visited, way);
        check(visited.getClass());
        for (Field field : annotated(visited.getClass(), Mixin.class)) {
            List<String> further = new ArrayList<>(way);
            further.add(field.getName());
            visit(field.get(visited), further);
        }
    }

    private void write() throws Exception {
        if (spec.usageMessage().footer().length > 0) {
            add("example", List.of(spec.usageMessage().footer()));
        }
        Set<ArgGroupSpec> written = new HashSet<>();
        for (ArgSpec arg : spec.args()) {
            ArgGroupSpec group = arg.group();
            if (group == null) {
                turnTo(arg.scope().get());
                add(line(arg).cells());
            } else if (written.add(group)) {
                write(group);
            }
        }
    }

    private void turnTo(Object next) {
        if (next != owner) {
            add("mixin", Objects.requireNonNull(ways.get(next)));
            owner = next;
        }
    }

    private void write(ArgGroupSpec group) throws Exception {
        owner = group.args().iterator().next().scope().get();
        check(owner.getClass());
        add("group", List.of(field(group), group.multiplicity().toString()));
        for (ArgSpec arg : group.args()) {
            add(line(arg).cells());
        }
        add("end", List.of());
    }

    private String field(ArgGroupSpec group) throws ReflectiveOperationException {
        for (Field field : annotated(spec.userObject().getClass(), ArgGroup.class)) {
            if (field.get(spec.userObject()) == owner) {
                return field.getName();
            }
        }
        throw new IllegalArgumentException("only a command has groups: " + group);
    }

    private static BlueprintLine line(ArgSpec arg) throws Exception {
        Field field = (Field) arg.userObject();
        if (field.getDeclaringClass() != arg.scope().get().getClass()) {
            throw new IllegalArgumentException("of a class above: " + field);
        }
        return new BlueprintLine(
                arg.isOption() ? "option" : "parameter",
                field.getName(),
                arg instanceof OptionSpec option
                        ? String.join(" ", option.names())
                        : ((PositionalParamSpec) arg).index().originalValue(),
                arg.arity().toString(),
                elements(arg),
                arg.paramLabel(),
                arg.splitRegex(),
                Objects.requireNonNullElse(arg.defaultValue(), ""),
                marks(arg),
                ours(arg.preprocessor()),
                ours(arg.completionCandidates()),
                String.join("", arg.description()));
    }

    private static String marks(ArgSpec arg) {
        Map<Mark, Boolean> marks = new EnumMap<>(Mark.class);
        marks.put(Mark.USUAL_ARITY, arg.arity().isUnspecified());
        // In a group of which one must be given, picocli makes each required that was not.
        marks.put(Mark.REQUIRED, arg.required() && !arg.originallyRequired());
        marks.put(Mark.HIDDEN, arg.hidden());
        marks.put(Mark.INHERITED, arg.scopeType() == ScopeType.INHERIT);
        marks.put(Mark.HELP, arg instanceof OptionSpec option && option.usageHelp());
        marks.values().removeIf(is -> !is);
        return marks.keySet().stream().map(Mark::name).collect(Collectors.joining(" "));
    }

    /** What a list or a map holds; nothing where the field itself has the type. */
    private static String elements(ArgSpec arg) {
        return Arrays.equals(arg.auxiliaryTypes(), new Class<?>[] {arg.type()})
                ? ""
                : Stream.of(arg.auxiliaryTypes())
                        .map(Class::getName)
                        .collect(Collectors.joining(" "));
    }

    /** The name of the class, unless picocli itself has put it there. */
    private static String ours(@Nullable Object made) {
        String name = made == null ? "" : made.getClass().getName();
        return name.startsWith("dev.cubechat.") ? name : "";
    }

    private void add(String kind, List<String> cells) {
        add(Stream.concat(Stream.of(kind), cells.stream()).toList());
    }

    private void add(List<String> cells) {
        String line = String.join("\t", cells);
        if (line.contains("\n") || line.split("\t", -1).length != cells.size()) {
            throw new IllegalArgumentException("a tab or a line break in " + cells);
        }
        lines.add(line);
    }

    private static List<Field> annotated(Class<?> type, Class<? extends Annotation> by) {
        List<Field> fields =
                Stream.of(type.getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(by))
                        .toList();
        fields.forEach(field -> field.setAccessible(true));
        return fields;
    }

    /** Looks at all annotations of picocli's here for what has no place in a blueprint. */
    private static void check(Class<?> type) throws ReflectiveOperationException {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            List<AnnotatedElement> elements = new ArrayList<>(List.of(each));
            elements.addAll(List.of(each.getDeclaredFields()));
            elements.addAll(List.of(each.getDeclaredMethods()));
            for (AnnotatedElement element : elements) {
                for (Annotation annotation : element.getAnnotations()) {
                    check(annotation, element);
                }
            }
        }
    }

    private static void check(Annotation annotation, AnnotatedElement element)
            throws ReflectiveOperationException {
        Class<?> type = annotation.annotationType();
        if (!type.getName().startsWith("picocli.")) {
            return;
        }
        Set<String> known = KNOWN.get(type);
        if (known == null) {
            throw new IllegalArgumentException(
                    annotation + " of " + element + " has no place in a blueprint");
        }
        for (Method attribute : type.getDeclaredMethods()) {
            Object value = attribute.invoke(annotation);
            if (!known.contains(attribute.getName())
                    && !Objects.deepEquals(value, attribute.getDefaultValue())) {
                throw new IllegalArgumentException(
                        "@%s(%s = …) of %s has no place in a blueprint, which knows of %s"
                                .formatted(
                                        type.getSimpleName(),
                                        attribute.getName(),
                                        element,
                                        new TreeSet<>(known)));
            }
        }
    }
}
