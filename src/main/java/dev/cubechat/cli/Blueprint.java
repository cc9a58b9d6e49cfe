package dev.cubechat.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IScope;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Range;
import picocli.CommandLine.ScopeType;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the annotations of a command say, as text. The packaged program has one of each command:
 * reading annotations takes Java a tenth of a second, reading this next to nothing. {@link
 * BlueprintWriter} writes it.
 *
 * <p>It is made of lines with tabs in them. {@code example} lines end the help; {@code option} and
 * {@code parameter} lines are a {@link Line} each; they belong to the command, or to the {@code
 * mixin} or the {@code group} that was named last.
 */
public final class Blueprint {
    private static final String PACKAGE = "dev.cubechat.blueprint.";

    /**
     * What is told of an option or a parameter; empty where there is nothing to tell.
     *
     * @param field which takes the value
     * @param names an option's names, or a parameter's place
     * @param elements the classes of what a list or a map holds
     * @param marks see {@link Mark}
     */
    record Line(
            String kind,
            String field,
            String names,
            String arity,
            String elements,
            String label,
            String split,
            String standard,
            String marks,
            String preprocessor,
            String candidates,
            String description) {
        private static Line of(String... cells) {
            int i = 0;
            return new Line(
                    cells[i++],
                    cells[i++],
                    cells[i++],
                    cells[i++],
                    cells[i++],
                    cells[i++],
                    cells[i++],
                    cells[i++],
                    cells[i++],
                    cells[i++],
                    cells[i++],
                    cells[i]);
        }

        List<String> cells() {
            return List.of(
                    kind,
                    field,
                    names,
                    arity,
                    elements,
                    label,
                    split,
                    standard,
                    marks,
                    preprocessor,
                    candidates,
                    description);
        }

        boolean is(Mark mark) {
            return marks.contains(mark.name());
        }
    }

    /** What is either so or not. */
    enum Mark {
        USUAL_ARITY,
        REQUIRED,
        HIDDEN,
        INHERITED,
        HELP
    }

    private final CommandSpec spec;
    private final Owner command;
    private Owner owner;
    private ArgGroupSpec.@Nullable Builder group;

    private Blueprint(Object object) {
        spec = CommandSpec.wrapWithoutInspection(object);
        command = new Owner(object);
        owner = command;
    }

    /** What picocli has to know of a command; read from annotations where nothing is packaged. */
    public static CommandSpec model(Object command) {
        Optional<String> text = WrittenText.in(PACKAGE + name(command.getClass()));
        return text.isPresent()
                ? read(text.get(), command)
                : CommandSpec.forAnnotatedObject(command);
    }

    /** What the class with the blueprint of this command is called. */
    public static String name(Class<?> command) {
        return command.getName().replace('.', '_');
    }

    /** What picocli has to know of a command with this blueprint. */
    public static CommandSpec read(String text, Object command) {
        Blueprint blueprint = new Blueprint(command);
        try {
            for (String line : text.split("\n", -1)) {
                blueprint.add(line.split("\t", -1));
            }
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("the blueprint is of another program", other);
        }
        return blueprint.spec;
    }

    private void add(String... line) throws ReflectiveOperationException {
        switch (line[0]) {
            case "example" -> spec.usageMessage().footer(Arrays.copyOfRange(line, 1, line.length));
            case "mixin" -> owner = mixin(line);
            case "option" -> add(option(Line.of(line)));
            case "parameter" -> spec.addPositional(parameter(Line.of(line)));
            case "group" -> begin(line[1], line[2]);
            case "end" -> end();
            default -> throw new IllegalStateException("unknown: " + line[0]);
        }
    }

    private Owner mixin(String... line) throws ReflectiveOperationException {
        Object here = command.value;
        for (String name : Arrays.copyOfRange(line, 1, line.length)) {
            here = field(here, name).get(here);
        }
        return new Owner(here);
    }

    private void begin(String field, String multiplicity) throws ReflectiveOperationException {
        Place place = new Place(command, field(command.value, field));
        group =
                ArgGroupSpec.builder()
                        .multiplicity(multiplicity)
                        .scope(command)
                        .getter(place)
                        .setter(place)
                        // Nothing but an option tells what its type is in picocli's words.
                        .typeInfo(
                                OptionSpec.builder("-")
                                        .type(place.field().getType())
                                        .build()
                                        .typeInfo());
        owner = new Owner(place.get());
    }

    private void end() {
        if (group != null) {
            spec.addArgGroup(group.build());
            group = null;
        }
    }

    private void add(OptionSpec option) {
        if (group != null) {
            group.addArg(option);
        } else {
            spec.addOption(option);
        }
    }

    private OptionSpec option(Line line) throws ReflectiveOperationException {
        Place place = place(line);
        OptionSpec.Builder option =
                OptionSpec.builder(line.names().split(" ", -1))
                        .type(place.field().getType())
                        .arity(arity(line))
                        .paramLabel(line.label())
                        .splitRegex(line.split())
                        .required(line.is(Mark.REQUIRED))
                        .hidden(line.is(Mark.HIDDEN))
                        .usageHelp(line.is(Mark.HELP))
                        .scopeType(line.is(Mark.INHERITED) ? ScopeType.INHERIT : ScopeType.LOCAL)
                        .description(line.description())
                        .userObject(place.field())
                        .scope(owner)
                        .getter(place)
                        .setter(place)
                        .initialValue(place.get());
        if (!line.elements().isEmpty()) {
            option.auxiliaryTypes(types(line.elements()));
        }
        if (!line.standard().isEmpty()) {
            option.defaultValue(line.standard());
        }
        if (!line.preprocessor().isEmpty()) {
            option.preprocessor(made(IParameterPreprocessor.class, line.preprocessor()));
        }
        if (!line.candidates().isEmpty()) {
            option.completionCandidates(candidates(line));
        }
        return option.build();
    }

    /** Much like an option, but picocli's two builders have no type in common that has a name. */
    private PositionalParamSpec parameter(Line line) throws ReflectiveOperationException {
        Place place = place(line);
        PositionalParamSpec.Builder parameter =
                PositionalParamSpec.builder()
                        .index(line.names())
                        .type(place.field().getType())
                        .arity(arity(line))
                        .paramLabel(line.label())
                        .required(line.is(Mark.REQUIRED))
                        .description(line.description())
                        .userObject(place.field())
                        .scope(owner)
                        .getter(place)
                        .setter(place)
                        .initialValue(place.get());
        if (!line.elements().isEmpty()) {
            parameter.auxiliaryTypes(types(line.elements()));
        }
        if (!line.candidates().isEmpty()) {
            parameter.completionCandidates(candidates(line));
        }
        return parameter.build();
    }

    private Place place(Line line) throws NoSuchFieldException {
        return new Place(owner, field(owner.value, line.field()));
    }

    private static Field field(Object owner, String name) throws NoSuchFieldException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static Range arity(Line line) {
        return Range.valueOf(line.arity()).unspecified(line.is(Mark.USUAL_ARITY));
    }

    private static Class<?>[] types(String names) throws ClassNotFoundException {
        String[] each = names.split(" ", -1);
        Class<?>[] types = new Class<?>[each.length];
        for (int i = 0; i < each.length; i++) {
            types[i] = Class.forName(each[i]);
        }
        return types;
    }

    private static Iterable<String> candidates(Line line) throws ReflectiveOperationException {
        @SuppressWarnings("unchecked")
        Iterable<String> words = made(Iterable.class, line.candidates());
        return words;
    }

    /** One of the class with that name, made as picocli makes them. */
    private static <T> T made(Class<T> kind, String name) throws ReflectiveOperationException {
        try {
            return kind.cast(CommandLine.defaultFactory().create(Class.forName(name)));
        } catch (ReflectiveOperationException wrong) {
            throw wrong;
        } catch (Exception wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** Whose fields take the values; of a group, picocli makes another one at each start. */
    private static final class Owner implements IScope {
        private Object value;

        Owner(Object value) {
            this.value = value;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli wants it so
        public <T> T get() {
            return (T) value;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T set(T newValue) {
            T before = (T) value;
            value = newValue;
            return before;
        }
    }

    /** A field that takes a value. */
    private record Place(Owner owner, Field field)
            implements CommandLine.Model.IGetter, CommandLine.Model.ISetter {
        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli wants it so
        public <T> T get() throws IllegalAccessException {
            return (T) field.get(owner.value);
        }

        @Override
        public <T> T set(T value) throws IllegalAccessException {
            T before = get();
            field.set(owner.value, value);
            return before;
        }
    }
}
