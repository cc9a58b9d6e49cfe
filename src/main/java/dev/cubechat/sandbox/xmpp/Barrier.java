package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Way;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

import java.util.List;
import java.util.Optional;

/**
 * Keeps from each other those who block each other (protocol page xmpp.md, section 19.4). Any
 * thread may call it, but not while it holds a session.
 */
final class Barrier {
    private final World world;
    private final Addresses addresses;
    private final SessionBook sessions;

    Barrier(World world, Addresses addresses, SessionBook sessions) {
        this.world = world;
        this.addresses = addresses;
        this.sessions = sessions;
    }

    /** Whether the list in force on this session shuts the other out. */
    boolean shuts(Session session, UserId other, Way way) {
        return world.privacy().blocks(session.user(), session.privacyList(), other, way);
    }

    /** Whether the person's default list shuts the other out. */
    boolean shuts(UserId owner, UserId other, Way way) {
        return world.privacy().blocks(owner, null, other, way);
    }

    /**
     * Lets something pass from a session to a person.
     *
     * @throws StanzaRefused where one of them blocks the other
     */
    void check(Session from, UserId to, Way way) {
        List<Session> there = sessions.available(to);
        boolean shut =
                there.isEmpty()
                        ? shuts(to, from.user(), way)
                        : there.stream().allMatch(session -> shuts(session, from.user(), way));
        if (shut || shuts(from, to, Way.OUT)) {
            throw new StanzaRefused(StanzaError.SERVICE_UNAVAILABLE);
        }
    }

    /** The sessions of the recipient that may hear this stanza. */
    List<Session> hearing(UserId recipient, Xml stanza) {
        String from = stanza.attr("from").orElse("");
        Optional<UserId> occupant = addresses.occupantOf(from);
        Optional<UserId> sender = occupant.or(() -> addresses.userOf(from));
        List<Session> there = sessions.available(recipient);
        if (sender.isEmpty()) {
            return there;
        }
        Way way = way(stanza, occupant.isPresent());
        return there.stream().filter(session -> !shuts(session, sender.get(), way)).toList();
    }

    /** Whether the stanza may wait for the recipient. */
    boolean mayWait(UserId recipient, Xml stanza) {
        Optional<UserId> sender = stanza.attr("from").flatMap(addresses::userOf);
        return sender.filter(user -> shuts(recipient, user, Way.MESSAGE_IN)).isEmpty();
    }

    private static Way way(Xml stanza, boolean inGroup) {
        if (stanza.name().equals("presence")) {
            return Way.PRESENCE_IN;
        }
        return inGroup ? Way.GROUP_MESSAGE_IN : Way.MESSAGE_IN;
    }
}
