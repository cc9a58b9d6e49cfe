package dev.cubechat.tui.term;

/** What is switched on for a full screen, and off again. */
final class Modes {
    private static final String SAVE_TITLE = "\u001b[22;2t";
    private static final String RESTORE_TITLE = "\u001b[23;2t";
    private static final String MOUSE_ON = "\u001b[?1002h\u001b[?1006h";
    private static final String MOUSE_OFF = "\u001b[?1006l\u001b[?1002l";

    /** The other screen; no wrapping at the edge; pastes and the focus are told. */
    private static final String ON =
            "\u001b[?1049h\u001b[?7l\u001b[?2004h\u001b[?1004h" + SAVE_TITLE + "\u001b[H\u001b[2J";

    private static final String OFF =
            "\u001b[?2026l"
                    + MOUSE_OFF
                    + "\u001b[?1004l\u001b[?2004l\u001b[0m\u001b[?7h\u001b[?25h"
                    + "\u001b[?1049l"
                    + RESTORE_TITLE;

    /** What any full-screen program may have left behind. */
    static final String RESET =
            "\u001b[?2026l\u001b[?1000l\u001b[?1002l\u001b[?1003l\u001b[?1005l\u001b[?1006l"
                    + "\u001b[?1015l\u001b[?1004l\u001b[?2004l\u001b[>4;0m\u001b[<u\u001b[?1l"
                    + "\u001b>\u001b[0m\u001b(B\u000f\u001b[?7h\u001b[?25h\u001b[?1049l"
                    + "\u001b[!p\r";

    private Modes() {}

    static String on(boolean mouse) {
        return ON + (mouse ? MOUSE_ON : "");
    }

    static String off() {
        return OFF;
    }

    static String mouse(boolean on) {
        return on ? MOUSE_ON : MOUSE_OFF;
    }
}
