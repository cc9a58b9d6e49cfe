package dev.cubechat.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One condition on a list: {@code field=value} or {@code field[op]=value} (protocol page rest.md,
 * section 2.1).
 *
 * @param field such as {@code date_sent} or {@code extensions[location]}
 * @param values one for most operators, any number for {@code in}, {@code nin} and {@code all}
 */
public record Filter(String field, Operator operator, List<String> values) {

    /** The service's operators, by the words it uses. */
    public enum Operator {
        EQ,
        LT,
        LTE,
        GT,
        GTE,
        NE,
        IN,
        NIN,
        ALL,
        CTN,
        START_WITH;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What steers a list instead of choosing from it (sections 5.2, 6.1 and 7.1). */
    private static final Set<String> STEERING =
            Set.of(
                    "limit",
                    "skip",
                    "offset",
                    "page",
                    "per_page",
                    "count",
                    "sort_asc",
                    "sort_desc",
                    "mark_as_read",
                    "preview",
                    "force");

    private static final Pattern FORM =
            Pattern.compile("(?<field>[A-Za-z_][\\w.]*(?:\\[\\w+])*)=(?<value>.*)", Pattern.DOTALL);
    private static final Pattern OPERATOR =
            Pattern.compile(
                    Stream.of(Operator.values())
                            .map(Operator::word)
                            .collect(Collectors.joining("|", "(.+)\\[(", ")]")));

    public Filter {
        values = List.copyOf(values);
    }

    /** Whether a parameter of this name steers a list, so that no condition can have it. */
    public static boolean isSteering(String name) {
        return STEERING.contains(name);
    }

    public static Filter of(String field, Operator operator, String value) {
        return new Filter(field, operator, List.of(value));
    }

    public static Filter of(String field, Operator operator, long value) {
        return of(field, operator, Long.toString(value));
    }

    /**
     * Reads {@code field=value} or {@code field[op]=value}.
     *
     * @throws IllegalArgumentException where it is neither, or no condition
     */
    public static Filter parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "a filter is field=value or field[op]=value, not \"" + text + "\"");
        }
        String field = form.group("field");
        String value = form.group("value");
        if (isSteering(field)) {
            throw new IllegalArgumentException(
                    "\"" + field + "\" is no field: it says how to read the list");
        }
        Matcher operator = OPERATOR.matcher(field);
        if (!operator.matches()) {
            return of(field, Operator.EQ, value);
        }
        Operator op = Operator.valueOf(operator.group(2).toUpperCase(Locale.ROOT));
        return switch (op) {
            case IN, NIN, ALL ->
                    new Filter(operator.group(1), op, List.of(value.split("\\s*,\\s*")));
            default -> of(operator.group(1), op, value);
        };
    }

    /** The name of its parameter, of which the service takes one. */
    public String name() {
        return operator == Operator.EQ ? field : field + "[" + operator.word() + "]";
    }
}
