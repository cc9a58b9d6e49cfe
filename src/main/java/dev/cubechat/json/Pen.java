package dev.cubechat.json;

import java.util.Map;

/** Writes one value as JSON on one line. Used by one thread. */
final class Pen {
    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder text = new StringBuilder(512);

    Pen write(Json json) {
        if (json instanceof Json.Str string) {
            string(string.value());
        } else if (json instanceof Json.Int number) {
            text.append(number.value());
        } else if (json instanceof Json.Obj object) {
            object(object);
        } else if (json instanceof Json.Arr array) {
            array(array);
        } else {
            other(json);
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void object(Json.Obj object) {
        char before = '{';
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            text.append(before);
            string(member.getKey());
            text.append(':');
            write(member.getValue());
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }

    private void array(Json.Arr array) {
        char before = '[';
        for (Json item : array.items()) {
            text.append(before);
            write(item);
            before = ',';
        }
        text.append(before == '[' ? "[]" : "]");
    }

    private void other(Json json) {
        switch (json) {
            case Json.Dec number -> text.append(number.value());
            case Json.Bool truth -> text.append(truth.value());
            default -> text.append("null");
        }
    }

    private void string(String value) {
        text.append('"');
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                text.append(value, from, i);
                escape(c);
                from = i + 1;
            }
        }
        if (from == 0) {
            text.append(value);
        } else {
            text.append(value, from, value.length());
        }
        text.append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> text.append('\\').append(c);
            case '\b' -> text.append("\\b");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\f' -> text.append("\\f");
            case '\r' -> text.append("\\r");
            default -> text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
    }
}
