package dev.cubechat.tui.term;

import dev.cubechat.tui.Mouse;
import dev.cubechat.tui.Mouse.Deed;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What was done with the mouse, as xterm's mode 1006 tells it. Only the left button counts. */
final class Clicks {
    private static final int HELD_KEYS = 4 | 8 | 16;
    private static final int MOVED = 32;

    private Clicks() {}

    /**
     * Reads {@code 0;12;5}.
     *
     * @param end {@code M}, or {@code m} for a button let go
     */
    static Optional<Mouse> read(String body, char end) {
        String[] parts = body.split(";", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        Deed deed = deed(Keys.number(parts[0]) & ~HELD_KEYS, end);
        int column = Keys.number(parts[1]) - 1;
        int row = Keys.number(parts[2]) - 1;
        return deed == null || column < 0 || row < 0
                ? Optional.empty()
                : Optional.of(new Mouse(deed, column, row));
    }

    private static @Nullable Deed deed(int button, char end) {
        return switch (button) {
            case 0 -> end == 'M' ? Deed.PRESS : Deed.RELEASE;
            case MOVED -> Deed.DRAG;
            case 64 -> Deed.WHEEL_UP;
            case 65 -> Deed.WHEEL_DOWN;
            default -> null;
        };
    }
}
