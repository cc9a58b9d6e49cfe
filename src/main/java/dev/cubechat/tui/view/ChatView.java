package dev.cubechat.tui.view;

import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.Screen.Cursor;
import dev.cubechat.tui.Screen.Piece;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.Style;
import dev.cubechat.tui.desk.Desk;
import dev.cubechat.tui.desk.Overlay;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Talk;
import dev.cubechat.tui.talk.Timeline;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Draws the whole screen. Changes nothing. */
public final class ChatView {
    private static final Timeline NOTHING_SAID = new Timeline();
    private static final String MARGIN = "  ";

    private final Setting setting;
    private final Talk talk;
    private final Desk desk;
    private final boolean explore;
    private final DrawnPosts drawn = new DrawnPosts();
    private final OverlayView overlays;

    public ChatView(Setting setting, Talk talk, Desk desk, boolean explore) {
        this.setting = setting;
        this.talk = talk;
        this.desk = desk;
        this.explore = explore;
        this.overlays = new OverlayView(setting);
    }

    /** The messages of the open dialog as they lie on the screen. */
    public Pane pane() {
        Geometry geometry = Geometry.of(desk);
        @Nullable Conversation open = talk.find(desk.open()).orElse(null);
        if (open == null) {
            return new Pane(NOTHING_SAID, (post, before) -> List.of(), geometry.messages());
        }
        PostView drawing = new PostView(setting, talk, open, desk.find(), geometry.pane(), drawn);
        return new Pane(open.timeline(), drawing::draw, geometry.messages());
    }

    /** The top row of this text when its end is on the screen. */
    public int end(Overlay.Text text) {
        return OverlayView.end(text, desk.size());
    }

    /** Whether this place of the screen belongs to what lies on top. */
    public boolean covers(Overlay overlay, int column, int row) {
        return overlays.box(overlay, desk.size())
                .filter(box -> box.covers(column, row))
                .isPresent();
    }

    /** Which item of a list on top lies in this row of the screen. */
    public OptionalInt itemAt(Overlay.Pick pick, int row) {
        return overlays.itemAt(pick, desk.size(), row);
    }

    /** Which of those that could stand at the cursor lies at this place of the screen. */
    public OptionalInt candidateAt(int column, int row) {
        return desk.completion()
                .map(all -> overlays.candidateAt(all, Geometry.of(desk), column, row))
                .orElse(OptionalInt.empty());
    }

    public Screen draw() {
        Size size = desk.size();
        Geometry geometry = Geometry.of(desk);
        @Nullable Conversation open = talk.find(desk.open()).orElse(null);
        Pane pane = pane();
        BottomView bottom = new BottomView(setting, talk, desk, geometry);
        List<Row> rows = new ArrayList<>();
        rows.add(
                new HeaderView(setting, talk, explore).draw(open, desk.isNarrow(), size.columns()));
        List<Row> right = new ArrayList<>(messages(open, pane, geometry));
        right.add(bottom.ruler(open, pane));
        right.addAll(bottom.note());
        right.addAll(bottom.composer());
        rows.addAll(beside(right, geometry));
        while (rows.size() > Math.max(1, size.rows() - 1)) {
            rows.remove(rows.size() > 2 ? 1 : rows.size() - 1);
        }
        rows.add(bottom.footer());
        rows = rows.size() > size.rows() ? rows.subList(0, size.rows()) : rows;
        if (desk.overlay().isPresent()) {
            Optional<OverlayView.Box> box = overlays.box(desk.overlay().get(), size);
            return box.isEmpty()
                    ? screen(rows, null)
                    : screen(box.get().over(rows, size.columns()), box.get().cursor());
        }
        Optional<OverlayView.Box> popup =
                desk.completion().flatMap(completion -> overlays.popup(completion, geometry));
        if (popup.isPresent()) {
            rows = popup.get().over(rows, size.columns());
        }
        boolean writing = desk.selected() == null && !desk.isListOnTop() && size.rows() > 2;
        return screen(rows, writing ? bottom.cursor() : null);
    }

    private Screen screen(List<Row> rows, @Nullable Cursor cursor) {
        return new Screen(desk.size(), rows.stream().map(this::plain).toList(), cursor);
    }

    private Row plain(Row row) {
        if (setting.glyphs() == Glyphs.FINE) {
            return row;
        }
        return new Row(
                row.pieces().stream()
                        .map(p -> new Piece(setting.glyphs().plain(p.text()), p.style()))
                        .toList());
    }

    private List<Row> beside(List<Row> right, Geometry geometry) {
        int width = geometry.size().columns();
        ListView list = new ListView(setting, talk, desk);
        if (desk.isListOnTop()) {
            List<Row> rows = new ArrayList<>(list.draw(width, right.size()));
            while (rows.size() < right.size()) {
                rows.add(Row.BLANK);
            }
            return rows;
        }
        if (geometry.list() == 0) {
            return right;
        }
        List<Row> left = list.draw(geometry.list() - 1, right.size());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            Strip strip = new Strip(width).add(i < left.size() ? left.get(i) : Row.BLANK);
            strip.to(geometry.list() - 1, Style.TEXT).add(setting.glyphs().bar, Role.BORDER);
            rows.add(strip.add(right.get(i)).row());
        }
        return rows;
    }

    private List<Row> messages(@Nullable Conversation open, Pane pane, Geometry geometry) {
        List<Row> rows = new ArrayList<>();
        for (Pane.Placed placed : pane.rows(desk.reading())) {
            Row row = placed.line().row();
            boolean selected = !placed.line().ruler() && placed.post().id().equals(desk.selected());
            rows.add(selected ? selected(row, geometry.pane()) : row);
        }
        boolean nothing = rows.isEmpty();
        while (rows.size() < geometry.messages()) {
            rows.addFirst(Row.BLANK);
        }
        if (nothing) {
            say(emptiness(open), rows, geometry.pane());
        }
        return rows;
    }

    /** A sentence in the middle of nothing. */
    private static void say(String sentence, List<Row> rows, int width) {
        int room = Math.max(1, width - 2 * MARGIN.length());
        List<String> lines = NoteLines.cut(sentence, room, rows.size());
        int top = (rows.size() - lines.size() + 1) / 2;
        for (int i = 0; i < lines.size(); i++) {
            Strip strip = new Strip(width).add(MARGIN + lines.get(i), Role.DIM);
            rows.set(top + i, strip.row());
        }
    }

    /** Seen without colours as well, by the bar in front. */
    private Row selected(Row row, int width) {
        Row barred = Strip.over(row, Strip.of(setting.glyphs().current, Role.CURRENT), 0, 1, width);
        return Strip.selected(barred, width);
    }

    private String emptiness(@Nullable Conversation open) {
        if (open == null) {
            return talk.conversations().isEmpty()
                    ? noDialogs()
                    : desk.keys().shown("Pick a dialog: Ctrl-K, or Alt-↓ for the first.");
        }
        return open.isLoaded() ? "Nothing was said here yet." : "One moment…";
    }

    private String noDialogs() {
        if (talk.link().isOver()) {
            return "There is no connection: /reconnect tries again.";
        }
        return talk.link().isUp()
                ? "No dialogs yet: /new @login begins one."
                : "Your dialogs come with the connection.";
    }
}
