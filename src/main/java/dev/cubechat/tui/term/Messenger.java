package dev.cubechat.tui.term;

import dev.cubechat.text.DisplayWidth;
import dev.cubechat.text.TerminalText;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a terminal is told besides its screen: the clipboard, the window's title, notifications. All
 * of it is one-way; nothing is ever asked of the clipboard.
 */
final class Messenger {
    /** More than xterm takes. */
    private static final int CLIPBOARD_MOST = 74_994;

    private static final int TITLE_MOST = 80;
    private static final int ANNOUNCEMENT_MOST = 200;
    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(3);
    private static final long BETWEEN_BELLS = TimeUnit.SECONDS.toNanos(1);

    private final Taste.Announcements way;
    private long nextAnnouncement;
    private long nextBell;

    Messenger(Taste.Announcements way, long now) {
        this.way = way;
        this.nextAnnouncement = now;
        this.nextBell = now;
    }

    /** Empty where the text is too long for a terminal to take. */
    static Optional<String> copy(String text) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return encoded.length() > CLIPBOARD_MOST
                ? Optional.empty()
                : Optional.of("\u001b]52;c;" + encoded + "\u0007");
    }

    static String title(String text) {
        return "\u001b]2;" + oneLine(text, TITLE_MOST) + "\u001b\\";
    }

    /** Empty where one was heard a moment ago. */
    String bell(long now) {
        if (now - nextBell < 0) {
            return "";
        }
        nextBell = now + BETWEEN_BELLS;
        return "\u0007";
    }

    /** Empty where nobody wants it, or one was sent a moment ago. */
    String announce(String title, String text, long now) {
        if (way == Taste.Announcements.NONE || now - nextAnnouncement < 0) {
            return "";
        }
        nextAnnouncement = now + BETWEEN;
        String safeTitle = oneLine(title, TITLE_MOST);
        String safeText = oneLine(text, ANNOUNCEMENT_MOST);
        return switch (way) {
            case NONE -> "";
            case OSC_9 ->
                    // iTerm2 and ConEmu take "4;" as a progress bar.
                    "\u001b]9;" + (safeTitle + ": " + safeText).replace(';', ',') + "\u0007";
            case OSC_777 ->
                    "\u001b]777;notify;"
                            + safeTitle.replace(';', ',')
                            + ";"
                            + safeText.replace(';', ',')
                            + "\u0007";
        };
    }

    private static String oneLine(String text, int width) {
        return DisplayWidth.cut(TerminalText.line(text), width);
    }
}
