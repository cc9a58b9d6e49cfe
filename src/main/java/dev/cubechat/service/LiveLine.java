package dev.cubechat.service;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** The line of a live chat: whatever connection that has just now. Safe for threads. */
final class LiveLine implements ChatLine {
    private volatile @Nullable OpenLine now;

    /** From now on it leads here, or nowhere. */
    void is(@Nullable OpenLine line) {
        now = line;
    }

    @Override
    public void send(List<Xml> stanzas) {
        line().send(stanzas);
    }

    @Override
    public Xml request(Xml iq, Duration patience) {
        return line().request(iq, patience);
    }

    @Override
    public void ping(Duration patience) {
        line().ping(patience);
    }

    @Override
    public Arrivals arrived(Duration patience) {
        return line().arrived(patience);
    }

    @Override
    public void open() {
        line();
    }

    @Override
    public void stay(Duration time) {
        line().stay(time);
    }

    /** Whoever opened the connection closes it. */
    @Override
    public void close() {}

    private OpenLine line() {
        OpenLine line = now;
        if (line == null) {
            throw new Failure(FailureKind.UNREACHABLE, "There is no connection to the chat server.")
                    .withHint("/reconnect comes back.");
        }
        return line;
    }
}
