package dev.cubechat.tui.view;

import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.text.DisplayWidth;
import dev.cubechat.text.Wrap;
import dev.cubechat.tui.Hyperlink;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Style;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Enclosed;
import dev.cubechat.tui.talk.Mark;
import dev.cubechat.tui.talk.Post;
import dev.cubechat.tui.talk.Talk;
import dev.cubechat.tui.view.Pane.Line;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;

/** Draws one message, with the rulers above it. */
final class PostView {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final long TOGETHER_SECONDS = 300;

    /** Where a name has a row of its own, so that there is more room for what is said. */
    private static final int NARROW = 64;

    /** Longer lines are hard to read, and far away from their marks. */
    private static final int MOST_TEXT = 100;

    private final Setting setting;
    private final Talk talk;
    private final Conversation where;
    private final String find;
    private final int width;
    private final Columns columns;
    private final DrawnPosts drawn;
    private final Look look;

    /** All beside the messages themselves on which it depends how they look. */
    private record Look(
            int width,
            String find,
            @Nullable MessageId firstNew,
            List<MessageId> pinned,
            int names,
            UserId me,
            LocalDate today) {}

    /**
     * Where the parts of a message begin.
     *
     * @param name columns of the name; 0 where it has a row of its own
     * @param body where the text begins
     * @param mark columns for how far it has come
     */
    private record Columns(int name, int body, int mark) {
        static Columns of(int width) {
            if (width < NARROW) {
                return new Columns(0, Math.min(2, width), 4);
            }
            int name = Math.clamp(width / 6, 9, 20);
            return new Columns(name, 7 + name + 1, 4);
        }

        /**
         * Columns for the text.
         *
         * @param marked whether some are left for the mark, which only own messages have
         */
        int text(int width, boolean marked) {
            return Math.clamp(width - body - (marked ? mark : 0) - 1L, 1, MOST_TEXT);
        }

        /** Columns of a whole message, in a pane of this width. */
        int all(int width) {
            return Math.min(width, body + text(width, true) + mark + 1);
        }
    }

    PostView(
            Setting setting,
            Talk talk,
            Conversation where,
            String find,
            int width,
            DrawnPosts drawn) {
        this.drawn = drawn;
        this.look =
                new Look(
                        width,
                        find,
                        where.firstNew(),
                        where.dialog().pinnedMessageIds(),
                        talk.people().version(),
                        talk.me(),
                        talk.now().atZone(setting.zone()).toLocalDate());
        this.setting = setting;
        this.talk = talk;
        this.where = where;
        this.find = find.toLowerCase(Locale.ROOT);
        this.width = width;
        this.columns = Columns.of(width);
    }

    /** Its rows; depends on the message before it, which may be of the same person. */
    List<Line> draw(Post post, @Nullable Post before) {
        MessageId answered = post.replyTo();
        Post quoted = answered == null ? null : where.timeline().find(answered).orElse(null);
        return drawn.get(post, before, quoted, look, () -> drawAnew(post, before));
    }

    private List<Line> drawAnew(Post post, @Nullable Post before) {
        List<Line> rows = new ArrayList<>();
        boolean newDay = before == null || !day(before).equals(day(post));
        boolean firstNew = post.id().equals(where.firstNew());
        if (newDay) {
            rows.add(new Line(ruler(dayName(post), Role.DIM), true));
        }
        if (firstNew) {
            rows.add(new Line(ruler("new", Role.NEW), true));
        }
        boolean goesOn = !newDay && !firstNew && before != null && goesOn(before, post);
        boolean nameAlone = columns.name() == 0;
        if (nameAlone && !goesOn) {
            Strip head = new Strip(width).add(" " + time(post) + " ", Role.DIM);
            rows.add(new Line(head.add(name(post), nameStyle(post)).row(), false));
        }
        List<Row> body = body(post);
        for (int i = 0; i < body.size(); i++) {
            Strip strip = new Strip(columns.all(width));
            if (!nameAlone && i == 0) {
                head(strip, post, before, goesOn);
            }
            strip.to(columns.body(), Style.TEXT).add(body.get(i));
            if (i == body.size() - 1) {
                strip.right(markOf(post), Style.TEXT);
            }
            rows.add(new Line(strip.row(), false));
        }
        return rows;
    }

    private void head(Strip strip, Post post, @Nullable Post before, boolean goesOn) {
        boolean sameMinute = goesOn && before != null && time(before).equals(time(post));
        strip.add(" " + (sameMinute ? "     " : time(post)) + " ", Role.DIM);
        if (!goesOn) {
            strip.add(DisplayWidth.cut(name(post), columns.name()), nameStyle(post));
        }
    }

    private Row markOf(Post post) {
        Row mark = setting.glyphs().mark(post.deleted() ? Mark.NONE : post.mark());
        return mark.pieces().isEmpty()
                ? mark
                : new Strip(width).add(mark).add(" ", Style.TEXT).row();
    }

    /** Whether the name need not be said again. */
    private static boolean goesOn(Post before, Post post) {
        return before.sender().equals(post.sender())
                && post.dateSent() - before.dateSent() < TOGETHER_SECONDS;
    }

    private List<Row> body(Post post) {
        int room = columns.text(width, isOwn(post.sender()));
        List<Row> rows = new ArrayList<>();
        if (post.deleted()) {
            return List.of(Strip.of(post.line(), Role.DELETED));
        }
        if (post.replyTo() != null) {
            rows.add(quote(post, room));
        }
        text(post, room, rows);
        for (Enclosed enclosed : post.enclosed()) {
            Style style = Style.of(Role.ATTACHMENT).leadingTo(link(post, enclosed));
            for (String line : Wrap.lines(sign(enclosed) + " " + enclosed.line(), room)) {
                rows.add(Strip.of(line, style));
            }
        }
        if (rows.isEmpty()) {
            rows.add(Strip.of(post.line(), Role.DELETED));
        }
        reactions(post, room, rows);
        if (post.mark() == Mark.FAILED) {
            String why = "not sent (/retry)";
            why += post.trouble() == null ? "" : ": " + post.trouble();
            for (String line : Wrap.lines(why, room)) {
                rows.add(Strip.of(line, Role.FAILED));
            }
        }
        return rows;
    }

    private void text(Post post, int room, List<Row> rows) {
        boolean waves = post.body().startsWith("/me ");
        String who = talk.people().nameOf(post.sender());
        String body = waves ? "* " + who + post.body().substring(3) : post.body();
        String suffix = suffix(post);
        if (body.isEmpty() && suffix.isEmpty()) {
            return;
        }
        Style style = Style.of(waves ? Role.TYPING : Role.TEXT);
        String mine = talk.people().handleOf(talk.me()).replace("@", "").toLowerCase(Locale.ROOT);
        String all = body + (suffix.isEmpty() ? "" : " " + suffix);
        Marking marking =
                new Marking(all, style, post.id().hashCode())
                        .every(mine.isEmpty() ? "" : "@" + mine, Role.MENTION)
                        .every(find, Role.MATCH)
                        .from(all.length() - suffix.length(), Role.EDITED);
        for (Wrap.Span line : Wrap.spans(all, room)) {
            rows.add(marking.add(new Strip(room), line).row());
        }
    }

    private static @Nullable Hyperlink link(Post post, Enclosed enclosed) {
        return enclosed.address()
                .map(address -> new Hyperlink(address, post.id().hashCode()))
                .orElse(null);
    }

    private String suffix(Post post) {
        StringJoiner words = new StringJoiner(", ", "(", ")").setEmptyValue("");
        if (post.edited()) {
            words.add("edited");
        }
        if (where.dialog().pinnedMessageIds().contains(post.id())) {
            words.add("pinned");
        }
        if (post.until() != null) {
            words.add("disappears");
        }
        return words.toString();
    }

    private Row quote(Post post, int room) {
        String sign = setting.glyphs().reply + " ";
        String quoted =
                where.timeline()
                        .find(Objects.requireNonNull(post.replyTo()))
                        .map(p -> name(p) + ": " + p.line())
                        .orElse("an earlier message");
        return new Strip(room).add(sign + quoted, Role.QUOTE).row();
    }

    private void reactions(Post post, int room, List<Row> rows) {
        Strip strip = new Strip(room);
        for (var reaction : post.reactions().total().entrySet()) {
            boolean own = post.reactions().own().contains(reaction.getKey());
            String text = "[" + reaction.getKey() + " " + reaction.getValue() + "] ";
            if (DisplayWidth.of(text) > strip.left() + 1 && strip.left() < room) {
                rows.add(strip.row());
                strip = new Strip(room);
            }
            strip.add(text, Style.of(Role.REACTION).withHue(own ? 1 : 0));
        }
        if (strip.left() < room) {
            rows.add(strip.row());
        }
    }

    private String sign(Enclosed enclosed) {
        return switch (enclosed.kind()) {
            case FILE -> setting.glyphs().file;
            case PLACE -> setting.glyphs().place;
            case CARD -> setting.glyphs().card;
        };
    }

    private Row ruler(String text, Role role) {
        String line = setting.glyphs().line;
        Strip strip = new Strip(width).add(" " + line.repeat(2) + " " + text + " ", role);
        strip.add(line.repeat(Math.max(0, strip.left() - 1)), role);
        return strip.row();
    }

    private String name(Post post) {
        return isOwn(post.sender()) ? "me" : talk.people().nameOf(post.sender());
    }

    private Style nameStyle(Post post) {
        return isOwn(post.sender())
                ? Style.of(Role.NAME_OWN)
                : Style.of(Role.NAME).withHue(hue(post.sender()));
    }

    private boolean isOwn(UserId id) {
        return id.equals(talk.me());
    }

    /** A number that tells people apart. */
    static int hue(UserId id) {
        return Math.floorMod((id.value() * 0x9E3779B97F4A7C15L) >>> 40, 1000) + 1;
    }

    private LocalDate day(Post post) {
        return Instant.ofEpochSecond(post.dateSent()).atZone(setting.zone()).toLocalDate();
    }

    private String dayName(Post post) {
        LocalDate day = day(post);
        LocalDate today = talk.now().atZone(setting.zone()).toLocalDate();
        if (day.equals(today)) {
            return "Today";
        }
        return day.equals(today.minusDays(1))
                ? "Yesterday"
                : day.format(day.getYear() == today.getYear() ? DAY : DAY_OF_YEAR);
    }

    private String time(Post post) {
        return Instant.ofEpochSecond(post.dateSent()).atZone(setting.zone()).format(TIME);
    }
}
