package dev.cubechat.cli;

import dev.cubechat.cli.BlueprintLine.Mark;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Range;
import picocli.CommandLine.ScopeType;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the annotations of a command say, as text. The packaged program has one of each command:
 * reading annotations takes Java a tenth of a second, reading this next to nothing. {@link
 * BlueprintWriter} writes it.
 *
 * <p>It is made of lines with tabs in them. {@code example} lines end the help; {@code option} and
 * {@code parameter} lines are a {@link BlueprintLine} each; they belong to the command, or to the
 * {@code mixin} or the {@code group} that was named last.
 */
public final class Blueprint {
    private static final String PACKAGE = "dev.cubechat.blueprint.";

    private final CommandSpec spec;
    private final Owner command;
    private Owner owner;
    private ArgGroupSpec.@Nullable Builder group;

    private Blueprint(Object object) {
        spec = CommandSpec.wrapWithoutInspection(object).interpolateVariables(false);
        command = new Owner(object);
        owner = command;
    }

    /** What picocli has to know of a command; read from annotations where nothing is packaged. */
    public static CommandSpec model(Object command) {
        Optional<String> text = Packaged.text(PACKAGE + name(command.getClass()));
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
            case "option" -> add(option(BlueprintLine.of(line)));
            case "parameter" -> spec.addPositional(parameter(BlueprintLine.of(line)));
            case "group" -> begin(line[1], line[2]);
            case "end" -> end();
            default -> throw new IllegalStateException("unknown: " + line[0]);
        }
    }

    private Owner mixin(String... line) {
        Owner here = command;
        for (int i = 1; i < line.length; i++) {
            here = here.mixin(line[i]);
        }
        return here;
    }

    private void begin(String field, String multiplicity) throws ReflectiveOperationException {
        Owner.Place place = command.place(field);
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
        owner = command.mixin(field);
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

    private OptionSpec option(BlueprintLine line) throws ReflectiveOperationException {
        Owner.Place place = owner.place(line.field());
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
    private PositionalParamSpec parameter(BlueprintLine line) throws ReflectiveOperationException {
        Owner.Place place = owner.place(line.field());
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

    private static Range arity(BlueprintLine line) {
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

    private static Iterable<String> candidates(BlueprintLine line)
            throws ReflectiveOperationException {
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
}
