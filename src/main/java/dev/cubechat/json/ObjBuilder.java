package dev.cubechat.json;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes one {@link Json.Obj} member by member, in order. */
public final class ObjBuilder implements ObjSink {
    private static final String[] NO_NAMES = {};
    private static final Json[] NO_VALUES = {};
    private static final int USUAL = 16;

    private String[] names = NO_NAMES;
    private Json[] values = NO_VALUES;
    private int size;
    private long bits;

    /** Whose names these are, as long as the members come with the same. */
    private @Nullable Members pattern;

    /** All of them, once they are many. */
    private @Nullable Map<String, Json> many;

    ObjBuilder() {}

    /** One whose members will mostly have the names of those of another, in the same order. */
    static ObjBuilder like(Json other) {
        ObjBuilder builder = new ObjBuilder();
        if (other instanceof Json.Obj object && object.members() instanceof Members members) {
            builder.pattern = members;
            builder.names = members.names();
            builder.values = new Json[builder.names.length];
        }
        return builder;
    }

    /** What the other object has in the place of the next member; null where that is not known. */
    Json likely() {
        return pattern == null || size == names.length ? Json.Nil.NIL : pattern.value(size);
    }

    @Override
    public ObjBuilder with(String key, Json value) {
        if (pattern != null) {
            if (size < names.length && names[size].equals(key)) {
                values[size++] = value;
                return this;
            }
            goOnAlone();
        }
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

    @Override
    public ObjBuilder with(String key, @Nullable String value) {
        return with(key, Json.of(value));
    }

    @Override
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
        if (pattern != null && size == names.length) {
            return new Json.Obj(pattern.with(values));
        }
        if (pattern != null) {
            goOnAlone();
        }
        return new Json.Obj(new Members(names(size), values(size), bits));
    }

    /** The pattern does not fit any more. */
    private void goOnAlone() {
        pattern = null;
        keepIn(Members.MOST);
        for (int i = 0; i < size; i++) {
            bits |= Members.bit(names[i]);
        }
    }

    private void add(String key, Json value) {
        if (size == names.length) {
            keepIn(size == 0 ? USUAL : Members.MOST);
        }
        bits |= Members.bit(key);
        names[size] = key;
        values[size] = value;
        size++;
    }

    private void keepIn(int room) {
        names = names(room);
        values = values(room);
    }

    // Not Arrays.copyOf, which is slow for other arrays than Object[] without the full compiler.

    private String[] names(int room) {
        String[] copy = new String[room];
        System.arraycopy(names, 0, copy, 0, size);
        return copy;
    }

    private Json[] values(int room) {
        Json[] copy = new Json[room];
        System.arraycopy(values, 0, copy, 0, size);
        return copy;
    }
}
