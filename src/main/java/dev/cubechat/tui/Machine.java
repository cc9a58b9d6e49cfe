package dev.cubechat.tui;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A program with a screen, without the screen: it is told what happened, and says what is to be
 * done and what is to be seen. Used by one thread; does no work itself.
 */
public interface Machine {
    /** What it wants done at the very beginning. */
    List<Effect> begin();

    /** What is to be done about this event, in this order. */
    List<Effect> take(Event event);

    /** What is to be seen now. Changes nothing. */
    Screen view();

    /**
     * When it wants a {@link Event.Tick} although nothing happens: for a name that stops typing, a
     * countdown. Empty for never.
     */
    Optional<Instant> wake();
}
