package dev.cubechat.service.line;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.xmpp.Listener;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Takes events from the connection's thread to the follower's. Where the follower is slow the
 * connection waits, and with it the server.
 */
public final class Inlet implements Listener {
    private static final int ROOM = 1024;

    private final BlockingQueue<Stamped> queue = new ArrayBlockingQueue<>(ROOM);
    private final InstantSource clock;

    public Inlet(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void event(ChatEvent event) {
        try {
            queue.put(new Stamped(clock.instant(), event));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** A gap of which nothing has been looked up yet. */
    @Override
    public void unreadable() {
        Instant now = clock.instant();
        event(new ChatEvent.Gap(now, now, false, 0, 0, 0, null));
    }

    /** The next event, if one comes within this time. */
    public Optional<Stamped> next(Duration wait) throws InterruptedException {
        return Optional.ofNullable(queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Whether no event is there. */
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The next event, if it is there already. */
    public Optional<Stamped> next() {
        return Optional.ofNullable(queue.poll());
    }
}
