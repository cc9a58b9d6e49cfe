package dev.cubechat.tui.view;

import dev.cubechat.text.Clusters;
import dev.cubechat.text.DisplayWidth;
import dev.cubechat.text.Wrap;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen.Cursor;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.Style;
import dev.cubechat.tui.compose.Completion;
import dev.cubechat.tui.desk.Item;
import dev.cubechat.tui.desk.Overlay;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Draws what lies on top, in a box in the middle. */
final class OverlayView {
    private static final int MOST_COLUMNS = 76;
    private static final int MOST_OF_QUESTION = 56;
    private static final int MOST_OF_POPUP = 60;
    private static final int MOST_OF_CANDIDATES = 8;

    /** What little would be seen beside a box only disturbs. */
    private static final int LEAST_BESIDE = 6;

    private static final int MOST_KEY = 22;

    /** Rows of the screen above and below the highest box. */
    private static final int AROUND_BOX = 2;

    /** Rows, and columns, of a box that are not for what is in it. */
    private static final int FRAME = 2;

    private static final int SIDES = 4;

    /** Of a long list so many labels say how wide their column is. */
    private static final int MEASURED = 200;

    private final Setting setting;

    OverlayView(Setting setting) {
        this.setting = setting;
    }

    /**
     * A box over the screen.
     *
     * @param rows those of its frame, too
     * @param cursor null where nothing is typed into it
     */
    record Box(int left, int top, int columns, List<Row> rows, @Nullable Cursor cursor) {
        boolean covers(int column, int row) {
            return column >= left
                    && column < left + columns
                    && row >= top
                    && row < top + rows.size();
        }

        /** The same rows with the box over them. */
        List<Row> over(List<Row> under, int width) {
            List<Row> all = new ArrayList<>(under);
            for (int i = 0; i < rows.size() && top + i < all.size(); i++) {
                all.set(top + i, Strip.over(all.get(top + i), rows.get(i), left, columns, width));
            }
            return all;
        }
    }

    /** The box of an overlay; none where there is no room for one. */
    Optional<Box> box(Overlay overlay, Size screen) {
        int most = overlay instanceof Overlay.Ask ? MOST_OF_QUESTION : MOST_COLUMNS;
        int columns = columns(most, screen.columns());
        int wide = columns - SIDES;
        int high = screen.rows() - AROUND_BOX - FRAME;
        if (columns < 8 || high < 1) {
            return Optional.empty();
        }
        int below = below(overlay, wide, high);
        String foot = below > 0 ? setting.glyphs().down + " " + below + " more" : "";
        List<Row> rows = framed(overlay.title(), inside(overlay, wide, high), foot, columns);
        int left = (screen.columns() - columns) / 2;
        int top = Math.max(1, (screen.rows() - Math.max(rows.size(), all(overlay, high))) / 2);
        Cursor cursor =
                overlay instanceof Overlay.Pick pick && pick.search().on()
                        ? new Cursor(left + SIDES + DisplayWidth.of(typed(pick, wide)), top + 1)
                        : null;
        return Optional.of(new Box(left, top, columns, rows, cursor));
    }

    /** Which item of a list lies in this row of the screen. */
    OptionalInt itemAt(Overlay.Pick pick, Size screen, int row) {
        int room = room(pick, screen.rows() - AROUND_BOX - FRAME);
        int all = pick.found().size();
        int search = pick.search().on() ? 1 : 0;
        int at = box(pick, screen).map(box -> row - box.top() - 1 - search).orElse(-1);
        return at >= 0 && at < Math.min(room, all)
                ? OptionalInt.of(first(pick.selected(), all, room) + at)
                : OptionalInt.empty();
    }

    /** Rows that a list has before one types, so that it stays in its place while one does. */
    private static int all(Overlay overlay, int high) {
        return overlay instanceof Overlay.Pick pick
                ? FRAME + Math.min(high, pick.items().size() + (pick.search().on() ? 1 : 0))
                : 0;
    }

    private static int columns(int most, int width) {
        return width < most + 2 * LEAST_BESIDE ? width : most;
    }

    private List<Row> framed(String title, List<Row> inside, String foot, int columns) {
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

    /** How much more of it there is below than fits. */
    private static int below(Overlay overlay, int width, int height) {
        return switch (overlay) {
            case Overlay.Text text -> rows(text, width).size() - text.top() - height;
            case Overlay.Pick pick -> {
                int all = pick.found().size();
                int room = room(pick, height);
                yield all - first(pick.selected(), all, room) - room;
            }
            case Overlay.Ask ask -> 0;
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
            String typed = typed(pick, width);
            Strip strip = new Strip(width).add("> ", Role.PROMPT).add(typed, Role.TEXT);
            rows.add(strip.add(typed.isEmpty() ? "Type to find" : "", Role.GHOST).row());
        }
        int room = room(pick, height);
        List<Item> found = pick.found();
        int first = first(pick.selected(), found.size(), room);
        int labels = labels(found.stream().map(Item::label), width);
        for (int i = first; i < found.size() && i < first + room; i++) {
            Item item = found.get(i);
            rows.add(item(item.label(), item.detail(), i == pick.selected(), labels, width));
        }
        if (found.isEmpty()) {
            for (String line : NoteLines.cut(pick.kind().emptiness(), width, room)) {
                rows.add(Strip.of(line, Role.DIM));
            }
        }
        return rows;
    }

    /** Rows for what can be chosen. */
    private static int room(Overlay.Pick pick, int height) {
        return Math.max(1, height - (pick.search().on() ? 1 : 0));
    }

    /** The first that is shown: what is chosen stands in the middle, wherever there are others. */
    private static int first(int chosen, int all, int room) {
        return Math.clamp(chosen - room / 2, 0, Math.max(0, all - room));
    }

    /** What was typed to find one; of a long text the end, where one types. */
    private static String typed(Overlay.Pick pick, int width) {
        String text = pick.search().text();
        int room = width - SIDES;
        int from = text.length();
        while (from > 0 && DisplayWidth.of(text.substring(from)) <= room) {
            from = Clusters.before(text, from);
        }
        boolean whole = from == 0 && DisplayWidth.of(text) <= room;
        return whole ? text : "…" + text.substring(Clusters.after(text, from));
    }

    /** Columns for labels, so that what is said of most of them begins in one column. */
    private static int labels(Stream<String> labels, int width) {
        int most = width * 2 / 5;
        return labels.limit(MEASURED)
                .mapToInt(DisplayWidth::of)
                .filter(of -> of <= most)
                .max()
                .orElse(0);
    }

    private Row item(String label, String detail, boolean chosen, int labels, int width) {
        Strip strip = new Strip(width);
        strip.add((chosen ? setting.glyphs().pick : " ") + " ", Role.PROMPT);
        int room = strip.left() - 2;
        int most = Math.max(room * 3 / 5, room - DisplayWidth.of(detail));
        strip.add(DisplayWidth.cut(label, most), Role.TEXT);
        if (!detail.isEmpty()) {
            strip.to(2 + labels, Style.TEXT).add("  ", Role.TEXT).add(detail, Role.DIM);
        }
        return chosen ? Strip.selected(strip.row(), width) : strip.row();
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

    /** The box above the cursor with what could stand there; none where there is no room. */
    Optional<Box> popup(Completion completion, Geometry geometry) {
        int height = height(completion, geometry);
        int left = geometry.list() == 0 ? 0 : geometry.list() + 1;
        int width = geometry.size().columns();
        int columns = Math.min(columns(MOST_OF_POPUP, width), width - left);
        if (height < 1 || columns < 12) {
            return Optional.empty();
        }
        List<Completion.Candidate> all = completion.candidates();
        int first = first(completion, height);
        int labels = labels(all.stream().map(Completion.Candidate::label), columns - SIDES);
        List<Row> inside = new ArrayList<>();
        for (int i = first; i < first + height; i++) {
            Completion.Candidate each = all.get(i);
            boolean chosen = i == completion.selected();
            inside.add(item(each.label(), each.detail(), chosen, labels, columns - SIDES));
        }
        List<Row> rows = framed("", inside, "", columns);
        int top = Math.max(0, geometry.rulerRow() - rows.size());
        return Optional.of(new Box(left, top, columns, rows, null));
    }

    private static int height(Completion completion, Geometry geometry) {
        int room = Math.min(MOST_OF_CANDIDATES, geometry.rulerRow() - 1 - FRAME);
        return Math.min(room, completion.candidates().size());
    }

    private static int first(Completion completion, int height) {
        return first(Math.max(0, completion.selected()), completion.candidates().size(), height);
    }

    /** Which candidate lies at this place of the screen. */
    OptionalInt candidateAt(Completion completion, Geometry geometry, int column, int row) {
        int height = height(completion, geometry);
        int at =
                popup(completion, geometry)
                        .filter(box -> box.covers(column, row))
                        .map(box -> row - box.top() - 1)
                        .orElse(-1);
        return at >= 0 && at < height
                ? OptionalInt.of(first(completion, height) + at)
                : OptionalInt.empty();
    }
}
