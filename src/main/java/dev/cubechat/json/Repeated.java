package dev.cubechat.json;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * Values that are mostly written as the one before: then they are that one, without being read.
 * Used by one thread.
 */
public final class Repeated<T extends @Nullable Object> {
    private final PlainJson in;
    private final Function<Json, T> reader;
    private byte[] written = {};
    private T value;

    /**
     * @param reader makes the same of the same, and nothing that changes
     */
    public Repeated(PlainJson in, Function<Json, T> reader) {
        this.in = in;
        this.reader = reader;
        this.value = reader.apply(Json.Nil.NIL);
    }

    /** The next value. */
    public T next() throws MalformedJson {
        if (written.length > 0 && in.takesValue(written)) {
            return value;
        }
        int begin = in.at();
        value = reader.apply(in.value());
        written = in.since(begin);
        return value;
    }
}
