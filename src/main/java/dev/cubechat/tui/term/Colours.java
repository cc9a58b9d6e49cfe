package dev.cubechat.tui.term;

import java.util.Locale;
import java.util.Map;

/** How many colours a terminal is given. */
public enum Colours {
    /** Bold, reverse and underline only. */
    NONE,
    SIXTEEN,
    MANY,
    TRUE;

    /** What the environment says of the terminal; {@code NO_COLOR} wins. */
    public static Colours of(Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return NONE;
        }
        String more = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
        if (more.equals("truecolor") || more.equals("24bit")) {
            return TRUE;
        }
        String term = environment.getOrDefault("TERM", "");
        if (term.endsWith("-direct")) {
            return TRUE;
        }
        if (term.contains("256color") || term.equals("alacritty") || term.equals("foot")) {
            return MANY;
        }
        return term.startsWith("vt") ? NONE : SIXTEEN;
    }
}
