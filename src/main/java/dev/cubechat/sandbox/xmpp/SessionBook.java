package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.UserId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who is connected, and with what. Any thread may ask. */
final class SessionBook {
    private final Map<UserId, List<Session>> byUser = new ConcurrentHashMap<>();

    void add(Session session) {
        byUser.computeIfAbsent(session.user(), user -> new CopyOnWriteArrayList<>()).add(session);
    }

    void remove(Session session) {
        of(session.user()).remove(session);
    }

    /** All sessions of the person, those lost and not yet given up among them. */
    List<Session> of(UserId user) {
        return byUser.getOrDefault(user, new CopyOnWriteArrayList<>());
    }

    /** The sessions that messages to the person go to. */
    List<Session> available(UserId user) {
        return of(user).stream().filter(Session::isAvailable).toList();
    }

    Optional<Session> find(UserId user, String resource) {
        return of(user).stream().filter(s -> s.resource().equals(resource)).findFirst();
    }

    Optional<Session> resumable(UserId user, String id) {
        return of(user).stream()
                .filter(session -> session.resumeId().filter(id::equals).isPresent())
                .findFirst();
    }

    List<Session> all() {
        return byUser.values().stream().flatMap(List::stream).toList();
    }
}
