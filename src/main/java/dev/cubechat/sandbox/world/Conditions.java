package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the filters of a list request into SQL conditions (protocol page rest.md, section 2.1). */
final class Conditions {
    /** Few enough for SQLite, which takes expressions of a thousand parts. */
    private static final int MOST = 100;

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** How a field's values are compared. */
    enum Kind {
        TEXT,
        NUMBER,
        TIME,

        /** As text, but less and greater as numbers where both are. */
        ANY
    }

    /**
     * What a filter can name.
     *
     * @param sql the column; for a field with many values, that of one of them
     * @param among for a field with many values, that there is one for which {@code %s} is true;
     *     else {@code %s} alone
     */
    record Field(String sql, Kind kind, String among) {
        private static final String ITSELF = "%s";

        static Field text(String column) {
            return new Field(column, Kind.TEXT, ITSELF);
        }

        static Field number(String column) {
            return new Field(column, Kind.NUMBER, ITSELF);
        }

        static Field time(String column) {
            return new Field(column, Kind.TIME, ITSELF);
        }

        static Field any(String column) {
            return new Field(column, Kind.ANY, ITSELF);
        }

        static Field anyOf(String among, String column, Kind kind) {
            return new Field(column, kind, among);
        }

        boolean many() {
            return !among.equals(ITSELF);
        }
    }

    /** Knows the fields whose names follow a pattern, such as {@code extensions[key]}. */
    interface Others {
        Optional<Field> named(String field);
    }

    /** Adds a condition as it is. */
    Conditions and(String condition, Object... given) {
        sql.append(sql.isEmpty() ? "" : " AND ").append(condition);
        values.addAll(List.of(given));
        return this;
    }

    /**
     * Adds the conditions of these filters.
     *
     * @throws Refused where a field cannot be filtered by, a value does not fit it, or there are
     *     too many conditions
     */
    Conditions andAll(List<Filter> filters, Map<String, Field> fields, Others others) {
        if (filters.size() > MOST) {
            throw Refused.invalid("base", "should be " + MOST + " conditions or fewer");
        }
        for (Filter filter : filters) {
            Field field = fields.get(filter.field());
            if (field == null) {
                field =
                        others.named(filter.field())
                                .orElseThrow(
                                        () ->
                                                Refused.invalid(
                                                        filter.field(),
                                                        "is not a field to filter by"));
            }
            add(field, filter);
        }
        return this;
    }

    String sql() {
        return sql.toString();
    }

    /** The values for the question marks, followed by more of them. */
    Object[] values(Object... more) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(List.of(more));
        return all.toArray();
    }

    private void add(Field field, Filter filter) {
        switch (filter.operator()) {
            case EQ -> is(field, " = ?", one(field, filter));
            case LT -> compares(field, " <", filter);
            case LTE -> compares(field, " <=", filter);
            case GT -> compares(field, " >", filter);
            case GTE -> compares(field, " >=", filter);
            case NE -> isNot(field, " = ?", one(field, filter));
            case IN -> is(field, " IN (SELECT value FROM json_each(?))", all(field, filter));
            case NIN -> isNot(field, " IN (SELECT value FROM json_each(?))", all(field, filter));
            case ALL -> hasAll(field, filter);
            case CTN -> contains(field, filter);
            case START_WITH -> startsWith(field, filter);
        }
    }

    private void compares(Field field, String sign, Filter filter) {
        boolean number = field.kind() == Kind.ANY && ObjectMatch.isNumber(text(filter));
        // With a number on the other side, SQLite takes text of digits as a number, too.
        is(field, sign + (number ? " CAST(? AS NUMERIC)" : " ?"), one(field, filter));
    }

    /** One condition for all values: a condition for each makes more of them than SQLite takes. */
    private void hasAll(Field field, Filter filter) {
        and(
                "NOT EXISTS (SELECT 1 FROM json_each(?) wanted WHERE NOT ifnull("
                        + condition(field, " = wanted.value")
                        + ", 0))",
                all(field, filter));
    }

    private void contains(Field field, Filter filter) {
        if (field.many() || field.kind() == Kind.NUMBER || field.kind() == Kind.TIME) {
            is(field, " = ?", one(field, filter));
        } else {
            and("instr(" + field.sql() + ", ?) > 0", text(filter));
        }
    }

    private void startsWith(Field field, Filter filter) {
        String prefix = text(filter);
        String beginning = "lower(substr(" + field.sql() + ", 1, ?)) = lower(?)";
        and(
                field.among().replace("%s", beginning),
                (long) prefix.codePointCount(0, prefix.length()),
                prefix);
    }

    private void is(Field field, String comparison, Object value) {
        and(condition(field, comparison), value);
    }

    private void isNot(Field field, String comparison, Object value) {
        and("NOT ifnull(" + condition(field, comparison) + ", 0)", value);
    }

    private static String condition(Field field, String comparison) {
        return field.among().replace("%s", "(" + field.sql() + comparison + ")");
    }

    private static String text(Filter filter) {
        return filter.values().isEmpty() ? "" : filter.values().getFirst();
    }

    private static Object one(Field field, Filter filter) {
        return value(field, filter, text(filter));
    }

    private static String all(Field field, Filter filter) {
        return JsonText.write(
                new Json.Arr(
                        filter.values().stream()
                                .map(value -> value(field, filter, value))
                                .map(
                                        value ->
                                                value instanceof Long number
                                                        ? Json.of(number)
                                                        : Json.of(value.toString()))
                                .toList()));
    }

    private static Object value(Field field, Filter filter, String written) {
        return switch (field.kind()) {
            case TEXT, ANY -> written;
            case TIME ->
                    Times.seconds(written)
                            .orElseThrow(() -> Refused.invalid(filter.field(), "is not a time"));
            case NUMBER ->
                    Json.of(written)
                            .asLong()
                            .orElseThrow(() -> Refused.invalid(filter.field(), "is not a number"));
        };
    }
}
