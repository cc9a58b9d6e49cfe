package dev.cubechat.xmpp;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;

import org.jspecify.annotations.Nullable;

/** Where the connection stands, told to the listener at each change. Safe for threads. */
final class States {
    private final Events events;
    private ConnectionState now = ConnectionState.IDLE;

    States(Events events) {
        this.events = events;
    }

    synchronized ConnectionState now() {
        return now;
    }

    /** The next state, told before anything that is held back. */
    synchronized void become(ConnectionState next, @Nullable String reason) {
        ChatEvent.State event = new ChatEvent.State(next, now, reason);
        now = next;
        events.postFirst(listener -> listener.event(event));
    }
}
