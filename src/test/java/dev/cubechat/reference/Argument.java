package dev.cubechat.reference;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An option, or what stands at some place of the command line.
 *
 * @param names of an option; empty for a place
 * @param label what stands for the value; empty where there is none
 * @param attached whether a value needs {@code =} before it and may be missing
 * @param repeatable whether it may stand there several times
 * @param listed whether one value may hold several, with commas between them
 * @param index the place, counted from 0
 */
public record Argument(
        List<String> names,
        String label,
        String description,
        Values values,
        boolean attached,
        boolean repeatable,
        boolean listed,
        int index) {

    static Argument of(ArgSpec arg) {
        return switch (arg) {
            case OptionSpec option ->
                    new Argument(
                            Stream.of(option.names())
                                    .sorted(Comparator.comparingInt(String::length))
                                    .toList(),
                            option.arity().max() == 0 ? "" : option.paramLabel(),
                            String.join(" ", option.description()),
                            Values.of(option),
                            option.arity().min() == 0 && option.arity().max() == 1,
                            option.isMultiValue(),
                            !option.splitRegex().isEmpty(),
                            0);
            case PositionalParamSpec place ->
                    new Argument(
                            List.of(),
                            place.paramLabel(),
                            String.join(" ", place.description()),
                            Values.of(place),
                            false,
                            place.index().max() != place.index().min(),
                            false,
                            place.index().min());
            default -> throw new IllegalArgumentException("neither option nor place: " + arg);
        };
    }

    public boolean takesValue() {
        return !label.isEmpty();
    }

    String longest() {
        return names.getLast();
    }

    boolean isOption() {
        return !names.isEmpty();
    }
}
