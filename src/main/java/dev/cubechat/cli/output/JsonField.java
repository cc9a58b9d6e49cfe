package dev.cubechat.cli.output;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;

/**
 * One member of objects that are written one after the other. What is the very same value as in the
 * object before, such as none, is written by copying. Used by one thread.
 */
final class JsonField<T> {
    private static final byte[] NOT_KNOWN = {};

    /** The name, with what stands before and after it. */
    private final byte[] begin;

    private final Columns.Value<T> value;
    private @Nullable Object last = NOT_KNOWN;

    /** The member with the last value, once that came twice. */
    private byte[] written = NOT_KNOWN;

    /**
     * @param before what stands before the name
     */
    JsonField(char before, Columns.Column<T> column) {
        this.begin = JsonPen.name(before, column.name());
        this.value = column.value();
    }

    void write(T thing, JsonPen pen) {
        Object now = value.of(thing);
        if (now != last) {
            last = now;
            written = NOT_KNOWN;
            pen.write(begin).value(now);
        } else if (written.length > 0) {
            pen.write(written);
        } else {
            long mark = pen.mark();
            pen.write(begin).value(now);
            written = isFixed(now) ? pen.since(mark) : NOT_KNOWN;
        }
    }

    /** Whether the same object always stands for the same text. */
    private static boolean isFixed(@Nullable Object value) {
        return !(value instanceof Collection<?> || value instanceof Map<?, ?>);
    }
}
