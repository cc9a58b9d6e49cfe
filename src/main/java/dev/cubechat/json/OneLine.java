package dev.cubechat.json;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Writes a value as text on one line, without spaces. Used by one thread, for one value. */
final class OneLine {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private final StringBuilder text = new StringBuilder();

    private OneLine() {}

    static String of(Json json) {
        OneLine line = new OneLine();
        line.value(json);
        return line.text.toString();
    }

    private void value(Json json) {
        switch (json) {
            case Json.Str string -> string(string.value());
            case Json.Int number -> text.append(number.value());
            case Json.Obj object -> object(object.members());
            case Json.Arr array -> array(array.items());
            case Json.Dec number -> text.append(number.value());
            case Json.Bool bool -> text.append(bool.value());
            case Json.Nil nil -> text.append("null");
        }
    }

    private void object(Map<String, Json> members) {
        text.append('{');
        int begin = text.length();
        for (Map.Entry<String, Json> member : members.entrySet()) {
            separate(begin);
            string(member.getKey());
            text.append(':');
            value(member.getValue());
        }
        text.append('}');
    }

    private void array(List<Json> items) {
        text.append('[');
        int begin = text.length();
        for (Json item : items) {
            separate(begin);
            value(item);
        }
        text.append(']');
    }

    private void separate(int begin) {
        if (text.length() > begin) {
            text.append(',');
        }
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
        text.append(string, written, string.length()).append('"');
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
