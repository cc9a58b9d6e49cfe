package dev.cubechat.app.demo;

import dev.cubechat.text.DisplayWidth;
import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Key;
import dev.cubechat.tui.Machine;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.Style;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows a newcomer round: the chat screen, with one more line under it that says what to try next.
 * It goes on when that was done.
 */
final class Guide implements Machine {
    /** Below this the chat needs every row itself. */
    private static final int FEWEST_ROWS = 10;

    /** What to try, in this order. */
    private enum Stop {
        WRITE("write something", "Enter", "sends it"),
        LOOK_ROUND("see what the others say", "Alt-↓", "opens the next chat"),
        REACT("answer with an emoji", "Ctrl-↑", "takes a message, + sets one"),
        ASK("there is more", "F1", "shows all keys"),
        LEAVE("stay as long as you like", "Ctrl-Q", "leaves, and nothing of this stays");

        private final String what;
        private final String key;
        private final String does;

        Stop(String what, String key, String does) {
            this.what = what;
            this.key = key;
            this.does = does;
        }
    }

    private static final List<Stop> STOPS = List.of(Stop.values());

    private final Machine chat;
    private int reached;
    private Size size = new Size(0, 0);

    Guide(Machine chat) {
        this.chat = chat;
    }

    @Override
    public List<Effect> begin() {
        return chat.begin();
    }

    @Override
    public List<Effect> take(Event event) {
        List<Effect> effects = chat.take(forChat(event));
        if (isDone(event, effects)) {
            reached++;
        }
        return effects;
    }

    /** The chat knows nothing of the line below it. */
    private Event forChat(Event event) {
        if (event instanceof Event.Resized resized) {
            size = resized.size();
            return isSmall() ? event : new Event.Resized(new Size(size.columns(), size.rows() - 1));
        }
        return event;
    }

    private boolean isSmall() {
        return size.rows() < FEWEST_ROWS;
    }

    private Stop stop() {
        return STOPS.get(reached);
    }

    private boolean isDone(Event event, List<Effect> effects) {
        return switch (stop()) {
            case WRITE -> effects.stream().anyMatch(Errand.Send.class::isInstance);
            case LOOK_ROUND ->
                    event instanceof Event.Pressed(Key key)
                            && key.with(Key.Held.ALT)
                            && (key.name() == Key.Name.DOWN || key.name() == Key.Name.UP);
            case REACT -> effects.stream().anyMatch(Errand.React.class::isInstance);
            case ASK -> event instanceof Event.Pressed(Key key) && key.name() == Key.Name.F1;
            case LEAVE -> false;
        };
    }

    @Override
    public Screen view() {
        Screen screen = chat.view();
        if (isSmall()) {
            return screen;
        }
        List<Screen.Row> rows = new ArrayList<>(screen.rows());
        rows.add(hint());
        return new Screen(size, rows, screen.cursor());
    }

    /** As much of it as fits; the key and what it does before all else. */
    private Screen.Row hint() {
        Stop stop = stop();
        String where = " Tour " + (reached + 1) + "/" + STOPS.size() + "  ";
        String why = stop.what + ": ";
        int without = DisplayWidth.of(where + stop.key + " " + stop.does);
        String lead = without + DisplayWidth.of(why) > size.columns() ? "" : why;
        List<Screen.Piece> pieces = new ArrayList<>();
        int left = size.columns();
        left -= add(pieces, where, Role.UNREAD, left);
        left -= add(pieces, lead, Role.NOTICE, left);
        left -= add(pieces, stop.key, Role.KEY, left);
        left -= add(pieces, " " + stop.does, Role.NOTICE, left);
        add(pieces, " ".repeat(left), Role.BAR, left);
        return new Screen.Row(pieces);
    }

    private static int add(List<Screen.Piece> pieces, String text, Role role, int room) {
        String some = DisplayWidth.cut(text, room);
        if (!some.isEmpty()) {
            pieces.add(new Screen.Piece(some, Style.of(role).asRaised()));
        }
        return DisplayWidth.of(some);
    }

    @Override
    public Optional<Instant> wake() {
        return chat.wake();
    }
}
