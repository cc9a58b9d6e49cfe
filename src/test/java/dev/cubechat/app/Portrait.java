package dev.cubechat.app;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ITypeInfo;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Range;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All that picocli tells when asked about commands, whatever it is, as text. */
final class Portrait {
    /** Methods that do something or tell who made it, not what it is. */
    private static final Set<String> NOT_ASKED =
            Set.of("getter", "setter", "scope", "toBuilder", "hashCode", "toString", "getClass");

    private static final Set<Class<?>> ASKED =
            Set.of(Range.class, ArgGroupSpec.class, UsageMessageSpec.class);

    private final List<String> lines = new ArrayList<>();

    private Portrait() {}

    /** Of this command and all below it. */
    static List<String> of(CommandLine line) {
        Portrait portrait = new Portrait();
        portrait.add(line);
        return portrait.lines;
    }

    private void add(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        String name = spec.qualifiedName();
        add(name, spec.usageMessage());
        lines.add(name + " parameters: " + value(spec.positionalParameters()));
        lines.add(name + " required: " + value(spec.requiredArgs()));
        lines.add(name + " groups: " + value(spec.argGroups()));
        for (ArgSpec arg : spec.args()) {
            add(name + " " + name(arg), arg);
        }
        line.getSubcommands().values().forEach(this::add);
    }

    private void add(String name, Object asked) {
        answers(asked).forEach(answer -> lines.add(name + " " + answer));
    }

    private static List<String> answers(Object asked) {
        return Stream.of(asked.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> !NOT_ASKED.contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> method.getName() + ": " + answer(method, asked))
                .toList();
    }

    private static String answer(Method method, Object asked) {
        try {
            method.setAccessible(true);
            return value(method.invoke(asked)).replaceAll("@[0-9a-f]+$", "");
        } catch (ReflectiveOperationException refused) {
            return String.valueOf(refused.getCause());
        }
    }

    private static String value(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String
                || value.getClass().isEnum()
                || value instanceof Class
                || value instanceof Path
                || value.getClass().getName().startsWith("java.lang")) {
            return String.valueOf(value);
        }
        if (value.getClass().isArray()) {
            List<String> each = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                each.add(value(Array.get(value, i)));
            }
            return each.toString();
        }
        if (value instanceof Iterable<?> many) {
            List<String> each = new ArrayList<>();
            many.forEach(one -> each.add(value(one)));
            return each.toString();
        }
        if (value instanceof ITypeInfo type) {
            return type.getType() + value(type.getAuxiliaryTypes());
        }
        if (value instanceof ArgSpec arg) {
            return name(arg);
        }
        return ASKED.contains(value.getClass())
                ? answers(value).toString()
                : value.getClass().getName();
    }

    private static String name(ArgSpec arg) {
        return arg instanceof CommandLine.Model.OptionSpec option
                ? option.longestName()
                : arg.paramLabel();
    }
}
