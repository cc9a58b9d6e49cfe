package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.xmpp.Xml;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is in the chat, and who is told of it (protocol page xmpp.md, sections 18.7 and 20). Any
 * thread may call it, but not while it holds a session.
 */
final class Presences {
    private final World world;
    private final SessionBook sessions;
    private final Watchers watchers;

    /** The presence that each available session has shown last. */
    private final Map<Session, Xml> shown = new ConcurrentHashMap<>();

    Presences(World world, SessionBook sessions, Watchers watchers) {
        this.world = world;
        this.sessions = sessions;
        this.watchers = watchers;
    }

    /** The session has become available, or shows itself in another way. */
    void came(Session session, Xml presence) {
        boolean first = shown.put(session, presence) == null;
        if (first && sessions.available(session.user()).size() == 1) {
            watchers.tell(session.user(), 0);
        }
    }

    /** The session is not available any more; nothing happens where it was not before. */
    void left(Session session) {
        Xml last = shown.remove(session);
        if (last == null) {
            return;
        }
        UserId user = session.user();
        if (sessions.available(user).isEmpty()) {
            world.activity().left(user);
            watchers.tell(user, LastSeen.JUST_NOW);
        }
    }
}
