package dev.cubechat.json;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes one {@link Json.Obj} member by member, in order. */
public final class ObjBuilder {
    private String[] names = new String[16];
    private Json[] values = new Json[16];
    private int size;
    private long bits;

    /** All of them, once they are many. */
    private @Nullable Map<String, Json> many;

    ObjBuilder() {}

    public ObjBuilder with(String key, Json value) {
        if (many != null) {
            many.put(key, value);
            return this;
        }
        long bit = Members.bit(key);
        int at = (bits & bit) == 0 ? -1 : Members.indexOf(names, size, key);
        if (at >= 0) {
            values[at] = value;
        } else if (size == Members.MOST) {
            many = new LinkedHashMap<>(build().members());
            many.put(key, value);
        } else {
            add(key, value);
        }
        return this;
    }

    /** A string member, or null. */
    public ObjBuilder with(String key, @Nullable String value) {
        return with(key, Json.of(value));
    }

    public ObjBuilder with(String key, long value) {
        return with(key, Json.of(value));
    }

    public ObjBuilder with(String key, boolean value) {
        return with(key, Json.of(value));
    }

    /** The member if there is one; nothing is written otherwise. */
    public ObjBuilder withIf(String key, Optional<? extends Json> value) {
        value.ifPresent(json -> with(key, json));
        return this;
    }

    /** Every member of another object, over those of the same name. */
    public ObjBuilder withAll(Json.Obj other) {
        other.members().forEach(this::with);
        return this;
    }

    public Json.Obj build() {
        if (many != null) {
            return new Json.Obj(many);
        }
        if (size == 0) {
            return Json.Obj.EMPTY;
        }
        // Not Arrays.copyOf, which is slow for other arrays than Object[] without the full
        // compiler.
        String[] exactNames = new String[size];
        Json[] exactValues = new Json[size];
        System.arraycopy(names, 0, exactNames, 0, size);
        System.arraycopy(values, 0, exactValues, 0, size);
        return new Json.Obj(new Members(exactNames, exactValues, bits));
    }

    private void add(String key, Json value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, Members.MOST);
            values = Arrays.copyOf(values, Members.MOST);
        }
        bits |= Members.bit(key);
        names[size] = key;
        values[size] = value;
        size++;
    }
}
