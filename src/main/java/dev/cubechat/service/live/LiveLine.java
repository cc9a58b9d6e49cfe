package dev.cubechat.service.live;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.service.line.HandedOn;
import dev.cubechat.service.line.OpenLine;

import org.jspecify.annotations.Nullable;

/** The line of a live chat: whatever connection that has just now. Safe for threads. */
public final class LiveLine implements HandedOn {
    private volatile @Nullable OpenLine now;

    /** From now on it leads here, or nowhere. */
    void is(@Nullable OpenLine line) {
        now = line;
    }

    /** Whoever opened the connection closes it. */
    @Override
    public void close() {}

    @Override
    public OpenLine line() {
        OpenLine line = now;
        if (line == null) {
            throw new Failure(FailureKind.UNREACHABLE, "There is no connection to the chat server.")
                    .withHint("/reconnect comes back.");
        }
        return line;
    }
}
