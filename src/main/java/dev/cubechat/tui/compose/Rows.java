package dev.cubechat.tui.compose;

import dev.cubechat.text.Clusters;
import dev.cubechat.text.DisplayWidth;
import dev.cubechat.text.Wrap;

/** How a text lies on the screen while it is written: its rows, and where the cursor is in them. */
public final class Rows {
    static final Rows NONE = new Rows("", 1, new int[] {0});

    private final String text;
    private final int width;
    private final int[] starts;

    private Rows(String text, int width, int[] starts) {
        this.text = text;
        this.width = width;
        this.starts = starts;
    }

    /** The text in rows of this width, the last column of which is left for the cursor. */
    public static Rows of(String text, int width) {
        return new Rows(text, width, Wrap.starts(text, Math.max(1, width - 1)));
    }

    /** The same for this text and width, where it is another. */
    Rows with(String other, int columns) {
        return text.equals(other) && width == columns ? this : of(other, columns);
    }

    public int count() {
        return starts.length;
    }

    /** A row's text, without its line end. */
    public String row(int index) {
        int end = endOf(index);
        boolean lineEnd = end > starts[index] && text.charAt(end - 1) == '\n';
        return text.substring(starts[index], lineEnd ? end - 1 : end);
    }

    private int endOf(int index) {
        return index + 1 < starts.length ? starts[index + 1] : text.length();
    }

    public int rowOf(int offset) {
        int row = starts.length - 1;
        while (row > 0 && starts[row] > offset) {
            row--;
        }
        return row;
    }

    public int columnOf(int offset) {
        return DisplayWidth.of(text.substring(starts[rowOf(offset)], offset));
    }

    /** The place in the text at this column of a row, or the row's last. */
    public int at(int row, int column) {
        int end = starts[row] + row(row).length();
        boolean wrapped = row + 1 < starts.length && end == starts[row + 1];
        int last = wrapped && end > starts[row] ? Clusters.before(text, end) : end;
        int at = starts[row];
        while (at < last
                && DisplayWidth.of(text.substring(starts[row], Clusters.after(text, at)))
                        <= column) {
            at = Clusters.after(text, at);
        }
        return at;
    }
}
