package dev.cubechat.tui.view;

import dev.cubechat.text.Clusters;
import dev.cubechat.text.DisplayWidth;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen.Piece;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Style;

import java.util.ArrayList;
import java.util.List;

/** Puts a row together from the left; nothing ever goes beyond its width. */
final class Strip {
    private final int width;
    private final List<Piece> pieces = new ArrayList<>();
    private int used;

    Strip(int width) {
        this.width = Math.max(0, width);
    }

    int left() {
        return width - used;
    }

    Strip add(String text, Style style) {
        int columns = DisplayWidth.of(text);
        String part = text;
        if (columns > left()) {
            // Nobody misses the blanks at its end.
            part = DisplayWidth.cut(text.stripTrailing(), left());
            columns = DisplayWidth.of(part);
        }
        if (!part.isEmpty()) {
            pieces.add(new Piece(part, style));
            used += columns;
        }
        return this;
    }

    Strip add(String text, Role role) {
        return add(text, Style.of(role));
    }

    Strip add(Row row) {
        row.pieces().forEach(piece -> add(piece.text(), piece.style()));
        return this;
    }

    /** Blanks up to this column. */
    Strip to(int column, Style style) {
        return add(" ".repeat(Math.max(0, Math.min(column, width) - used)), style);
    }

    /** The same text again and again to the end. */
    Strip fill(String text, Style style) {
        return add(text.repeat(Math.max(0, left() / DisplayWidth.of(text))), style);
    }

    /** Something at the right end; left out where there is no room for it. */
    Strip right(Row row, Style between) {
        int columns = width(row);
        if (columns > 0 && columns < left()) {
            to(width - columns, between);
            add(row);
        }
        return this;
    }

    Row row() {
        return new Row(pieces);
    }

    static Row of(String text, Style style) {
        return text.isEmpty() ? Row.BLANK : new Row(List.of(new Piece(text, style)));
    }

    static Row of(String text, Role role) {
        return of(text, Style.of(role));
    }

    static int width(Row row) {
        return row.pieces().stream().mapToInt(piece -> DisplayWidth.of(piece.text())).sum();
    }

    /** A row with every piece under the cursor, and its rest. */
    static Row selected(Row row, int width) {
        Strip strip = new Strip(width);
        row.pieces().forEach(piece -> strip.add(piece.text(), piece.style().asSelected()));
        return strip.to(width, Style.TEXT.asSelected()).row();
    }

    /** A row that is set off from the others, and its rest. */
    static Row raised(Row row, int width) {
        Strip strip = new Strip(width);
        row.pieces().forEach(piece -> strip.add(piece.text(), piece.style().asRaised()));
        return strip.to(width, Style.TEXT.asRaised()).row();
    }

    /** A row with another one laid over it. */
    static Row over(Row below, Row above, int at, int columns, int width) {
        Strip strip = new Strip(width);
        strip.add(slice(below, 0, at)).to(at, Style.TEXT);
        strip.add(above).to(at + columns, Style.TEXT);
        return strip.add(slice(below, at + columns, width)).row();
    }

    /** The part of a row between two columns; half a wide character is a blank. */
    static Row slice(Row row, int from, int to) {
        List<Piece> parts = new ArrayList<>();
        int column = 0;
        for (Piece piece : row.pieces()) {
            StringBuilder part = new StringBuilder();
            for (String cluster : Clusters.of(piece.text())) {
                int next = column + DisplayWidth.of(cluster);
                if (column >= from && next <= to) {
                    part.append(cluster);
                } else if (next > from && column < to) {
                    part.append(" ".repeat(Math.min(next, to) - Math.max(column, from)));
                }
                column = next;
            }
            if (!part.isEmpty()) {
                parts.add(new Piece(part.toString(), piece.style()));
            }
        }
        return new Row(parts);
    }
}
