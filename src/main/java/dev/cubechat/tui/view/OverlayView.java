package dev.cubechat.tui.view;

import dev.cubechat.text.DisplayWidth;
import dev.cubechat.text.Wrap;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.Style;
import dev.cubechat.tui.compose.Completion;
import dev.cubechat.tui.desk.Item;
import dev.cubechat.tui.desk.Overlay;

import java.util.ArrayList;
import java.util.List;

/** Draws what lies on top, in a box in the middle. */
final class OverlayView {
    private static final int MOST_COLUMNS = 76;
    private static final int MOST_OF_QUESTION = 56;
    private static final int MOST_OF_POPUP = 60;

    /** What little would be seen beside a box only disturbs. */
    private static final int LEAST_BESIDE = 6;

    private static final int MOST_KEY = 22;

    /** Rows of the screen above and below the highest box. */
    private static final int AROUND_BOX = 2;

    /** Rows, and columns, of a box that are not for what is in it. */
    private static final int FRAME = 2;

    private static final int SIDES = 4;

    private final Setting setting;

    OverlayView(Setting setting) {
        this.setting = setting;
    }

    /** The same rows with the box over them; without it where there is no room for one. */
    List<Row> over(List<Row> under, Overlay overlay, int width) {
        int most = overlay instanceof Overlay.Ask ? MOST_OF_QUESTION : MOST_COLUMNS;
        int columns = columns(most, width);
        int height = under.size() - AROUND_BOX;
        if (columns < 8 || height < 3) {
            return under;
        }
        int wide = columns - SIDES;
        int high = height - FRAME;
        List<Row> inside = inside(overlay, wide, high);
        String below = goesOn(overlay, wide, high) ? setting.glyphs().down + " more" : "";
        List<Row> box = box(overlay.title(), inside, below, columns);
        int top = Math.max(1, (under.size() - box.size()) / 2);
        return laid(under, box, (width - columns) / 2, top, columns, width);
    }

    private static int columns(int most, int width) {
        return width < most + 2 * LEAST_BESIDE ? width : most;
    }

    private static List<Row> laid(
            List<Row> below, List<Row> box, int left, int top, int columns, int width) {
        List<Row> rows = new ArrayList<>(below);
        for (int i = 0; i < box.size() && top + i < rows.size(); i++) {
            rows.set(top + i, Strip.over(rows.get(top + i), box.get(i), left, columns, width));
        }
        return rows;
    }

    private List<Row> box(String title, List<Row> inside, String foot, int columns) {
        Glyphs glyphs = setting.glyphs();
        List<Row> rows = new ArrayList<>();
        String corners = glyphs.corners;
        Strip top = new Strip(columns).add(corners.substring(0, 1) + glyphs.line, Role.BORDER);
        if (!title.isEmpty()) {
            top.add(" " + DisplayWidth.cut(title, columns - 6) + " ", Role.TITLE);
        }
        top.add(glyphs.line.repeat(Math.max(0, top.left() - 1)), Role.BORDER);
        rows.add(top.add(corners.substring(1, 2), Role.BORDER).row());
        for (Row row : inside) {
            Strip strip = new Strip(columns).add(glyphs.bar + " ", Role.BORDER).add(row);
            rows.add(strip.to(columns - 1, Style.TEXT).add(glyphs.bar, Role.BORDER).row());
        }
        Strip end = new Strip(columns).add(corners.substring(2, 3), Role.BORDER);
        String more = foot.isEmpty() ? "" : " " + foot + " " + glyphs.line;
        int fill = Math.max(0, columns - 2 - DisplayWidth.of(more));
        end.add(glyphs.line.repeat(fill) + more, Role.BORDER);
        rows.add(end.add(corners.substring(3), Role.BORDER).row());
        return rows;
    }

    /** The top row of a text when its end is on a screen of this size. */
    static int end(Overlay.Text text, Size screen) {
        int height = screen.rows() - AROUND_BOX - FRAME;
        int width = Math.max(1, columns(MOST_COLUMNS, screen.columns()) - SIDES);
        return Math.max(0, rows(text, width).size() - Math.max(1, height));
    }

    private List<Row> inside(Overlay overlay, int width, int height) {
        return switch (overlay) {
            case Overlay.Text text -> text(text, width, height);
            case Overlay.Pick pick -> pick(pick, width, height);
            case Overlay.Ask ask -> ask(ask, width, height);
        };
    }

    /** Whether there is more of it below than fits. */
    private static boolean goesOn(Overlay overlay, int width, int height) {
        return switch (overlay) {
            case Overlay.Text text -> text.top() + height < rows(text, width).size();
            case Overlay.Pick pick ->
                    first(pick, room(pick, height)) + room(pick, height) < pick.found().size();
            case Overlay.Ask ask -> false;
        };
    }

    private static List<Row> text(Overlay.Text text, int width, int height) {
        List<Row> rows = rows(text, width);
        int from = Math.min(text.top(), Math.max(0, rows.size() - height));
        return rows.subList(from, Math.min(rows.size(), from + height));
    }

    private static List<Row> rows(Overlay.Text text, int width) {
        int keys =
                text.lines().stream().mapToInt(line -> DisplayWidth.of(line.key())).max().orElse(0);
        boolean headed = keys > 0 && text.lines().stream().anyMatch(OverlayView::isHeading);
        int margin = headed ? 2 : 0;
        int indent = keys == 0 ? 0 : margin + Math.min(keys + 2, Math.min(MOST_KEY, width / 3));
        List<Row> rows = new ArrayList<>();
        for (Overlay.Line line : text.lines()) {
            if (line.key().isEmpty() && keys > 0) {
                rows.add(Strip.of(DisplayWidth.cut(line.text(), width), Role.TITLE));
            } else {
                line(line, margin, indent, width, rows);
            }
        }
        return rows;
    }

    private static boolean isHeading(Overlay.Line line) {
        return line.key().isEmpty() && !line.text().isEmpty();
    }

    /** A key too long for its column has a row of its own. */
    private static void line(Overlay.Line line, int margin, int indent, int width, List<Row> rows) {
        boolean alone = indent > 0 && DisplayWidth.of(line.key()) > indent - margin - 2;
        if (alone) {
            rows.add(new Strip(width).to(margin, Style.TEXT).add(line.key(), Role.KEY).row());
        }
        List<String> parts = Wrap.lines(line.text(), Math.max(1, width - indent));
        for (int i = 0; i < parts.size(); i++) {
            Strip strip = new Strip(width).to(margin, Style.TEXT);
            strip.add(i == 0 && !alone ? line.key() : "", Role.KEY);
            rows.add(strip.to(indent, Style.TEXT).add(parts.get(i), Role.TEXT).row());
        }
    }

    private List<Row> pick(Overlay.Pick pick, int width, int height) {
        List<Row> rows = new ArrayList<>();
        if (pick.search().on()) {
            rows.add(
                    new Strip(width)
                            .add("> ", Role.PROMPT)
                            .add(pick.search().text(), Role.TEXT)
                            .add("_", Role.GHOST)
                            .row());
        }
        int room = room(pick, height);
        List<Item> found = pick.found();
        int first = first(pick, room);
        for (int i = first; i < found.size() && i < first + room; i++) {
            rows.add(item(found.get(i), i == pick.selected(), width));
        }
        if (found.isEmpty()) {
            rows.add(Strip.of("Nothing here.", Role.DIM));
        }
        return rows;
    }

    /** Rows for what can be chosen. */
    private static int room(Overlay.Pick pick, int height) {
        return Math.max(1, height - (pick.search().on() ? 1 : 0));
    }

    private static int first(Overlay.Pick pick, int room) {
        return Math.clamp(pick.selected() - room + 1, 0, Math.max(0, pick.found().size() - 1));
    }

    private Row item(Item item, boolean selected, int width) {
        Strip strip = new Strip(width);
        strip.add((selected ? setting.glyphs().pick : " ") + " ", Role.PROMPT);
        int room = strip.left() - 2;
        int label =
                Math.min(
                        DisplayWidth.of(item.label()),
                        Math.max(room * 3 / 5, room - DisplayWidth.of(item.detail())));
        strip.add(DisplayWidth.cut(item.label(), Math.max(1, label)), Role.TEXT)
                .add("  ", Role.TEXT);
        strip.add(item.detail(), Role.DIM);
        return selected ? Strip.selected(strip.row(), width) : strip.row();
    }

    private static List<Row> ask(Overlay.Ask ask, int width, int height) {
        List<Row> rows = new ArrayList<>();
        int room = Math.max(0, height - ask.answers().size());
        for (String line : NoteLines.cut(ask.question(), width, room)) {
            rows.add(Strip.of(line, Role.TEXT));
        }
        for (Overlay.Answer answer : ask.answers()) {
            rows.add(
                    new Strip(width)
                            .add("  " + answer.key() + "  ", Role.KEY)
                            .add(answer.label(), Role.TEXT)
                            .row());
        }
        return rows.subList(0, Math.min(rows.size(), height));
    }

    /** The box above the cursor with what could stand there. */
    List<Row> popup(List<Row> below, Completion completion, int left, int bottom, int width) {
        int height = Math.min(8, Math.min(completion.candidates().size(), bottom - 3));
        if (height < 1) {
            return below;
        }
        int columns = columns(MOST_OF_POPUP, width);
        if (columns < 12) {
            return below;
        }
        int selected = Math.max(0, completion.selected());
        int first =
                Math.clamp(
                        selected - height + 1,
                        0,
                        Math.max(0, completion.candidates().size() - height));
        int widest =
                completion.candidates().stream()
                        .mapToInt(c -> DisplayWidth.of(c.label()))
                        .max()
                        .orElse(0);
        int labels = Math.min(widest, columns / 2 - 5);
        List<Row> inside = new ArrayList<>();
        for (int i = first; i < first + height; i++) {
            Completion.Candidate each = completion.candidates().get(i);
            boolean chosen = i == completion.selected();
            Strip strip = new Strip(columns - 4);
            strip.add((chosen ? setting.glyphs().pick : " ") + " ", Role.PROMPT);
            strip.add(DisplayWidth.cut(each.label(), labels), Role.TEXT);
            strip.to(2 + labels + 2, Style.TEXT);
            Row row = strip.add(each.detail(), Role.DIM).row();
            inside.add(chosen ? Strip.selected(row, columns - 4) : row);
        }
        List<Row> box = box("", inside, "", columns);
        int at = Math.max(0, Math.min(left, width - columns));
        return laid(below, box, at, Math.max(0, bottom - box.size()), columns, width);
    }
}
