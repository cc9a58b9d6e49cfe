package dev.cubechat.tui.term;

import dev.cubechat.tui.Hyperlink;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Style;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How each role looks on a terminal: colours where there are any; without, roles that must be told
 * apart differ by bold, reverse or underline.
 */
final class Theme {
    private static final String BOLD = ";1";
    private static final String FAINT = ";2";
    private static final String ITALIC = ";3";
    private static final String UNDERLINE = ";4";
    private static final String REVERSE = ";7";
    private static final String STRUCK = ";9";

    private final Colours colours;
    private final boolean light;
    private final boolean links;
    private final Map<Style, Look> looks = new HashMap<>();

    /**
     * @param light whether the terminal's background is light
     * @param links whether the terminal takes hyperlinks
     */
    Theme(Colours colours, boolean light, boolean links) {
        this.colours = colours;
        this.light = light;
        this.links = links;
    }

    Look look(Style style) {
        Hyperlink link = style.link();
        if (link == null) {
            return looks.computeIfAbsent(style, this::make);
        }
        Look plain = look(style.leadingTo(null));
        return links ? plain.leadingTo(link) : plain;
    }

    private Look make(Style style) {
        String sgr = colours == Colours.NONE ? shape(style) : coloured(style);
        if (style.selected()) {
            sgr = hasGrounds() ? sgr + choice().parameters(colours, true) : bar(style);
        } else if (style.raised()) {
            sgr += colours == Colours.NONE ? reversed(sgr) : ground().parameters(colours, true);
        }
        boolean plain =
                !sgr.contains(REVERSE)
                        && !sgr.contains(UNDERLINE)
                        && !sgr.contains(STRUCK)
                        && !style.selected()
                        && !style.raised();
        return new Look("\u001b[" + (sgr.isEmpty() ? "" : "0" + sgr) + "m", plain, null);
    }

    /** Whether there are grounds enough for one on which all letters can be read. */
    private boolean hasGrounds() {
        return colours == Colours.MANY || colours == Colours.TRUE;
    }

    /** One bar for all that is selected, without a patch for each colour. */
    private static String bar(Style style) {
        String shape = shape(style);
        return REVERSE
                + (shape.contains(REVERSE) ? BOLD + UNDERLINE : shape.contains(BOLD) ? BOLD : "");
    }

    private static String reversed(String sgr) {
        return sgr.contains(REVERSE) ? "" : REVERSE;
    }

    /** What stands in for colour where there is none. */
    private static String shape(Style style) {
        return switch (style.role()) {
            case REACTION -> style.hue() == 0 ? "" : BOLD;
            case TEXT, BAR, DELIVERED, TYPING, OFFLINE, ATTACHMENT, PROMPT -> "";
            case DIM, SENT, QUEUED, EDITED, GHOST, BORDER -> FAINT;
            case TITLE, NAME, NEW, READ, ONLINE, NOTICE, KEY, CURRENT -> BOLD;
            case NAME_OWN, MENTION, WARNING -> BOLD + UNDERLINE;
            case MATCH -> REVERSE;
            case UNREAD, FAILED, ERROR -> BOLD + REVERSE;
            case LINK -> UNDERLINE;
            case DELETED, QUOTE -> FAINT + ITALIC;
        };
    }

    private String coloured(Style style) {
        Role role = style.role();
        String letters =
                switch (role) {
                    case TEXT, NEW, CURRENT -> "";
                    case NAME ->
                            style.hue() == 0
                                    ? BOLD
                                    : BOLD + ink(hues().get(Math.floorMod(style.hue(), HUES)));
                    case TITLE, PROMPT -> BOLD;
                    case DIM, QUEUED, SENT, EDITED, OFFLINE, GHOST, BORDER -> faint(style);
                    case DELETED, QUOTE -> ITALIC + faint(style);
                    case BAR -> "";
                    case KEY -> BOLD;
                    case NAME_OWN, READ -> BOLD + ink(cyan());
                    case DELIVERED, TYPING -> ink(cyan());
                    case ONLINE -> ink(green());
                    case UNREAD, MENTION, NOTICE -> BOLD + ink(yellow());
                    case FAILED, ERROR -> BOLD + ink(red());
                    case REACTION -> (style.hue() == 0 ? "" : BOLD) + ink(yellow());
                    case WARNING -> ink(yellow());
                    case LINK -> UNDERLINE + ink(blue());
                    case ATTACHMENT -> ink(blue());
                    case MATCH -> REVERSE + ink(yellow());
                };
        String more = role == Role.NEW ? ink(red()) : role == Role.CURRENT ? BOLD : "";
        return letters + more;
    }

    /** On the ground of what is selected grey is hard to read. */
    private String faint(Style style) {
        return style.selected() ? "" : ink(grey());
    }

    private String ink(Ink ink) {
        return ink.parameters(colours, false);
    }

    private static final int HUES = 8;

    private List<Ink> hues() {
        return light
                ? List.of(
                        new Ink(1, 0xA4262C),
                        new Ink(2, 0x2F6F1E),
                        new Ink(3, 0x7A5B00),
                        new Ink(4, 0x1F4FBF),
                        new Ink(5, 0x8A2BA8),
                        new Ink(6, 0x00707A),
                        new Ink(9, 0xB0480C),
                        new Ink(13, 0x5A3FC0))
                : List.of(
                        new Ink(9, 0xF28B82),
                        new Ink(10, 0x8CCB5E),
                        new Ink(11, 0xE6C34A),
                        new Ink(12, 0x7AA8F5),
                        new Ink(13, 0xD59BE8),
                        new Ink(14, 0x5FD0D0),
                        new Ink(3, 0xF0A35E),
                        new Ink(5, 0xB0A0F8));
    }

    private Ink ground() {
        return light ? new Ink(7, 0xE4E4E4) : new Ink(8, 0x303030);
    }

    /** Behind what is selected. */
    private Ink choice() {
        return light ? new Ink(6, 0xC6DCF5) : new Ink(4, 0x2B4A6F);
    }

    private Ink grey() {
        return light ? new Ink(8, 0x6C6C6C) : new Ink(7, 0x8A8A8A);
    }

    private Ink red() {
        return light ? new Ink(1, 0xB3261E) : new Ink(9, 0xFF6B68);
    }

    private Ink green() {
        return light ? new Ink(2, 0x2F6F1E) : new Ink(10, 0x6CC644);
    }

    private Ink yellow() {
        return light ? new Ink(3, 0x7A5B00) : new Ink(11, 0xF0C040);
    }

    private Ink blue() {
        return light ? new Ink(4, 0x1F4FBF) : new Ink(12, 0x7AA8F5);
    }

    private Ink cyan() {
        return light ? new Ink(6, 0x00707A) : new Ink(14, 0x4FC3E8);
    }
}
