package dev.cubechat.cli.output;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.text.TerminalText;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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
    private final PlainTime times = new PlainTime();

    JsonPen(Sink sink) {
        this.sink = sink;
    }

    /** The name of a member, as it stands between what is before it and its value. */
    static byte[] name(char before, String name) {
        return (before + safe(name) + ":").getBytes(StandardCharsets.UTF_8);
    }

    /** A place to copy from, by {@link #since}. */
    long mark() {
        return sink.printed();
    }

    /** What was written since then; nothing where that has left already. */
    byte[] since(long mark) {
        return sink.since(mark);
    }

    JsonPen write(byte[] text) {
        sink.print(text);
        return this;
    }

    JsonPen write(char ascii) {
        sink.print(ascii);
        return this;
    }

    /** The value of a column: the same text as of {@link Cell#json}, without that where it can. */
    JsonPen value(@Nullable Object value) {
        switch (value) {
            case null -> sink.print(NULL);
            case String text -> string(text);
            case UserId id -> sink.print(id.value());
            case MessageId id -> string(id.value());
            case DialogId id -> string(id.value());
            case Instant time -> time(time);
            case Decorated text -> value(text.text());
            case Long number -> sink.print(number);
            case Json.Arr array -> array(array);
            case Json.Obj object -> object(object);
            // Interfaces come last: to see that something is none takes longer.
            case List<?> items -> list(items);
            default -> json(Cell.json(value));
        }
        return this;
    }

    private void time(Instant time) {
        byte[] quoted = times.quoted(time);
        if (quoted == null) {
            string(time.toString());
        } else {
            sink.print(quoted);
        }
    }

    private void list(List<?> items) {
        char before = '[';
        for (int i = 0; i < items.size(); i++) {
            sink.print(before);
            value(items.get(i));
            before = ',';
        }
        end(before, '[', ']');
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
        if (isPlain(text, utf8)) {
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
    private static boolean isPlain(String text, byte[] utf8) {
        for (byte b : utf8) {
            if (b < ' ' || b == '"' || b == '\\' || b == 0x7F) {
                return false;
            }
            if (b == '?') {
                return isPlain(text);
            }
        }
        return true;
    }

    /** The same, slower, where half of a pair of surrogates may have become a question mark. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c >= 0x7F) {
                return false;
            }
        }
        return true;
    }
}
