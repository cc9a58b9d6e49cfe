package dev.cubechat.tui.view;

import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.text.DisplayWidth;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen.Cursor;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Style;
import dev.cubechat.tui.compose.Composer;
import dev.cubechat.tui.compose.Rows;
import dev.cubechat.tui.desk.Desk;
import dev.cubechat.tui.desk.Note;
import dev.cubechat.tui.desk.Reading;
import dev.cubechat.tui.desk.Writing;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Post;
import dev.cubechat.tui.talk.Talk;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** Draws the ruler with what goes on, what the person writes, and the line of hints. */
final class BottomView {
    private static final String GAP = "  ";

    /** From here on a message is so long that one wants to know. */
    private static final int LONG = 1_000;

    private final Setting setting;
    private final Talk talk;
    private final Desk desk;
    private final Geometry geometry;

    BottomView(Setting setting, Talk talk, Desk desk, Geometry geometry) {
        this.setting = setting;
        this.talk = talk;
        this.desk = desk;
        this.geometry = geometry;
    }

    Row ruler(@Nullable Conversation open, Pane pane) {
        int width = geometry.pane();
        String line = setting.glyphs().line;
        Strip right = new Strip(width / 2);
        if (open != null) {
            right.add(position(open, pane), Role.UNREAD);
        }
        Strip strip = new Strip(width).add(line, Role.BORDER);
        Row what = what(open, strip.left() - Strip.width(right.row()) - 4);
        boolean crowded = Strip.width(what) > strip.left() - Strip.width(right.row()) - 4;
        if (crowded && desk.note().isPresent()) {
            right = new Strip(width / 2);
        }
        if (!what.pieces().isEmpty()) {
            int room = Math.max(0, strip.left() - Strip.width(right.row()) - 4);
            Row some = new Strip(room).add(what).row();
            strip.add(" ", Role.BORDER).add(some).add(" ", Role.BORDER);
        }
        int fill = strip.left() - (right.left() < width / 2 ? Strip.width(right.row()) + 3 : 0);
        strip.add(line.repeat(Math.max(0, fill)), Role.BORDER);
        if (right.left() < width / 2) {
            strip.add(" ", Role.BORDER).add(right.row()).add(" ", Role.BORDER);
        }
        return strip.fill(line, Style.of(Role.BORDER)).row();
    }

    private String position(Conversation open, Pane pane) {
        if (desk.reading() instanceof Reading.Newest && open.timeline().reachesNewest()) {
            return "";
        }
        String percent = Math.min(99, Math.round(pane.position(desk.reading()) * 100)) + "%";
        String below = open.unread() > 0 ? open.unread() + " new" : desk.keys().shown("Ctrl-End");
        return percent + " " + setting.glyphs().down + " " + below;
    }

    private Row what(@Nullable Conversation open, int room) {
        if (desk.note().isPresent()) {
            Note note = desk.note().get();
            return Strip.of(geometry.lines(note).getFirst(), role(note));
        }
        if (open == null) {
            return asking(room);
        }
        Writing writing = desk.writing();
        if (writing.editing() != null) {
            return Strip.of("changing your message", Role.EDITED);
        }
        if (writing.replyTo() != null) {
            return answering(open, writing.replyTo());
        }
        if (!desk.find().isEmpty()) {
            return Strip.of("looking for “" + desk.find() + "”", Role.MATCH);
        }
        return open.writing().isEmpty() ? asking(room) : Strip.of(typing(open, room), Role.TYPING);
    }

    /** The rest of a note that is longer than the ruler. */
    List<Row> note() {
        List<Row> rows = new ArrayList<>();
        if (geometry.note() > 0 && desk.note().isPresent()) {
            Note note = desk.note().get();
            for (String line : geometry.lines(note).subList(1, 1 + geometry.note())) {
                Strip strip = new Strip(geometry.pane()).add(GAP, Role.TEXT);
                rows.add(strip.add(line, role(note)).row());
            }
        }
        return rows;
    }

    private static Role role(Note note) {
        return switch (note.kind()) {
            case NOTICE -> Role.NOTICE;
            case WARNING -> Role.WARNING;
            case ERROR -> Role.ERROR;
        };
    }

    /** Who asks to be a contact, until that was answered or seen. */
    private Row asking(int room) {
        List<UserId> people = talk.circle().unseenRequests();
        if (people.isEmpty()) {
            return Row.BLANK;
        }
        String who = talk.people().nameOf(people.getFirst());
        String all = people.size() == 1 ? who + " asks" : people.size() + " people ask";
        String said =
                Stream.of(all + " to be your contact: /contacts", all + ": /contacts")
                        .filter(each -> DisplayWidth.of(each) <= room)
                        .findFirst()
                        .orElse("/contacts");
        return Strip.of(said, Role.WARNING);
    }

    private Row answering(Conversation open, MessageId id) {
        Post post = open.timeline().find(id).orElse(null);
        String to =
                post == null
                        ? "an earlier message"
                        : (post.sender().equals(talk.me())
                                        ? "me"
                                        : talk.people().nameOf(post.sender()))
                                + ": "
                                + post.line();
        return Strip.of(setting.glyphs().reply + " " + DisplayWidth.cut(to, 50), Role.QUOTE);
    }

    /** Where names take too much room, they are counted or cut: that somebody types stays. */
    private String typing(Conversation open, int room) {
        List<String> names = open.writing().stream().map(talk.people()::nameOf).toList();
        int last = names.size() - 1;
        if (last == 0) {
            String types = " is typing…";
            return DisplayWidth.cut(names.getFirst(), room - DisplayWidth.of(types)) + types;
        }
        String all =
                String.join(", ", names.subList(0, last))
                        + " and "
                        + names.getLast()
                        + " are typing…";
        return names.size() > 3 || DisplayWidth.of(all) > room
                ? names.size() + " people are typing…"
                : all;
    }

    List<Row> composer() {
        Composer composer = desk.writing().composer();
        Rows rows = geometry.rows(composer);
        int first = geometry.firstRow(composer);
        List<Row> drawn = new ArrayList<>();
        for (int i = 0; i < geometry.composer(); i++) {
            int row = first + i;
            Strip strip = new Strip(geometry.pane());
            strip.add(row == 0 ? "> " : "  ", Role.PROMPT);
            if (composer.isEmpty()) {
                strip.add(ghost(), Role.GHOST);
            } else if (row < rows.count()) {
                strip.add(rows.row(row), Role.TEXT);
            }
            drawn.add(strip.row());
        }
        return drawn;
    }

    private String ghost() {
        if (desk.open() == null) {
            return desk.keys().shown("/open @login, /new @login, or Ctrl-K");
        }
        boolean silent = talk.find(desk.open()).filter(Conversation::isReadOnly).isPresent();
        return silent ? "Only its owner writes here" : "Write a message, or / for commands";
    }

    Cursor cursor() {
        Composer composer = desk.writing().composer();
        Rows rows = geometry.rows(composer);
        int row = rows.rowOf(composer.cursor()) - geometry.firstRow(composer);
        int column = geometry.list() + Geometry.PROMPT + rows.columnOf(composer.cursor());
        int last = Math.max(0, geometry.size().columns() - 1);
        return new Cursor(
                Math.min(column, last),
                Math.clamp(
                        geometry.composerRow() + row, 0, Math.max(0, geometry.size().rows() - 1)));
    }

    Row footer() {
        int width = geometry.size().columns();
        Strip strip = new Strip(width).add(" ", Role.BAR);
        Row length = length();
        int behind = length.pieces().isEmpty() ? -GAP.length() : Strip.width(length);
        for (String hint : fitting(hints(), width - 1 - behind)) {
            int space = hint.indexOf(' ');
            strip.add(hint.substring(0, space), Role.KEY);
            strip.add(hint.substring(space) + GAP, Role.BAR);
        }
        return Strip.raised(strip.right(length, Style.of(Role.BAR)).row(), width);
    }

    /** Their keys as the person has chosen them. */
    private List<String> hints() {
        return Hints.of(desk, talk).stream().map(desk.keys()::shown).toList();
    }

    /** As many as there is room for; the way out before all others. */
    private static List<String> fitting(List<String> hints, int width) {
        Optional<String> out = hints.stream().filter(hint -> hint.startsWith("Esc ")).findFirst();
        int left = width - out.map(BottomView::columns).orElse(0);
        List<String> fit = new ArrayList<>();
        boolean full = false;
        for (String hint : hints) {
            boolean wayOut = out.filter(hint::equals).isPresent();
            full |= !wayOut && columns(hint) > left;
            if (wayOut || !full) {
                fit.add(hint);
                left -= wayOut ? 0 : columns(hint);
            }
        }
        return fit;
    }

    private static int columns(String hint) {
        return DisplayWidth.of(hint) + GAP.length();
    }

    /** How long it is already, where that is much, and in which row of many the cursor is. */
    private Row length() {
        Composer composer = desk.writing().composer();
        StringJoiner said = new StringJoiner(" · ", "", " ").setEmptyValue("");
        Rows rows = geometry.rows(composer);
        if (rows.count() > geometry.composer()) {
            said.add("row %d of %d".formatted(rows.rowOf(composer.cursor()) + 1, rows.count()));
        }
        if (composer.text().length() >= LONG) {
            said.add("%,d letters".formatted(composer.text().codePoints().count()));
        }
        return Strip.of(said.toString(), Role.BAR);
    }
}
