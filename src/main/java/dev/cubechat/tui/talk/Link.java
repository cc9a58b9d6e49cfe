package dev.cubechat.tui.talk;

import dev.cubechat.model.ConnectionState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Where the connection stands.
 *
 * @param reason why, safe to show; null where there is nothing to say
 * @param nextAttempt when it tries again; null where it does not wait
 */
public record Link(ConnectionState state, @Nullable String reason, @Nullable Instant nextAttempt) {
    static final Link IDLE = new Link(ConnectionState.IDLE, null, null);

    public boolean isUp() {
        return state.isUp();
    }

    /** Whether it will not come back by itself. */
    public boolean isOver() {
        return switch (state) {
            case CLOSED, FORCE_CLOSED, AUTH_FAILED -> true;
            default -> false;
        };
    }

    Link waitingUntil(Instant at) {
        return new Link(state, reason, at);
    }
}
