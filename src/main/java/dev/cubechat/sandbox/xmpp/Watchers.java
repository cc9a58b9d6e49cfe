package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Way;
import dev.cubechat.wire.xmpp.LastActivity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which sessions want to hear when which people come and go (protocol page xmpp.md, section 20.2).
 * A session that ends is forgotten; one that is resumed still watches. Any thread may call it.
 */
final class Watchers {
    private final LastActivity stanzas;
    private final Barrier barrier;
    private final Map<UserId, Set<Session>> byWatched = new ConcurrentHashMap<>();
    private final AtomicLong newest = new AtomicLong();

    Watchers(LastActivity stanzas, Barrier barrier) {
        this.stanzas = stanzas;
        this.barrier = barrier;
    }

    void watch(Session session, UserId watched) {
        byWatched.computeIfAbsent(watched, user -> ConcurrentHashMap.newKeySet()).add(session);
    }

    void unwatch(Session session, UserId watched) {
        byWatched.getOrDefault(watched, ConcurrentHashMap.newKeySet()).remove(session);
    }

    /** The session is no more. */
    void forget(Session session) {
        byWatched.values().forEach(sessions -> sessions.remove(session));
    }

    /** Tells all who watch this person, and whom the person lets know. */
    void tell(UserId watched, long seconds) {
        for (Session session : List.copyOf(byWatched.getOrDefault(watched, Set.of()))) {
            String id = "activity-" + newest.incrementAndGet();
            if (!barrier.shuts(watched, session.user(), Way.PRESENCE_OUT)) {
                session.deliver(
                        Parcel.passing(
                                stanzas.told(watched, seconds, id).attr("to", session.jid())));
            }
        }
    }
}
