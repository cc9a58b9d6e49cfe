package dev.cubechat.service.line;

import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Message;
import dev.cubechat.xmpp.Listener;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Takes events from the connection's thread to the follower's. Where the follower is slow the
 * connection waits, and with it the server.
 */
public final class Inlet implements Listener {
    /** In characters, and so about a thousand events of the usual size. */
    private static final int ROOM = 1024 * 1024;

    /** What an event takes besides its texts, as if it were characters. */
    private static final int EACH = 1024;

    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(ROOM);
    private final InstantSource clock;

    /** An event, and the room that it takes. */
    private record Waiting(Stamped event, int room) {}

    public Inlet(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void event(ChatEvent event) {
        int needed = (int) Math.min(ROOM, EACH + length(event));
        try {
            room.acquire(needed);
            queue.add(new Waiting(new Stamped(clock.instant(), event), needed));
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
        return Optional.ofNullable(queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS)).map(this::out);
    }

    /** Whether no event is there. */
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The next event, if it is there already. */
    public Optional<Stamped> next() {
        return Optional.ofNullable(queue.poll()).map(this::out);
    }

    private Stamped out(Waiting first) {
        room.release(first.room());
        return first.event();
    }

    /** The characters of what others have written. */
    private static long length(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Arrived arrived -> length(arrived.message());
            case ChatEvent.Edited edited -> length(edited.body()) + length(edited.fields());
            case ChatEvent.Notice notice -> length(notice.body()) + length(notice.fields());
            case ChatEvent.Refused refused -> length(refused.text());
            default -> 0;
        };
    }

    private static long length(Message message) {
        long attached = message.attachments().isEmpty() ? 0 : length(message.attachments() + "");
        return length(message.body()) + attached + length(message.fields());
    }

    private static long length(Json.Obj fields) {
        return fields.members().isEmpty() ? 0 : length(fields.toString());
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
