package dev.cubechat.tui.desk;

import java.util.Locale;

/** What one key does wherever the person is; another key may be chosen for it. */
public enum Shortcut {
    HELP("F1"),
    DIALOGS("F2"),
    JUMP("Ctrl-K"),
    FIND("Ctrl-F"),
    PREVIOUS("Alt-↑"),
    NEXT("Alt-↓"),
    UNREAD("Alt-A"),
    SELECT("Ctrl-↑"),
    OLDER("PgUp"),
    NEWER("PgDn"),
    OLDEST("Ctrl-Home"),
    NEWEST("Ctrl-End"),
    REPAINT("Ctrl-L"),
    MOUSE("Alt-M"),
    SUSPEND("Ctrl-Z"),
    QUIT("Ctrl-Q");

    private final String usual;

    Shortcut(String usual) {
        this.usual = usual;
    }

    /** The key that does it where no other was chosen, as a person would say it. */
    String usual() {
        return usual;
    }

    /** How the configuration calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
