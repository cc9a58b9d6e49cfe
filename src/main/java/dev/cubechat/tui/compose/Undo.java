package dev.cubechat.tui.compose;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What a text was before; letters typed in one go are taken back in one go. */
final class Undo {
    private static final int MOST = 100;

    private final Deque<State> past = new ArrayDeque<>();
    private final Deque<State> future = new ArrayDeque<>();
    private Kind last = Kind.WHOLE;

    /** What was changed. */
    enum Kind {
        LETTER,
        ERASE,
        WHOLE
    }

    record State(String text, int cursor) {}

    /** The text is about to change. */
    void keep(String text, int cursor, Kind kind) {
        boolean goesOn = kind == last && kind != Kind.WHOLE && !past.isEmpty();
        if (!goesOn) {
            past.push(new State(text, cursor));
            if (past.size() > MOST) {
                past.removeLast();
            }
        }
        future.clear();
        last = kind;
    }

    /** What is typed next is a step of its own. */
    void pause() {
        last = Kind.WHOLE;
    }

    Optional<State> back(String text, int cursor) {
        return swap(past, future, text, cursor);
    }

    Optional<State> forth(String text, int cursor) {
        return swap(future, past, text, cursor);
    }

    private Optional<State> swap(Deque<State> from, Deque<State> to, String text, int cursor) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(new State(text, cursor));
        last = Kind.WHOLE;
        return Optional.of(from.pop());
    }

    void forget() {
        past.clear();
        future.clear();
        last = Kind.WHOLE;
    }
}
