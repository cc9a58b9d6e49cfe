package dev.cubechat.json;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON value. Immutable; objects keep the order of their keys, numbers keep their digits.
 *
 * <p>The readers here are patient, because the service sends numbers as strings and booleans as 0
 * and 1 (protocol page rest.md, section 2.3): {@link #asLong} takes {@code 7}, {@code "7"} and
 * {@code 7.0}, {@link #asBoolean} takes {@code true}, {@code 1}, {@code "1"} and {@code "true"}.
 */
public sealed interface Json {

    /** A JSON object. */
    record Obj(Map<String, Json> members) implements Json {
        /** The object without members. */
        public static final Obj EMPTY = new Obj(Map.of());

        public Obj {
            members = Members.copyOf(members);
        }

        /** The member of that name, or {@link Nil} where there is none. */
        public Json get(String key) {
            return members.getOrDefault(key, Nil.NIL);
        }

        public boolean has(String key) {
            return members.containsKey(key);
        }

        public boolean isEmpty() {
            return members.isEmpty();
        }
    }

    /** A JSON array. */
    record Arr(List<Json> items) implements Json {
        /** The array without items. */
        public static final Arr EMPTY = new Arr(List.of());

        public Arr {
            items = List.copyOf(items);
        }
    }

    /** A JSON string. */
    record Str(String value) implements Json {
        @Override
        public Optional<String> asText() {
            return Optional.of(value);
        }

        @Override
        public Optional<Long> asLong() {
            return exactLong(value);
        }
    }

    /** A whole number that fits 64 bits. */
    record Int(long value) implements Json {
        @Override
        public Optional<String> asText() {
            return Optional.of(Long.toString(value));
        }

        @Override
        public Optional<Long> asLong() {
            return Optional.of(value);
        }
    }

    /** Any other number. */
    record Dec(BigDecimal value) implements Json {
        @Override
        public Optional<String> asText() {
            return Optional.of(text(value));
        }

        @Override
        public Optional<Long> asLong() {
            return exactLong(value);
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Json {
        @Override
        public Optional<String> asText() {
            return Optional.of(Boolean.toString(value));
        }
    }

    /** {@code null}, and what a missing member reads as. */
    enum Nil implements Json {
        NIL
    }

    static Json of(@Nullable String value) {
        return value == null ? Nil.NIL : new Str(value);
    }

    static Json of(long value) {
        return new Int(value);
    }

    static Json of(boolean value) {
        return new Bool(value);
    }

    /** An array of whole numbers. */
    static Arr ofLongs(Collection<Long> values) {
        List<Json> items = new ArrayList<>(values.size());
        for (long value : values) {
            items.add(new Int(value));
        }
        return new Arr(items);
    }

    /** An array of strings. */
    static Arr ofStrings(Collection<String> values) {
        return new Arr(values.stream().<Json>map(Str::new).toList());
    }

    /** Starts an object that is written member by member. */
    static ObjBuilder obj() {
        return new ObjBuilder();
    }

    default boolean isNull() {
        return this instanceof Nil;
    }

    /** The text of a string, number or boolean; nothing for null, objects and arrays. */
    default Optional<String> asText() {
        return Optional.empty();
    }

    /** A whole number, also from a string or a decimal without a fraction. */
    default Optional<Long> asLong() {
        return Optional.empty();
    }

    /** A truth value, also from 0, 1 and their texts. */
    default Optional<Boolean> asBoolean() {
        if (this instanceof Bool b) {
            return Optional.of(b.value());
        }
        return asText().flatMap(Json::truth);
    }

    /** This value as an object; the empty one where it is something else. */
    default Obj asObject() {
        return this instanceof Obj o ? o : Obj.EMPTY;
    }

    /** The items of an array; none where this is something else. */
    default List<Json> asItems() {
        return this instanceof Arr a ? a.items() : List.of();
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "1", "true" -> Optional.of(true);
            case "0", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> exactLong(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 40) {
            return Optional.empty();
        }
        if (digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Long.parseLong(digits));
        }
        try {
            return exactLong(new BigDecimal(digits));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static String text(BigDecimal number) {
        return isShort(number) ? number.toPlainString() : number.toString();
    }

    /** Whether it can be written out: a huge exponent would expand into millions of digits. */
    private static boolean isShort(BigDecimal number) {
        return Math.abs((long) number.scale()) <= 400;
    }

    private static Optional<Long> exactLong(BigDecimal number) {
        if (!isShort(number)) {
            return Optional.empty();
        }
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }
}
