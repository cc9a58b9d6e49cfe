package dev.cubechat.model;

import java.util.List;
import java.util.Locale;
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

    public static Filter of(String field, Operator operator, String value) {
        return new Filter(field, operator, List.of(value));
    }

    public static Filter of(String field, Operator operator, long value) {
        return of(field, operator, Long.toString(value));
    }

    /**
     * Reads {@code field=value} or {@code field[op]=value}.
     *
     * @throws IllegalArgumentException where it is neither
     */
    public static Filter parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "a filter is field=value or field[op]=value, not \"" + text + "\"");
        }
        String field = form.group("field");
        String value = form.group("value");
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
}
