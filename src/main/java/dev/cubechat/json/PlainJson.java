package dev.cubechat.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Walks through JSON that is written as programs write it to each other: UTF-8, no white space, no
 * name twice. Whatever is written otherwise, or is no JSON at all, is refused, and {@link FullJson}
 * may have it. What is not refused has the value that {@link FullJson} finds in it.
 *
 * <p>For long lists, of which it can take what it knows without a value in between: {@link #takes}.
 * Used by one thread.
 */
public final class PlainJson {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    /** Far below the limits of {@link FullJson}, which counts from further outside. */
    private static final int DEEPEST = 100;

    /** Below its limit for names, which is smaller than the one for texts. */
    private static final int LONGEST = 40_000;

    /** So many digits fit 64 bits, whatever they are. */
    private static final int MOST_DIGITS = 18;

    private final byte[] utf8;
    private int at;

    /**
     * @param utf8 kept, and changed by nobody
     */
    public PlainJson(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** Goes on behind this character, if it comes next. */
    public boolean takes(char ascii) {
        if (at < utf8.length && utf8[at] == ascii) {
            at++;
            return true;
        }
        return false;
    }

    /** Goes on behind these bytes, if they come next. */
    public boolean takes(byte[] bytes) {
        int end = at + bytes.length;
        if (end > utf8.length || !Arrays.equals(utf8, at, end, bytes, 0, bytes.length)) {
            return false;
        }
        at = end;
        return true;
    }

    /** Goes on behind a value, if it comes next and is written so. */
    boolean takesValue(byte[] written) {
        int begin = at;
        if (takes(written) && at < utf8.length && !isDigit(utf8[at]) && !isOfNumber(utf8[at])) {
            return true;
        }
        at = begin;
        return false;
    }

    /** Goes on behind this character, which must come next. */
    public void needs(char ascii) throws MalformedJson {
        if (!takes(ascii)) {
            throw odd();
        }
    }

    /** There must be nothing more. */
    public void end() throws MalformedJson {
        if (at < utf8.length) {
            throw odd();
        }
    }

    /** How far this has come. */
    public int at() {
        return at;
    }

    /** What was passed since it had come so far. */
    public byte[] since(int begin) {
        return Arrays.copyOfRange(utf8, begin, at);
    }

    /** The object that was passed since then; its members are read again when somebody looks. */
    public Json.Obj objectSince(int begin) {
        return new Json.Obj(new LateMembers(utf8, begin, at));
    }

    /** A whole number without a sign; -1 where something else comes next. */
    public long whole() {
        long number = 0;
        int end = at;
        while (end < utf8.length && isDigit(utf8[end])) {
            number = number * 10 + utf8[end] - '0';
            end++;
        }
        int digits = end - at;
        if (digits == 0
                || digits > MOST_DIGITS
                || (digits > 1 && utf8[at] == '0')
                || (end < utf8.length && isOfNumber(utf8[end]))) {
            return -1;
        }
        at = end;
        return number;
    }

    /** The text of a string. */
    public String text() throws MalformedJson {
        needs('"');
        int begin = at;
        int end = begin;
        while (end < utf8.length && isPlain(utf8[end])) {
            end++;
        }
        if (end == utf8.length || utf8[end] != '"' || end - begin > LONGEST) {
            return otherText(begin);
        }
        at = end + 1;
        return new String(utf8, begin, end - begin, StandardCharsets.ISO_8859_1);
    }

    /** The one value that there is, whatever line ends follow. */
    Json only() throws MalformedJson {
        Json json = value();
        while (takes('\n')) {
            // Files of lines end with one.
        }
        end();
        return json;
    }

    /** The value that comes next. */
    public Json value() throws MalformedJson {
        return value(0);
    }

    private Json value(int depth) throws MalformedJson {
        if (at == utf8.length || depth > DEEPEST) {
            throw odd();
        }
        return switch (utf8[at]) {
            case '"' -> new Json.Str(text());
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 'n' -> word(NULL, Json.Nil.NIL);
            case 't' -> word(TRUE, new Json.Bool(true));
            case 'f' -> word(FALSE, new Json.Bool(false));
            default -> number();
        };
    }

    private Json object(int depth) throws MalformedJson {
        needs('{');
        if (takes('}')) {
            return Json.Obj.EMPTY;
        }
        ObjBuilder members = Json.obj();
        do {
            String name = text();
            needs(':');
            members.with(name, value(depth + 1));
        } while (takes(','));
        needs('}');
        return members.build();
    }

    private Json array(int depth) throws MalformedJson {
        needs('[');
        if (takes(']')) {
            return Json.Arr.EMPTY;
        }
        Json first = value(depth + 1);
        if (takes(']')) {
            return new Json.Arr(List.of(first));
        }
        List<Json> items = new ArrayList<>();
        items.add(first);
        while (takes(',')) {
            items.add(value(depth + 1));
        }
        needs(']');
        return new Json.Arr(items);
    }

    private Json word(byte[] letters, Json meaning) throws MalformedJson {
        if (!takes(letters)) {
            throw odd();
        }
        return meaning;
    }

    private Json number() throws MalformedJson {
        long whole = whole();
        return whole >= 0 ? new Json.Int(whole) : otherNumber();
    }

    /** With a sign, a fraction, an exponent or many digits. */
    private Json otherNumber() throws MalformedJson {
        int begin = at;
        int end = begin;
        while (end < utf8.length && (isDigit(utf8[end]) || isOfNumber(utf8[end]))) {
            end++;
        }
        at = end;
        return FullJson.parse(since(begin));
    }

    /** With letters beyond ASCII, or with escapes. */
    private String otherText(int begin) throws MalformedJson {
        boolean escapes = false;
        int end = begin;
        while (end < utf8.length && utf8[end] != '"') {
            if (utf8[end] == '\\') {
                escapes = true;
                end++;
            } else if (utf8[end] >= 0 && utf8[end] < ' ') {
                throw odd();
            }
            end++;
        }
        if (end >= utf8.length || end - begin > LONGEST) {
            throw odd();
        }
        at = end + 1;
        String text = new String(utf8, begin, end - begin, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            // It may stand for bytes that are no UTF-8.
            throw odd();
        }
        return escapes ? unescaped(text) : text;
    }

    private static String unescaped(String text) throws MalformedJson {
        StringBuilder letters = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
            letters.append(text, from, at);
            char escape = text.charAt(at + 1);
            from = at + (escape == 'u' ? 6 : 2);
            letters.append(
                    switch (escape) {
                        case '"', '\\', '/' -> escape;
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        case 'u' -> hex(text, at + 2);
                        default -> throw odd();
                    });
        }
        return letters.append(text, from, text.length()).toString();
    }

    private static char hex(String text, int begin) throws MalformedJson {
        if (begin + 4 > text.length()) {
            throw odd();
        }
        int value = 0;
        for (int i = begin; i < begin + 4; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                throw odd();
            }
            value = value << 4 | HexFormat.fromHexDigit(text.charAt(i));
        }
        return (char) value;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** What may stand in a number besides digits. */
    private static boolean isOfNumber(byte b) {
        return b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
    }

    private static MalformedJson odd() {
        return new MalformedJson("not written plainly");
    }
}
