package dev.cubechat.text;

import org.jline.utils.WCWidth;

/**
 * How many columns of a terminal a text takes.
 *
 * <p>No table can be right, since terminals disagree about emoji. This one says what we lay out by;
 * who draws on a grid puts the next cell where it belongs whatever the terminal thinks.
 */
public final class DisplayWidth {
    private static final String ELLIPSIS = "…";
    private static final int EMOJI_STYLE = 0xFE0F;

    private DisplayWidth() {}

    public static int of(String text) {
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            int end = Clusters.after(text, at);
            width += ofCluster(text, at, end);
            at = end;
        }
        return width;
    }

    /** The width of one cluster: 0, 1 or 2. */
    public static int ofCluster(String text, int from, int to) {
        if (to == from + 1 && text.charAt(from) < 0x300) {
            return 1;
        }
        int width = 0;
        for (int at = from; at < to; ) {
            int point = text.codePointAt(at);
            if (point == EMOJI_STYLE) {
                return 2;
            }
            width += Math.max(0, WCWidth.wcwidth(point));
            at += Character.charCount(point);
        }
        return Math.min(2, width);
    }

    /** The text, cut with an ellipsis where it is wider. */
    public static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        return width <= 0 ? "" : text.substring(0, fitting(text, width - 1)) + ELLIPSIS;
    }

    /** How much of a text fits into this width: the index behind its last cluster that does. */
    public static int fitting(String text, int width) {
        int taken = 0;
        for (int at = 0; at < text.length(); ) {
            int end = Clusters.after(text, at);
            taken += ofCluster(text, at, end);
            if (taken > width) {
                return at;
            }
            at = end;
        }
        return text.length();
    }

    /** The text with spaces behind it up to this width. */
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /** The text in exactly this width: cut or padded. */
    public static String fit(String text, int width) {
        return pad(cut(text, width), width);
    }
}
