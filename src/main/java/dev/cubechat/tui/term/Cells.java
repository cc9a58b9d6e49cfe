package dev.cubechat.tui.term;

import dev.cubechat.text.Clusters;
import dev.cubechat.text.DisplayWidth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes cells from text, each distinct one once. */
final class Cells {
    private static final int MOST = 20_000;

    /** A look weighs as much as some cells; each link is one more. */
    private static final int OF_A_LOOK = 16;

    private static final String REPLACEMENT = "\ufffd";

    private final Glyphs glyphs;
    private final Map<Look, Letters> byLook = new HashMap<>();
    private int made;

    Cells(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    Cell blank(Look look) {
        return letters(look).blank;
    }

    /** The cells of a text; what has no width is left out, and no control gets through. */
    List<Cell> of(String text, Look look) {
        Letters letters = letters(look);
        List<Cell> cells = new ArrayList<>(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = Clusters.after(text, at);
            char first = text.charAt(at);
            if (end == at + 1 && first < letters.ascii.length) {
                cells.add(letters.ascii(first));
            } else {
                int columns = DisplayWidth.ofCluster(text, at, end);
                if (columns > 0) {
                    cells.add(letters.other(text.substring(at, end), columns));
                }
            }
            at = end;
        }
        return cells;
    }

    private Letters letters(Look look) {
        if (made > MOST) {
            byLook.clear();
            made = 0;
        }
        return byLook.computeIfAbsent(look, Letters::new);
    }

    /** The cells of one look. */
    private final class Letters {
        final Look look;
        final Cell blank;
        final Cell[] ascii = new Cell[128];
        final Map<String, Cell> others = new HashMap<>();

        Letters(Look look) {
            made += OF_A_LOOK;
            this.look = look;
            this.blank = new Cell(" ", false, false, look, null);
            ascii[' '] = blank;
            ascii['\t'] = blank;
        }

        Cell ascii(char c) {
            Cell cell = ascii[c];
            if (cell == null) {
                String shown = c < ' ' || c == 0x7F ? glyphs.shown(REPLACEMENT, 1) : "" + c;
                cell = new Cell(shown, false, false, look, blank);
                ascii[c] = cell;
            }
            return cell;
        }

        Cell other(String cluster, int columns) {
            Cell cell = others.get(cluster);
            if (cell == null) {
                made++;
                String safe = isControl(cluster) ? REPLACEMENT : cluster;
                String shown = glyphs.shown(safe, columns);
                cell = new Cell(shown, columns == 2, Glyphs.isFragile(safe, columns), look, blank);
                others.put(cluster, cell);
            }
            return cell;
        }

        /** Text was made harmless long before; this is the last gate to the terminal. */
        private static boolean isControl(String cluster) {
            return cluster.chars().anyMatch(c -> c < ' ' || (c >= 0x7F && c < 0xA0));
        }
    }
}
