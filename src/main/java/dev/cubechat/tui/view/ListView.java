package dev.cubechat.tui.view;

import dev.cubechat.model.UserId;
import dev.cubechat.text.DisplayWidth;
import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Style;
import dev.cubechat.tui.desk.Desk;
import dev.cubechat.tui.talk.Conversation;
import dev.cubechat.tui.talk.Talk;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws the list of dialogs: who, what was said last, and how much is unread. */
public final class ListView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final int ROOM_FOR_TWO_ROWS = 16;

    private final Setting setting;
    private final Talk talk;
    private final Desk desk;

    ListView(Setting setting, Talk talk, Desk desk) {
        this.setting = setting;
        this.talk = talk;
        this.desk = desk;
    }

    /** Rows of one dialog. */
    static int rowsEach(int height) {
        return height >= ROOM_FOR_TWO_ROWS ? 2 : 1;
    }

    /** The first dialog that is shown: the list moves as little as shows the open one. */
    public static int first(List<Conversation> all, Desk desk, int height) {
        int shown = shown(all, height);
        int first = desk.listFrom();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(desk.open())) {
                first = Math.clamp(first, Math.max(0, i - shown + 1), i);
            }
        }
        return Math.clamp(first, 0, Math.max(0, all.size() - shown));
    }

    /** How many dialogs there is room for; where not for all, the last row tells of the others. */
    private static int shown(List<Conversation> all, int height) {
        int each = rowsEach(height);
        return all.size() * each <= height ? all.size() : Math.max(1, (height - 1) / each);
    }

    /** The dialog in this row of the list. */
    public static Optional<Conversation> at(
            List<Conversation> all, Desk desk, int height, int row) {
        int index = row / rowsEach(height);
        return row >= 0 && index < shown(all, height)
                ? Optional.of(all.get(first(all, desk, height) + index))
                : Optional.empty();
    }

    List<Row> draw(int width, int height) {
        List<Conversation> all = talk.conversations();
        List<Row> rows = new ArrayList<>();
        boolean two = rowsEach(height) == 2;
        int first = first(all, desk, height);
        int end = first + shown(all, height);
        for (Conversation each : all.subList(first, end)) {
            Row name = name(each, width, two);
            boolean isOpen = each.id().equals(desk.open());
            rows.add(isOpen ? Strip.raised(name, width) : name);
            if (two) {
                Row last = last(each, width);
                rows.add(isOpen ? Strip.raised(last, width) : last);
            }
        }
        if (end - first < all.size() && rows.size() < height) {
            while (rows.size() < height - 1) {
                rows.add(Row.BLANK);
            }
            rows.add(others(all.subList(0, first), all.subList(end, all.size()), width));
        }
        if (all.isEmpty() && height > 0 && talk.link().isUp()) {
            rows.add(Strip.of(DisplayWidth.cut(" No dialogs yet", width), Role.DIM));
        }
        return rows;
    }

    /** How many dialogs lie above and below, and how many of them have something unread. */
    private Row others(List<Conversation> above, List<Conversation> below, int width) {
        Strip strip = new Strip(width).add("  ", Role.DIM);
        if (!above.isEmpty()) {
            strip.add(setting.glyphs().up + " " + above.size() + " ", Role.DIM);
        }
        if (!below.isEmpty()) {
            strip.add(setting.glyphs().down + " " + below.size() + " ", Role.DIM);
        }
        long unread =
                Stream.concat(above.stream(), below.stream())
                        .filter(each -> each.unread() > 0)
                        .count();
        return unread == 0
                ? strip.add("more", Role.DIM).row()
                : strip.add(setting.glyphs().dot + " ", Role.DIM)
                        .add(unread + " unread", Role.UNREAD)
                        .row();
    }

    private Row name(Conversation each, int width, boolean withTime) {
        boolean isOpen = each.id().equals(desk.open());
        String badge = each.unread() > 99 ? "99+" : each.unread() > 0 ? "" + each.unread() : "";
        Strip right = new Strip(12);
        if (!badge.isEmpty()) {
            right.add(badge, Role.UNREAD);
        } else if (withTime) {
            right.add(each.last().map(last -> when(last.dateSent())).orElse(""), Role.DIM);
        }
        Row end = right.add(" ", Role.TEXT).row();
        Strip strip = new Strip(width);
        strip.add(isOpen ? setting.glyphs().current : " ", Role.CURRENT);
        strip.add(dot(each));
        Style style = Style.of(isOpen ? Role.CURRENT : each.unread() > 0 ? Role.TITLE : Role.TEXT);
        strip.add(
                DisplayWidth.cut(
                        talk.nameOf(each), Math.max(1, strip.left() - Strip.width(end) - 1)),
                style);
        return strip.right(end, Style.TEXT).row();
    }

    private Row dot(Conversation each) {
        boolean online = each.peer(talk.me()).filter(talk.people()::isOnline).isPresent();
        return Strip.of(online ? setting.glyphs().online : " ", Role.ONLINE);
    }

    private Row last(Conversation each, int width) {
        String draft = desk.writing(each.id()).draft();
        boolean isOpen = each.id().equals(desk.open());
        Strip strip = new Strip(width);
        strip.add(isOpen ? setting.glyphs().current : " ", Role.CURRENT).add(" ", Role.DIM);
        if (!each.writing().isEmpty()) {
            return strip.add("typing…", Role.TYPING).row();
        }
        if (!draft.isBlank() && !isOpen) {
            return strip.add("draft: " + TerminalText.line(draft), Role.WARNING).row();
        }
        String line = each.last().map(last -> said(each, last)).orElse("");
        return strip.add(DisplayWidth.cut(line, Math.max(1, width - 3)), Role.DIM).row();
    }

    private String said(Conversation each, Conversation.Last last) {
        UserId sender = last.sender();
        return sender != null && last.text().startsWith("/me ")
                ? "* " + talk.people().nameOf(sender) + last.text().substring(3)
                : by(each, sender) + last.text();
    }

    private String by(Conversation each, @Nullable UserId sender) {
        if (sender == null) {
            return "";
        }
        if (sender.equals(talk.me())) {
            return "me: ";
        }
        return each.isPrivate() ? "" : talk.people().nameOf(sender) + ": ";
    }

    private String when(long seconds) {
        ZonedDateTime then = Instant.ofEpochSecond(seconds).atZone(setting.zone());
        ZonedDateTime now = talk.now().atZone(setting.zone());
        return then.toLocalDate().equals(now.toLocalDate()) ? then.format(TIME) : then.format(DAY);
    }
}
