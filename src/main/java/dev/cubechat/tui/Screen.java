package dev.cubechat.tui;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is to be seen: as many rows as the terminal has, each at most as wide, and where the cursor
 * stands.
 *
 * @param cursor null to hide it
 */
public record Screen(Size size, List<Row> rows, @Nullable Cursor cursor) {
    public Screen {
        rows = List.copyOf(rows);
    }

    /** One row, from the left; what is right of its last piece is blank. */
    public record Row(List<Piece> pieces) {
        public static final Row BLANK = new Row(List.of());

        public Row {
            pieces = List.copyOf(pieces);
        }
    }

    /** Text without controls or line ends, in one style. */
    public record Piece(String text, Style style) {}

    /** Both from 0. */
    public record Cursor(int column, int row) {}
}
