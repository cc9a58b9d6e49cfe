package dev.cubechat.tui.term;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.screen.AbstractScreen;
import com.googlecode.lanterna.screen.ScreenBuffer;

import dev.cubechat.tui.Hyperlink;
import dev.cubechat.tui.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * Two grids of cells: what the terminal shows, and what it is to show. Says in bytes how to come
 * from one to the other.
 *
 * <p>Columns of emoji are a matter of opinion. So each {@linkplain Cell#isFragile fragile} cell is
 * drawn over blanks of the width we give it, the cursor is put where the next cell belongs, and the
 * rest of the row is drawn anew: an emoji may lose its edge, but never moves what is beside it.
 */
final class Grid extends AbstractScreen {
    /** Cells that are as quickly drawn again as jumped over. */
    private static final int SHORT_GAP = 4;

    /** OSC 8; by its id a terminal knows the pieces of one link. */
    private static final String LINK = "\u001b]8;id=%08x;%s\u001b\\";

    private static final String NO_LINK = "\u001b]8;;\u001b\\";

    private final StringBuilder out;
    private final Cell nothing;

    /** From where on each row is to show nothing. */
    private final int[] ends;

    /** Stands where the terminal may show anything. */
    private final Cell unknown;

    /** Where the terminal's cursor is; -1 where that is not known. */
    private int column = -1;

    private int row = -1;
    private @Nullable Look look;

    /** The link that what is written now belongs to; none between two rows. */
    private @Nullable Hyperlink link;

    Grid(Size size, Cell blank, StringBuilder out) {
        super(new TerminalSize(Math.max(1, size.columns()), Math.max(1, size.rows())), blank);
        this.nothing = blank;
        this.unknown = new Cell("", false, false, blank.look(), blank);
        this.out = out;
        this.ends = new int[getTerminalSize().getRows()];
        getFrontBuffer().setAll(unknown);
    }

    /** Forgets what a row shows, so that all of it is drawn. */
    void forget(int inRow) {
        for (int x = 0; x < getFrontBuffer().getSize().getColumns(); x++) {
            getFrontBuffer().setCharacterAt(x, inRow, unknown);
        }
    }

    /** Puts cells into a row, blanks behind them; what does not fit is cut. */
    void put(int inRow, List<Cell> cells) {
        ScreenBuffer back = getBackBuffer();
        int width = back.getSize().getColumns();
        int at = 0;
        for (Cell cell : cells) {
            if (at + cell.columns() > width) {
                break;
            }
            back.setCharacterAt(at, inRow, cell);
            at += cell.columns();
        }
        for (int x = at; x < ends[inRow]; x++) {
            back.setCharacterAt(x, inRow, nothing);
        }
        ends[inRow] = at;
    }

    /** The cursor may be anywhere, in any look. */
    void lost() {
        column = -1;
        row = -1;
        look = null;
    }

    /** Draws what is different in a row. */
    void draw(int inRow) {
        drawChanges(inRow);
        lead(null);
    }

    private void drawChanges(int inRow) {
        ScreenBuffer front = getFrontBuffer();
        ScreenBuffer back = getBackBuffer();
        int width = back.getSize().getColumns();
        int end = lastDifference(front, back, inRow, width) + 1;
        int blankFrom = blankFrom(back, inRow, width);
        int at = 0;
        while (at < end) {
            Cell next = cell(back, at, inRow);
            Cell was = cell(front, at, inRow);
            if (next.equals(was)) {
                at += next.columns();
                continue;
            }
            if (next.isFragile() || was.isFragile() || hasFragile(front, at, inRow, end)) {
                end = width;
            }
            if (at >= blankFrom && width - at > SHORT_GAP) {
                move(at, inRow);
                use(cell(back, at, inRow).look());
                out.append("\u001b[K");
                copy(front, back, inRow, at, width);
                return;
            }
            // From here draw on, over short gaps too; where end is the edge, to the edge.
            draw(next, at, inRow, width);
            at += next.columns();
            copy(front, back, inRow, at - next.columns(), at);
            if (end == width) {
                drawRest(front, back, inRow, at, Math.max(at, blankFrom), width);
                return;
            }
            if (at < width && cell(front, at, inRow).equals(unknown)) {
                end = Math.max(end, at + 1);
            }
        }
    }

    private void drawRest(
            ScreenBuffer front, ScreenBuffer back, int inRow, int from, int blankFrom, int width) {
        int at = from;
        while (at < Math.min(blankFrom, width)) {
            Cell next = cell(back, at, inRow);
            draw(next, at, inRow, width);
            at += next.columns();
        }
        if (at < width) {
            move(at, inRow);
            use(cell(back, at, inRow).look());
            out.append("\u001b[K");
        }
        copy(front, back, inRow, from, width);
    }

    private void draw(Cell cell, int at, int inRow, int width) {
        move(at, inRow);
        use(cell.look());
        if (cell.isFragile()) {
            out.append(" ".repeat(cell.columns()));
            to(at, inRow);
            out.append(cell.getCharacterString());
            column = -1;
        } else {
            out.append(cell.getCharacterString());
            column = at + cell.columns();
            if (column >= width) {
                column = -1; // where the cursor waits at the edge differs
            }
        }
    }

    private void move(int at, int inRow) {
        if (row != inRow || column != at) {
            if (row == inRow && column >= 0 && at > column && at - column < SHORT_GAP) {
                // Jumping would take longer than drawing the same once more.
                ScreenBuffer back = getBackBuffer();
                for (int x = column; x < at; x++) {
                    Cell same = cell(back, x, inRow);
                    if (!same.look().equals(look) || same.columns() > 1 || same.isFragile()) {
                        to(at, inRow);
                        return;
                    }
                }
                for (int x = column; x < at; x++) {
                    out.append(cell(back, x, inRow).getCharacterString());
                }
                column = at;
                return;
            }
            to(at, inRow);
        }
    }

    private void to(int at, int inRow) {
        out.append("\u001b[").append(inRow + 1).append(';').append(at + 1).append('H');
        row = inRow;
        column = at;
    }

    private void use(Look wanted) {
        if (look == null || !wanted.sgr().equals(look.sgr())) {
            out.append(wanted.sgr());
        }
        look = wanted;
        lead(wanted.link());
    }

    private void lead(@Nullable Hyperlink where) {
        if (!Objects.equals(where, link)) {
            out.append(
                    where == null
                            ? NO_LINK
                            : LINK.formatted(where.whole(), where.address().value()));
            link = where;
        }
    }

    private static int lastDifference(ScreenBuffer front, ScreenBuffer back, int row, int width) {
        for (int x = width - 1; x >= 0; x--) {
            if (!front.getCharacterAt(x, row).equals(back.getCharacterAt(x, row))) {
                return x;
            }
        }
        return -1;
    }

    /** From where on the row is nothing but blanks that erasing gives as well. */
    private int blankFrom(ScreenBuffer back, int inRow, int width) {
        Cell last = cell(back, width - 1, inRow);
        if (!last.isErased()) {
            return width;
        }
        int from = last.equals(nothing) ? ends[inRow] : width;
        while (from > 0 && cell(back, from - 1, inRow).equals(last)) {
            from--;
        }
        return from;
    }

    private static boolean hasFragile(ScreenBuffer front, int from, int row, int end) {
        for (int x = from; x < end; x++) {
            if (cell(front, x, row).isFragile()) {
                return true;
            }
        }
        return false;
    }

    private void copy(ScreenBuffer front, ScreenBuffer back, int row, int from, int to) {
        boolean halved =
                to < front.getSize().getColumns() && cell(front, to - 1, row).columns() > 1;
        if (halved) {
            front.setCharacterAt(to, row, unknown); // half a wide character, and no other
        }
        front.copyFrom(back, row, 1, from, to - from, row, from);
    }

    /** There are no other cells than ours in it. */
    private static Cell cell(ScreenBuffer buffer, int x, int row) {
        return (Cell) buffer.getCharacterAt(x, row);
    }

    @Override
    public void startScreen() {}

    @Override
    public void stopScreen() {}

    @Override
    public void refresh(RefreshType kind) {
        for (int y = 0; y < getTerminalSize().getRows(); y++) {
            draw(y);
        }
    }

    @Override
    public @Nullable KeyStroke pollInput() {
        return null;
    }

    @Override
    public @Nullable KeyStroke readInput() {
        return null;
    }
}
