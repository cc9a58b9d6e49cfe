package dev.cubechat.tui;

/**
 * Something done with the mouse.
 *
 * @param column from 0, at the left
 * @param row from 0, at the top
 */
public record Mouse(Deed deed, int column, int row) {
    /** What was done. */
    public enum Deed {
        PRESS,
        DRAG,
        RELEASE,
        WHEEL_UP,
        WHEEL_DOWN
    }
}
