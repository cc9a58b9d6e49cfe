package dev.cubechat.tui.desk;

import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A key by the name that people have for it: {@code Ctrl-K}, {@code Alt-Up}, {@code F5}.
 *
 * @param shown the name in our spelling
 */
record KeyName(Key key, String shown) {
    private static final Map<String, Held> HELD =
            Map.of("ctrl", Held.CTRL, "alt", Held.ALT, "shift", Held.SHIFT);

    private static final Map<String, Name> NAMES =
            Map.ofEntries(
                    Map.entry("up", Name.UP),
                    Map.entry("↑", Name.UP),
                    Map.entry("down", Name.DOWN),
                    Map.entry("↓", Name.DOWN),
                    Map.entry("left", Name.LEFT),
                    Map.entry("right", Name.RIGHT),
                    Map.entry("home", Name.HOME),
                    Map.entry("end", Name.END),
                    Map.entry("pgup", Name.PAGE_UP),
                    Map.entry("pgdn", Name.PAGE_DOWN),
                    Map.entry("ins", Name.INSERT),
                    Map.entry("del", Name.DELETE));

    /** Terminals send these for Tab, Enter and Backspace; the last one always stops something. */
    private static final Set<String> TAKEN = Set.of("i", "j", "m", "h", "c");

    /** Empty where there is no such key, or where it is needed for writing. */
    static Optional<KeyName> of(String text) {
        List<String> parts = List.of(text.strip().toLowerCase(Locale.ROOT).split("-", -1));
        EnumSet<Held> held = EnumSet.noneOf(Held.class);
        for (String part : parts.subList(0, parts.size() - 1)) {
            Held one = HELD.get(part);
            if (one == null) {
                return Optional.empty();
            }
            held.add(one);
        }
        String last = parts.getLast();
        // Not by Held[]::new, for which code is made on the fly.
        Held[] all = held.toArray(new Held[0]);
        if (last.matches("f([1-9]|1[0-2])")) {
            return named(Key.of(Name.valueOf(last.toUpperCase(Locale.ROOT)), all));
        }
        Name name = NAMES.get(last);
        if (name != null) {
            return isForWriting(name, held) ? Optional.empty() : named(Key.of(name, all));
        }
        boolean letter = last.matches("[a-z0-9]");
        boolean taken = held.contains(Held.CTRL) && TAKEN.contains(last);
        boolean writes = !held.contains(Held.CTRL) && !held.contains(Held.ALT);
        return !letter || taken || writes || held.contains(Held.SHIFT)
                ? Optional.empty()
                : named(Key.text(last, all));
    }

    private static boolean isForWriting(Name name, Set<Held> held) {
        return held.isEmpty() && name != Name.PAGE_UP && name != Name.PAGE_DOWN;
    }

    private static Optional<KeyName> named(Key key) {
        String with =
                (key.held().contains(Held.CTRL) ? "Ctrl-" : "")
                        + (key.held().contains(Held.ALT) ? "Alt-" : "")
                        + (key.held().contains(Held.SHIFT) ? "Shift-" : "");
        return Optional.of(
                new KeyName(
                        key,
                        with
                                + switch (key.name()) {
                                    case TEXT -> key.text().toUpperCase(Locale.ROOT);
                                    case UP -> "↑";
                                    case DOWN -> "↓";
                                    case LEFT -> "←";
                                    case RIGHT -> "→";
                                    case HOME -> "Home";
                                    case END -> "End";
                                    case PAGE_UP -> "PgUp";
                                    case PAGE_DOWN -> "PgDn";
                                    case INSERT -> "Ins";
                                    case DELETE -> "Del";
                                    default -> key.name().name();
                                }));
    }
}
