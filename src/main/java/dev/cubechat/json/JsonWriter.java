package dev.cubechat.json;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.Map;

/**
 * Writes JSON as text on one line, without spaces, and without making a tree of it first where
 * there is none. Commas come by themselves. Used by one thread.
 */
public final class JsonWriter implements ObjSink {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** The room that an object of the wire needs; a list's room grows. */
    private static final int USUAL = 512;

    private final StringBuilder text = new StringBuilder(USUAL);

    /** Whether a value was before. */
    private boolean comma;

    /** Begins an object or an array. */
    public JsonWriter begin(char bracket) {
        next();
        text.append(bracket);
        comma = false;
        return this;
    }

    /** Ends it, with the bracket of the same kind. */
    public JsonWriter end(char bracket) {
        text.append(bracket);
        comma = true;
        return this;
    }

    /**
     * Begins a member of an object; what comes next is its value. Nothing in its name is escaped.
     */
    public JsonWriter name(String name) {
        text.append(comma ? ",\"" : "\"").append(name).append("\":");
        comma = false;
        return this;
    }

    @Override
    public JsonWriter with(String key, Json value) {
        return name(key).value(value);
    }

    @Override
    public JsonWriter with(String key, @Nullable String value) {
        name(key);
        next();
        if (value == null) {
            text.append("null");
        } else {
            string(value);
        }
        return this;
    }

    @Override
    public JsonWriter with(String key, long value) {
        name(key);
        next();
        text.append(value);
        return this;
    }

    /** A whole value: the item of an array, or that of the member that was begun. */
    public JsonWriter value(Json json) {
        switch (json) {
            case Json.Obj object -> {
                begin('{');
                for (Map.Entry<String, Json> member : object.members().entrySet()) {
                    next();
                    string(member.getKey());
                    text.append(':');
                    comma = false;
                    value(member.getValue());
                }
                end('}');
            }
            case Json.Arr array -> {
                begin('[');
                for (Json item : array.items()) {
                    value(item);
                }
                end(']');
            }
            default -> {
                next();
                single(json);
            }
        }
        return this;
    }

    /** What has been written. */
    @Override
    public String toString() {
        return text.toString();
    }

    private void single(Json json) {
        switch (json) {
            case Json.Str string -> string(string.value());
            case Json.Int number -> text.append(number.value());
            case Json.Dec number -> text.append(number.value());
            case Json.Bool bool -> text.append(bool.value());
            default -> text.append("null");
        }
    }

    /** A value begins. */
    private void next() {
        if (comma) {
            text.append(',');
        }
        comma = true;
    }

    private void string(String string) {
        text.append('"');
        int written = 0;
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                text.append(string, written, i);
                escape(c);
                written = i + 1;
            }
        }
        if (written == 0) {
            text.append(string).append('"');
        } else {
            text.append(string, written, string.length()).append('"');
        }
    }

    private void escape(char c) {
        text.append('\\');
        switch (c) {
            case '"', '\\' -> text.append(c);
            case '\b' -> text.append('b');
            case '\t' -> text.append('t');
            case '\n' -> text.append('n');
            case '\f' -> text.append('f');
            case '\r' -> text.append('r');
            default -> text.append('u').append(HEX.toHexDigits(c));
        }
    }
}
