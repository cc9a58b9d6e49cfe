package dev.cubechat.json;

import java.nio.charset.StandardCharsets;

/**
 * Reads and writes {@link Json} as text. Jackson's limits on depth and number length apply to what
 * is read.
 *
 * <p>Most of what is read was written by a program, and {@link PlainJson} reads it; the rest, and
 * all that is wrong, is left to Jackson. That is not for speed alone: its parser begins with
 * decimals, and Java with the 65,536th power of five before its first decimal, which would take a
 * tenth of the time of a short command.
 */
public final class JsonText {
    private JsonText() {}

    /** The one value in this text. */
    public static Json parse(String text) throws MalformedJson {
        if (isWhole(text)) {
            try {
                return new PlainJson(text.getBytes(StandardCharsets.UTF_8)).only();
            } catch (MalformedJson odd) {
                // Jackson may have it.
            }
        }
        return FullJson.parse(text);
    }

    /** The one value in these UTF-8 bytes. */
    public static Json parse(byte[] utf8) throws MalformedJson {
        try {
            return new PlainJson(utf8).only();
        } catch (MalformedJson odd) {
            return FullJson.parse(utf8);
        }
    }

    /** The value on one line, without a line end. */
    public static String write(Json json) {
        return new JsonWriter().value(json).toString();
    }

    /** Whether no letter is made of two, of which one could be missing. */
    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
