package dev.cubechat.json;

import org.jspecify.annotations.Nullable;

/** Takes the members of one object, in order: to keep them, or to write them at once. */
public interface ObjSink {
    ObjSink with(String key, Json value);

    /** A string member, or null. */
    ObjSink with(String key, @Nullable String value);

    ObjSink with(String key, long value);
}
