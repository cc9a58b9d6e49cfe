package dev.cubechat.text;

/**
 * Makes text from other people harmless: no control, escape or bidi-override character reaches a
 * terminal or a line of tab-separated text. JSON keeps such characters exactly, as escapes.
 */
public final class TerminalText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final String LINE_END = "↵";

    private TerminalText() {}

    /**
     * One line for a terminal: line ends become {@code ↵}, tabs spaces, what is unsafe {@code �}.
     */
    public static String line(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLineEnd(c)) {
                boolean crLf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
                safe.append(crLf ? "" : LINE_END);
            } else if (c == '\t') {
                safe.append(' ');
            } else {
                safe.append(isUnsafe(c) || isLoneSurrogate(text, i) ? REPLACEMENT : c);
            }
        }
        return safe.toString();
    }

    /** Text for a terminal that may have several lines; line feeds and tabs stay. */
    public static String lines(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\t') {
                safe.append(c);
            } else if (c != '\r' || i + 1 >= text.length() || text.charAt(i + 1) != '\n') {
                safe.append(isUnsafe(c) || isLoneSurrogate(text, i) ? REPLACEMENT : c);
            }
        }
        return safe.toString();
    }

    /**
     * One field of a tab-separated line: {@code \t}, {@code \n}, {@code \r} and {@code \\} as in
     * SQL dumps, other unsafe characters as {@code \}{@code u001b}, so that nothing is lost.
     */
    public static String tsv(String text) {
        if (isPlain(text) && text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> safe.append("\\\\");
                case '\t' -> safe.append("\\t");
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                default -> {
                    if (isUnsafe(c) || isLoneSurrogate(text, i)) {
                        escape(c, safe);
                    } else {
                        safe.append(c);
                    }
                }
            }
        }
        return safe.toString();
    }

    /**
     * Written JSON with its unsafe characters as escapes: the same value, harmless on a terminal.
     *
     * @param json text from a JSON writer, where such characters can only stand inside strings
     */
    public static String json(String json) {
        if (isPlain(json)) {
            return json;
        }
        StringBuilder safe = new StringBuilder(json.length() + 16);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if ((isUnsafe(c) && c != '\n') || isLoneSurrogate(json, i)) {
                escape(c, safe);
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= '\u007F' && (isUnsafe(c) || Character.isSurrogate(c)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
    }

    /** Controls (C0, DEL, C1), separators of lines, and what turns the direction of text. */
    private static boolean isUnsafe(char c) {
        return c < ' '
                || (c >= '\u007F' && c <= '\u009F')
                || (c >= '\u2028' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static void escape(char c, StringBuilder into) {
        into.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            into.append(Character.forDigit((c >> shift) & 0xF, 16));
        }
    }
}
