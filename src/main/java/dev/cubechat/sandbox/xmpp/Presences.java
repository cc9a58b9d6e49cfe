package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.Contact;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Way;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Who is in the chat, and who is told of it (protocol page xmpp.md, sections 18.7 and 20). Any
 * thread may call it, but not while it holds a session.
 */
final class Presences {
    private final World world;
    private final SessionBook sessions;
    private final Watchers watchers;
    private final Barrier barrier;

    /** The presence that each available session has shown last. */
    private final Map<Session, Xml> shown = new ConcurrentHashMap<>();

    Presences(World world, SessionBook sessions, Watchers watchers, Barrier barrier) {
        this.world = world;
        this.sessions = sessions;
        this.watchers = watchers;
        this.barrier = barrier;
    }

    /** The session has become available, or shows itself in another way. */
    void came(Session session, Xml presence) {
        Xml complete = presence.attr("id", null).attr("to", null).attr("from", session.jid());
        boolean first = shown.put(session, complete) == null;
        for (Contact contact : world.contacts().of(session.user())) {
            if (contact.subscription().theyHear()) {
                show(session, complete, contact.userId());
            }
            if (first && contact.subscription().weHear()) {
                shownBy(contact.userId(), (other, seen) -> show(other, seen, session));
            }
        }
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
        Xml gone = gone(session);
        for (Contact contact : world.contacts().of(user)) {
            if (contact.subscription().theyHear()) {
                show(session, gone, contact.userId());
            }
        }
        if (sessions.available(user).isEmpty()) {
            world.activity().left(user);
            watchers.tell(user, LastSeen.JUST_NOW);
        }
    }

    /** From now on the one sees the other: what there is to see is shown at once. */
    void reveal(UserId user, UserId to) {
        shownBy(user, (session, presence) -> show(session, presence, to));
    }

    /** From now on the one does not see the other any more. */
    void hide(UserId user, UserId from) {
        shownBy(user, (session, presence) -> show(session, gone(session), from));
    }

    private void show(Session owner, Xml presence, UserId to) {
        sessions.available(to).forEach(session -> show(owner, presence, session));
    }

    private void show(Session owner, Xml presence, Session to) {
        if (!barrier.shuts(owner, to.user(), Way.PRESENCE_OUT)
                && !barrier.shuts(to, owner.user(), Way.PRESENCE_IN)) {
            to.show(presence);
        }
    }

    private void shownBy(UserId user, BiConsumer<Session, Xml> work) {
        shown.forEach(
                (session, presence) -> {
                    if (session.user().equals(user)) {
                        work.accept(session, presence);
                    }
                });
    }

    private static Xml gone(Session session) {
        return Xml.of("presence", Ns.CLIENT)
                .attr("type", "unavailable")
                .attr("from", session.jid());
    }
}
