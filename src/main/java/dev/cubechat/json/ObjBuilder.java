package dev.cubechat.json;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes one {@link Json.Obj} member by member, in order. */
public final class ObjBuilder {
    private final Map<String, Json> members = new LinkedHashMap<>();

    ObjBuilder() {}

    public ObjBuilder with(String key, Json value) {
        members.put(key, value);
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
        members.putAll(other.members());
        return this;
    }

    public Json.Obj build() {
        return new Json.Obj(members);
    }
}
