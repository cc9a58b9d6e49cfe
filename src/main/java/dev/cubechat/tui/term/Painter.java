package dev.cubechat.tui.term;

import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.Screen.Cursor;
import dev.cubechat.tui.Screen.Piece;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.Style;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Says what to send to a terminal so that it shows a screen: only what is different, in one piece
 * that a terminal with synchronized output shows at once. Used by one thread.
 */
final class Painter {
    private static final String BEGIN = "\u001b[?2026h";
    private static final String END = "\u001b[?2026l";
    private static final String HIDE = "\u001b[?25l";
    private static final String SHOW = "\u001b[?25h";

    private final StringBuilder out = new StringBuilder(16 * 1024);
    private Theme theme;
    private Cells cells;
    private Size size;
    private Grid grid;

    /** What each row shows; null where that is not known. */
    private @Nullable Row[] shown;

    private @Nullable Cursor cursor;
    private boolean cursorKnown;

    Painter(Size size, Theme theme, Glyphs glyphs) {
        this.theme = theme;
        this.cells = new Cells(glyphs);
        this.size = size;
        this.grid = newGrid();
        this.shown = new Row[size.rows()];
    }

    /** Another size, and nothing is known of what the terminal shows. */
    void resize(Size to) {
        size = to;
        repaint();
    }

    /** Looks different from now on. */
    void dress(Theme newTheme, Glyphs newGlyphs) {
        theme = newTheme;
        cells = new Cells(newGlyphs);
        repaint();
    }

    /** Forgets what the terminal shows, so that all is drawn. */
    void repaint() {
        grid = newGrid();
        shown = new Row[size.rows()];
        cursorKnown = false;
    }

    /** Somebody else wrote into the rows up to this one. */
    void disturbed(int rows) {
        for (int y = 0; y < Math.min(rows, size.rows()); y++) {
            shown[y] = null;
            grid.forget(y);
        }
        cursorKnown = false;
    }

    /** What to send; empty where the terminal shows all this already. */
    String paint(Screen screen) {
        out.setLength(0);
        grid.lost();
        int drawn = 0;
        for (int y = 0; y < size.rows(); y++) {
            Row row = y < screen.rows().size() ? screen.rows().get(y) : Row.BLANK;
            if (!row.equals(shown[y])) {
                shown[y] = row;
                grid.put(y, cells(row));
                grid.draw(y);
                drawn++;
            }
        }
        Cursor wanted = within(screen.cursor());
        if (out.isEmpty() && cursorKnown && Objects.equals(wanted, cursor)) {
            return "";
        }
        boolean wasShown = !cursorKnown || cursor != null;
        String hide = wasShown && (drawn > 1 || wanted == null) ? HIDE : "";
        boolean hidden = !hide.isEmpty() || !cursorKnown || cursor == null;
        cursor = wanted;
        cursorKnown = true;
        StringBuilder all = new StringBuilder(out.length() + 64).append(BEGIN).append(hide);
        all.append(out);
        if (wanted != null) {
            all.append("\u001b[").append(wanted.row() + 1).append(';');
            all.append(wanted.column() + 1).append('H').append(hidden ? SHOW : "");
        }
        return all.append(END).toString();
    }

    private @Nullable Cursor within(@Nullable Cursor wanted) {
        return wanted == null || wanted.row() >= size.rows()
                ? null
                : new Cursor(
                        Math.clamp(wanted.column(), 0, Math.max(0, size.columns() - 1)),
                        wanted.row());
    }

    private List<Cell> cells(Row row) {
        List<Cell> all = new ArrayList<>(size.columns());
        for (Piece piece : row.pieces()) {
            all.addAll(cells.of(piece.text(), theme.look(piece.style())));
        }
        return all;
    }

    private Grid newGrid() {
        return new Grid(size, cells.blank(theme.look(Style.of(Role.TEXT))), out);
    }
}
