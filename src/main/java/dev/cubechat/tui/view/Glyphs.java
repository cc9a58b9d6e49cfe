package dev.cubechat.tui.view;

import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Style;
import dev.cubechat.tui.talk.Mark;

/** The signs that the screen is drawn with: fine ones, or those of ASCII. */
public enum Glyphs {
    FINE(
            "─", "│", "┌┐└┘", "▌", "●", "○", "◌", "✗", "↳", "▣", "◎", "◇", "↑", "↓", "…", "✓", "·",
            "▸"),
    ASCII(
            "-", "|", "++++", ">", "*", "o", "~", "x", "->", "[file]", "[at]", "[card]", "^", "v",
            ".", "v", "-", ">");

    private static final String FANCY = "…·↑↓“”‘’–—•";
    private static final String PLAIN = ".-^v\"\"''--*";

    final String line;
    final String bar;
    final String corners;
    final String current;
    final String online;
    final String offline;
    final String pending;
    final String failed;
    final String reply;
    final String file;
    final String place;
    final String card;
    final String up;
    final String down;
    private final String queued;
    private final String check;
    final String dot;
    final String pick;

    Glyphs(
            String line,
            String bar,
            String corners,
            String current,
            String online,
            String offline,
            String pending,
            String failed,
            String reply,
            String file,
            String place,
            String card,
            String up,
            String down,
            String queued,
            String check,
            String dot,
            String pick) {
        this.line = line;
        this.bar = bar;
        this.corners = corners;
        this.current = current;
        this.online = online;
        this.offline = offline;
        this.pending = pending;
        this.failed = failed;
        this.reply = reply;
        this.file = file;
        this.place = place;
        this.card = card;
        this.up = up;
        this.down = down;
        this.queued = queued;
        this.check = check;
        this.dot = dot;
        this.pick = pick;
    }

    /** The same text, drawn with the signs that there are; as wide as before. */
    String plain(String text) {
        if (this == FINE || text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            int at = FANCY.indexOf(plain.charAt(i));
            if (at >= 0) {
                plain.setCharAt(i, PLAIN.charAt(at));
            }
        }
        return plain.toString();
    }

    /** How far a message has come; told apart by shape as well as by colour. */
    Row mark(Mark mark) {
        return switch (mark) {
            case NONE -> Row.BLANK;
            case QUEUED -> Strip.of(queued, Style.of(Role.QUEUED));
            case SENT -> Strip.of(check, Style.of(Role.SENT));
            case DELIVERED -> Strip.of(check + check, Style.of(Role.DELIVERED));
            case READ -> Strip.of(check + check + "*", Style.of(Role.READ));
            case FAILED -> Strip.of(failed, Style.of(Role.FAILED));
        };
    }
}
