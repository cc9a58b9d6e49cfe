package dev.cubechat.tui.view;

import dev.cubechat.tui.Size;
import dev.cubechat.tui.compose.Composer;
import dev.cubechat.tui.compose.Rows;
import dev.cubechat.tui.desk.Desk;

/**
 * Where what lies on the screen. From the top: a line about the open dialog; the messages, with the
 * list of dialogs beside them where there is room; a ruler; what the person writes; hints.
 *
 * @param list columns of the list with its border; 0 for no list
 * @param messages rows for messages
 * @param composer rows for what is written
 */
public record Geometry(Size size, int list, int messages, int composer) {
    private static final int MOST_COMPOSER = 6;
    static final int PROMPT = 2;

    public static Geometry of(Desk desk) {
        Size size = desk.size();
        int list = desk.isNarrow() ? 0 : size.columns() >= 110 ? 32 : 26;
        Composer written = desk.writing().composer();
        int width = Math.max(1, size.columns() - list - PROMPT);
        int room = Math.clamp(size.rows() / 3, 1, MOST_COMPOSER);
        int composer = Math.min(Rows.of(written.text(), width).count(), room);
        return new Geometry(size, list, Math.max(0, size.rows() - 3 - composer), composer);
    }

    /** Columns of the messages and of what is written. */
    public int pane() {
        return Math.max(0, size.columns() - list);
    }

    /** How the written text lies. */
    public Rows rows(String written) {
        return Rows.of(written, Math.max(1, pane() - PROMPT));
    }

    public int firstMessageRow() {
        return 1;
    }

    public int rulerRow() {
        return 1 + messages;
    }

    public int composerRow() {
        return 2 + messages;
    }
}
