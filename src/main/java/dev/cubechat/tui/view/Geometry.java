package dev.cubechat.tui.view;

import dev.cubechat.tui.Size;
import dev.cubechat.tui.compose.Composer;
import dev.cubechat.tui.compose.Rows;
import dev.cubechat.tui.desk.Desk;
import dev.cubechat.tui.desk.Note;

import java.util.List;

/**
 * Where what lies on the screen. From the top: a line about the open dialog; the messages, with the
 * list of dialogs beside them where there is room; a ruler, in which a note begins; the rest of a
 * long note; what the person writes; hints.
 *
 * @param list columns of the list with its border; 0 for no list
 * @param messages rows for messages
 * @param note rows for the rest of a note
 * @param composer rows for what is written
 */
public record Geometry(Size size, int list, int messages, int note, int composer) {
    private static final int MOST_COMPOSER = 6;
    private static final int MOST_NOTE = 3;

    /** Rows of messages that a note leaves. */
    private static final int LEAST_MESSAGES = 4;

    /** Columns of the ruler around a note. */
    private static final int AROUND_NOTE = 5;

    static final int PROMPT = 2;

    public static Geometry of(Desk desk) {
        Size size = desk.size();
        int list = desk.isNarrow() ? 0 : size.columns() >= 110 ? 32 : 26;
        Composer written = desk.writing().composer();
        int width = Math.max(1, size.columns() - list - PROMPT);
        int room = Math.clamp(size.rows() / 3, 1, MOST_COMPOSER);
        int composer = Math.min(written.rows(width).count(), room);
        int left = Math.max(0, size.rows() - 3 - composer);
        int most = Math.clamp(left - LEAST_MESSAGES, 0, MOST_NOTE);
        int lines =
                desk.note()
                        .map(
                                note ->
                                        NoteLines.of(
                                                note,
                                                size.columns() - list - AROUND_NOTE,
                                                1 + most))
                        .map(List::size)
                        .orElse(1);
        return new Geometry(size, list, left - (lines - 1), lines - 1, composer);
    }

    /** A note as it lies in the ruler and the rows below it. */
    List<String> lines(Note shown) {
        return NoteLines.of(shown, pane() - AROUND_NOTE, 1 + note);
    }

    /** Columns of the messages and of what is written. */
    public int pane() {
        return Math.max(0, size.columns() - list);
    }

    /** How the written text lies. */
    public Rows rows(Composer written) {
        return written.rows(Math.max(1, pane() - PROMPT));
    }

    /** The first row of it that is on the screen: the cursor is in the middle where it can be. */
    public int firstRow(Composer written) {
        Rows rows = rows(written);
        return Math.clamp(
                rows.rowOf(written.cursor()) - composer / 2,
                0,
                Math.max(0, rows.count() - composer));
    }

    public int firstMessageRow() {
        return 1;
    }

    public int rulerRow() {
        return 1 + messages;
    }

    public int composerRow() {
        return 2 + messages + note;
    }

    /** Rows of the list of dialogs. */
    public int beside() {
        return messages + 1 + note + composer;
    }
}
