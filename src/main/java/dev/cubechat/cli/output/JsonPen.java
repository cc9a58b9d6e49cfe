package dev.cubechat.cli.output;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.text.TerminalText;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes values as JSON into a {@link Sink}, harmless on a terminal, without making a text of them
 * first: what a long export does most. Used by one thread.
 */
final class JsonPen {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final Sink sink;

    JsonPen(Sink sink) {
        this.sink = sink;
    }

    /** The name of a member, as it stands before its value. */
    static byte[] name(String name) {
        return (safe(name) + ":").getBytes(StandardCharsets.UTF_8);
    }

    JsonPen write(byte[] text) {
        sink.print(text);
        return this;
    }

    JsonPen write(char ascii) {
        sink.print(ascii);
        return this;
    }

    JsonPen json(Json json) {
        if (json instanceof Json.Str text) {
            string(text.value());
        } else if (json instanceof Json.Int number) {
            sink.print(number.value());
        } else if (json instanceof Json.Obj object) {
            object(object);
        } else if (json instanceof Json.Arr array) {
            array(array);
        } else if (json.isNull()) {
            sink.print(NULL);
        } else if (json instanceof Json.Bool truth) {
            sink.print(truth.value() ? TRUE : FALSE);
        } else {
            sink.print(JsonText.write(json));
        }
        return this;
    }

    private void object(Json.Obj object) {
        char before = '{';
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            sink.print(before);
            string(member.getKey());
            sink.print(':');
            json(member.getValue());
            before = ',';
        }
        end(before, '{', '}');
    }

    private void array(Json.Arr array) {
        char before = '[';
        for (Json item : array.items()) {
            sink.print(before);
            json(item);
            before = ',';
        }
        end(before, '[', ']');
    }

    private void end(char before, char open, char close) {
        if (before == open) {
            sink.print(open);
        }
        sink.print(close);
    }

    private void string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (isPlain(utf8)) {
            sink.print('"');
            sink.print(utf8);
            sink.print('"');
        } else {
            sink.print(safe(text));
        }
    }

    private static String safe(String text) {
        return TerminalText.json(JsonText.write(Json.of(text)));
    }

    /** Whether it stands for itself between quotes: ASCII that nothing has to be done about. */
    private static boolean isPlain(byte[] utf8) {
        for (byte b : utf8) {
            if (b < ' ' || b == '"' || b == '\\' || b == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
