package dev.cubechat.tui.term;

import dev.cubechat.text.TerminalText;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Key.Held;
import dev.cubechat.tui.Key.Name;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns the characters that a terminal sends into keys, clicks, pasted text and focus, and keeps
 * apart what it answers to our own questions: that never becomes typed text.
 *
 * <p>Takes one character after the other; has no clock. Who calls says when nothing came for {@link
 * #patience()}, which ends what was begun: an Escape key looks like the beginning of a sequence.
 */
final class Decoder {
    /** An answer of the terminal, with what introduced and ended it: {@code [} and {@code R}. */
    record Reply(char kind, String body, char end) {}

    private static final int ESCAPE_MILLIS = 40;
    private static final int SEQUENCE_MILLIS = 500;
    private static final int PASTE_MILLIS = 5_000;
    private static final int SEQUENCE_MOST = 64;
    private static final int STRING_MOST = 4 * 1024;
    private static final int PASTE_MOST = 1024 * 1024;
    private static final String PASTE_END = "\u001b[201~";
    private static final char ESC = 0x1B;

    private enum In {
        TEXT,
        ESCAPE,
        SEQUENCE,
        FUNCTION,
        CONSOLE_FUNCTION,
        OLD_MOUSE,
        STRING,
        STRING_ESCAPE,
        PASTE
    }

    private final Consumer<Event> events;
    private final Consumer<Reply> replies;
    private final StringBuilder collected = new StringBuilder();
    private In in = In.TEXT;
    private char stringKind;

    /** How much of a paste's end has come. */
    private int endMatched;

    private int oldMouseLeft;

    Decoder(Consumer<Event> events, Consumer<Reply> replies) {
        this.events = events;
        this.replies = replies;
    }

    /** How many milliseconds of silence end what was begun; 0 where nothing was. */
    int patience() {
        return switch (in) {
            case TEXT -> 0;
            case ESCAPE, FUNCTION -> ESCAPE_MILLIS;
            case SEQUENCE, STRING -> collected.isEmpty() ? ESCAPE_MILLIS : SEQUENCE_MILLIS;
            case CONSOLE_FUNCTION, OLD_MOUSE, STRING_ESCAPE -> SEQUENCE_MILLIS;
            case PASTE -> PASTE_MILLIS;
        };
    }

    /** Nothing came for a while. What is left of a longer sequence is no text, and is dropped. */
    void silence() {
        In was = in;
        in = In.TEXT;
        boolean begun = collected.isEmpty();
        switch (was) {
            case ESCAPE -> press(Key.of(Name.ESCAPE));
            case FUNCTION -> press(Key.text("O", Held.ALT));
            case SEQUENCE -> {
                if (begun) {
                    press(Key.text("[", Held.ALT));
                }
            }
            case STRING -> {
                if (begun) {
                    press(Key.text(String.valueOf(stringKind), Held.ALT));
                }
            }
            case PASTE -> pasted();
            case TEXT, CONSOLE_FUNCTION, OLD_MOUSE, STRING_ESCAPE -> {}
        }
        collected.setLength(0);
    }

    void accept(int point) {
        switch (in) {
            case TEXT -> text(point);
            case ESCAPE -> escape(point);
            case SEQUENCE -> sequence(point);
            case FUNCTION -> function(point);
            case CONSOLE_FUNCTION -> consoleFunction(point);
            case OLD_MOUSE -> {
                if (--oldMouseLeft == 0) {
                    in = In.TEXT;
                }
            }
            case STRING -> string(point);
            case STRING_ESCAPE -> stringEscape(point);
            case PASTE -> paste(point);
        }
    }

    private void text(int point) {
        if (point == ESC) {
            in = In.ESCAPE;
        } else {
            press(Keys.plain(point));
        }
    }

    private void escape(int point) {
        switch (point) {
            case '[' -> begin(In.SEQUENCE);
            case 'O' -> begin(In.FUNCTION);
            case ']', 'P', 'X', '^', '_' -> {
                stringKind = (char) point;
                begin(In.STRING);
            }
            case ESC -> press(Key.of(Name.ESCAPE));
            default -> {
                in = In.TEXT;
                press(Keys.plain(point).map(key -> Keys.holding(key, Held.ALT)));
            }
        }
    }

    private void begin(In next) {
        collected.setLength(0);
        in = next;
    }

    private void sequence(int point) {
        if (point == ESC) {
            in = In.ESCAPE;
        } else if (point < ' ' || point > '~') {
            in = In.TEXT;
        } else if (point < '@') {
            // Longer than any we know: read on to its end, and forget it.
            if (collected.length() <= SEQUENCE_MOST) {
                collected.append((char) point);
            }
        } else if (point == '[' && collected.isEmpty()) {
            in = In.CONSOLE_FUNCTION;
        } else if (point == 'M' && collected.isEmpty()) {
            oldMouseLeft = 3;
            in = In.OLD_MOUSE;
        } else {
            in = In.TEXT;
            if (collected.length() <= SEQUENCE_MOST) {
                ended(collected.toString(), (char) point);
            }
            if (in == In.TEXT) {
                collected.setLength(0);
            }
        }
    }

    private void ended(String body, char end) {
        if (body.equals("200") && end == '~') {
            endMatched = 0;
            begin(In.PASTE);
        } else if (body.startsWith("<") && (end == 'M' || end == 'm')) {
            Clicks.read(body.substring(1), end).map(Event.Pointed::new).ifPresent(events);
        } else if (body.isEmpty() && (end == 'I' || end == 'O')) {
            events.accept(new Event.Focused(end == 'I'));
        } else if (Keys.isReply(body, end)) {
            replies.accept(new Reply('[', body, end));
        } else {
            press(Keys.sequence(body, end));
        }
    }

    private void function(int point) {
        in = In.TEXT;
        if (point == ESC) {
            in = In.ESCAPE;
        } else {
            press(Keys.function(point));
        }
    }

    /** The Linux console sends {@code ESC [ [ A} for F1. */
    private void consoleFunction(int point) {
        in = In.TEXT;
        switch (point) {
            case 'A' -> press(Key.of(Name.F1));
            case 'B' -> press(Key.of(Name.F2));
            case 'C' -> press(Key.of(Name.F3));
            case 'D' -> press(Key.of(Name.F4));
            case 'E' -> press(Key.of(Name.F5));
            default -> {}
        }
    }

    private void string(int point) {
        if (point == 0x07 || point == 0x9C) {
            stringEnded();
        } else if (point == ESC) {
            in = In.STRING_ESCAPE;
        } else if (collected.length() < STRING_MOST) {
            collected.appendCodePoint(point);
        }
    }

    private void stringEscape(int point) {
        if (point == '\\') {
            stringEnded();
        } else {
            in = In.ESCAPE;
            escape(point);
        }
    }

    private void stringEnded() {
        in = In.TEXT;
        replies.accept(new Reply(stringKind, collected.toString(), '\\'));
        collected.setLength(0);
    }

    private void paste(int point) {
        if (point == PASTE_END.charAt(endMatched)) {
            endMatched++;
            if (endMatched == PASTE_END.length()) {
                in = In.TEXT;
                pasted();
            }
            return;
        }
        // An ESC can only be its first character, so a new match can begin with this one alone.
        keep(PASTE_END.substring(0, endMatched));
        endMatched = 0;
        if (point == ESC) {
            endMatched = 1;
        } else {
            keep(Character.toString(point));
        }
    }

    private void keep(String text) {
        if (collected.length() + text.length() <= PASTE_MOST) {
            collected.append(text);
        }
    }

    private void pasted() {
        String text = TerminalText.lines(collected.toString());
        collected.setLength(0);
        if (!text.isEmpty()) {
            events.accept(new Event.Pasted(text));
        }
    }

    private void press(Optional<Key> key) {
        key.ifPresent(this::press);
    }

    private void press(Key key) {
        events.accept(new Event.Pressed(key));
    }
}
