package dev.cubechat.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Breaks text into lines of a width: behind spaces, slashes and hyphens within words, around wide
 * characters, and within what is longer than a line. Spaces at a break hang over the edge. A line
 * begins with no closing bracket or comma, and ends with no opening one (kinsoku).
 */
public final class Wrap {
    private static final String NEVER_FIRST =
            "!),.:;?]}%\u00a2\u00b0\u00b7\u00bb\u2019\u201d\u2026\u203a\u3001\u3002\u3005\u3009"
                    + "\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301c\u301f\u3041\u3043\u3045"
                    + "\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u309d\u309e\u30a1"
                    + "\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fb"
                    + "\u30fc\u30fd\u30fe\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d"
                    + "\uff5d\uff60\uff61\uff63\uff64";
    private static final String NEVER_LAST =
            "([{\u00ab\u2018\u201c\u2039\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301d"
                    + "\uff08\uff3b\uff5b\uff5f\uff62";

    private static final int NONE = -1;

    /** A part of a text. */
    public record Span(int from, int to) {
        public String of(String text) {
            return text.substring(from, to);
        }
    }

    private final String text;
    private final int width;
    private int[] starts = new int[8];
    private int count;

    /** The column behind what is on the line so far. */
    private int column;

    /** The last place in this line where it may be broken. */
    private int mayBreak = NONE;

    private Wrap(String text, int width) {
        this.text = text;
        this.width = Math.max(1, width);
    }

    /** The lines, without line ends and the spaces that hang over. */
    public static List<String> lines(String text, int width) {
        return spans(text, width).stream().map(line -> line.of(text)).toList();
    }

    /** The same lines by where they stand in the text. */
    public static List<Span> spans(String text, int width) {
        int[] starts = starts(text, width);
        List<Span> lines = new ArrayList<>(starts.length);
        for (int i = 0; i < starts.length; i++) {
            int end = i + 1 < starts.length ? starts[i + 1] : text.length();
            lines.add(new Span(starts[i], end(text, starts[i], end, i + 1 < starts.length)));
        }
        return lines;
    }

    /**
     * Where each line begins. There is always one; one behind the text where a line end is last.
     */
    public static int[] starts(String text, int width) {
        return new Wrap(text, width).starts();
    }

    private static int end(String text, int start, int end, boolean broken) {
        if (end > start && text.charAt(end - 1) == '\n') {
            return end - 1;
        }
        int trimmed = end;
        while (broken && trimmed > start && text.charAt(trimmed - 1) == ' ') {
            trimmed--;
        }
        return trimmed;
    }

    private int[] starts() {
        begin(0);
        int before = NONE;
        for (int at = 0; at < text.length(); ) {
            int end = Clusters.after(text, at);
            if (text.charAt(at) == '\n') {
                begin(end);
                before = NONE;
            } else {
                if (before != NONE && isBreak(before, at, end)) {
                    mayBreak = at;
                }
                place(at, end);
                before = at;
            }
            at = end;
        }
        return Arrays.copyOf(starts, count);
    }

    private void place(int at, int end) {
        int columns = DisplayWidth.ofCluster(text, at, end);
        while (column > 0 && column + columns > width && text.charAt(at) != ' ') {
            int start = mayBreak == NONE ? at : mayBreak;
            begin(start);
            column = DisplayWidth.of(text.substring(start, at));
        }
        column += columns;
    }

    private void begin(int start) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = start;
        column = 0;
        mayBreak = NONE;
    }

    /** Between two of these no line ends, whatever the rules: most of what is looked at. */
    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Whether a line may end before this cluster. */
    private boolean isBreak(int before, int at, int end) {
        char last = text.charAt(before);
        char first = text.charAt(at);
        if (first == ' ') {
            return false;
        }
        if (last == ' ') {
            return true;
        }
        boolean single = at == before + 1 && end == at + 1;
        if (single && isPlain(first) && isPlain(last)) {
            return false;
        }
        if (NEVER_FIRST.indexOf(first) >= 0 || NEVER_LAST.indexOf(last) >= 0) {
            return false;
        }
        return switch (last) {
            case '/' -> first != '/';
            case '-' ->
                    Character.isLetter(first)
                            && before > 0
                            && Character.isLetterOrDigit(text.charAt(before - 1));
            default ->
                    DisplayWidth.ofCluster(text, at, end) == 2
                            || DisplayWidth.ofCluster(text, before, at) == 2;
        };
    }
}
