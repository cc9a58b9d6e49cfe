package dev.cubechat.tui;

/** How large a terminal is, in cells. */
public record Size(int columns, int rows) {
    public Size {
        if (columns < 0 || rows < 0) {
            throw new IllegalArgumentException("a size is not negative: " + columns + "×" + rows);
        }
    }
}
