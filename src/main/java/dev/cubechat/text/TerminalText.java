package dev.cubechat.text;

/**
 * Makes text from other people harmless: no control, escape or bidi-override character reaches a
 * terminal or a line of tab-separated text. JSON keeps such characters exactly, as escapes.
 */
public final class TerminalText {
    private static final String LINE_END = "↵";

    private TerminalText() {}

    /**
     * One line for a terminal: line ends become {@code ↵}, tabs spaces, controls {@code �}; what
     * would be invisible or turn the direction is left out.
     */
    public static String line(String text) {
        return isPlain(text) ? text : new Cleaning(text, LINE_END, " ").clean();
    }

    /** Text for a terminal that may have several lines; line ends and tabs stay. */
    public static String lines(String text) {
        return isPlain(text) ? text : new Cleaning(text, "\n", "\t").clean();
    }

    /**
     * One field of a tab-separated line: {@code \t}, {@code \n}, {@code \r} and {@code \\} as in
     * SQL dumps, other unsafe characters as {@code \}{@code u001b}, so that nothing is lost.
     */
    public static String tsv(String text) {
        if (isHarmless(text) && text.indexOf('\\') < 0) {
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
        if (isHarmless(json)) {
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

    /** A quick answer for most text: nothing in it but letters of western Europe. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= '\u007F' && c < '\u00A0') || c == '\u00AD' || c >= '\u0300') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= '\u007F' && (isUnsafe(c) || Character.isSurrogate(c)))) {
                return false;
            }
        }
        return true;
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
