package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Addresses;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How sessions begin, are lost, resumed and ended. Any thread may call it, but not while it holds a
 * session.
 */
final class Attendance {
    /** SDK 6 drops private messages whose sender's address contains its own resource. */
    private static final int SHORTEST_RESOURCE = 4;

    private final Addresses addresses;
    private final SessionBook sessions;
    private final Rooms rooms;
    private final Presences presences;
    private final Watchers watchers;
    private final Mailroom mailroom;
    private final XmppLimits limits;
    private final Timers timers;
    private final InstantSource clock;
    private final RandomGenerator random;

    Attendance(
            Addresses addresses,
            SessionBook sessions,
            Rooms rooms,
            Presences presences,
            Watchers watchers,
            Mailroom mailroom,
            XmppLimits limits,
            Timers timers,
            InstantSource clock,
            RandomGenerator random) {
        this.addresses = addresses;
        this.sessions = sessions;
        this.rooms = rooms;
        this.presences = presences;
        this.watchers = watchers;
        this.mailroom = mailroom;
        this.limits = limits;
        this.timers = timers;
        this.clock = clock;
        this.random = random;
    }

    /** An id that nobody can guess: 32 hexadecimal digits. */
    String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Gives the session its resource; the stream that had the same one ends. */
    void bind(Session session, Optional<String> wanted) {
        UserId user = session.user();
        String resource =
                wanted.filter(text -> text.length() >= SHORTEST_RESOURCE)
                        .orElseGet(() -> wanted.map(text -> text + "-").orElse("") + newId());
        sessions.find(user, resource).ifPresent(old -> end(old, "conflict"));
        session.bind(resource, addresses.user(user, resource));
        sessions.add(session);
    }

    /** The session with this id, over this connection again. */
    Optional<Session> resume(UserId user, String id, long handled, Connection connection) {
        sessions.of(user).forEach(this::endIfLate);
        return sessions.resumable(user, id)
                .filter(session -> session.resume(connection, id, handled));
    }

    /** A connection is no more; its session ends, now or when nobody resumes it in time. */
    void lost(Session session, Connection connection) {
        Instant now = clock.instant();
        if (!session.lose(connection, now)) {
            end(session, null);
            return;
        }
        giveBack(session, connection);
        if (session.isLost()) {
            session.endUnlessResumed(
                    timers.after(limits.resume(), () -> endIfLost(session, now)),
                    () -> timers.soon(() -> endIfLost(session, now)));
        }
    }

    /** Breaks its connection without a word; it is lost now, and not when that is noticed. */
    void cut(Session session) {
        session.cut().ifPresent(connection -> lost(session, connection));
    }

    /** Ends those whom nobody has resumed in time by the world's clock, which tests move on. */
    void endLate() {
        sessions.all().forEach(this::endIfLate);
    }

    private void endIfLate(Session session) {
        endIfLost(session, clock.instant().minus(limits.resume()));
    }

    private void endIfLost(Session session, Instant since) {
        session.endIfLost(since).ifPresent(left -> leave(session, left));
    }

    /**
     * Ends a session for good.
     *
     * @param streamError the condition to tell its client; null for a plain good-bye
     */
    void end(Session session, @Nullable String streamError) {
        session.end(streamError).ifPresent(left -> leave(session, left));
    }

    /** Ends a session because of what came on this connection, unless it goes on over another. */
    void end(Session session, Connection by, @Nullable String streamError) {
        session.end(by, streamError).ifPresent(left -> leave(session, left));
    }

    private void leave(Session session, Session.Left left) {
        sessions.remove(session);
        mailroom.redeliver(session.user(), left.unacknowledged());
        if (left.connection() != null) {
            giveBack(session, left.connection());
        }
        session.whenQuiet(
                () -> {
                    rooms.leaveAll(session);
                    watchers.forget(session);
                    presences.left(session);
                });
    }

    /** What this connection of it does not write finds another way, once that is known. */
    void giveBack(Session session, Connection connection) {
        connection.giveBack(left -> mailroom.redeliver(session.user(), left));
    }

    /** Ends the sessions of someone whose account is gone, later and on another thread. */
    void endAll(UserId user) {
        timers.soon(() -> sessions.of(user).forEach(session -> end(session, "not-authorized")));
    }
}
