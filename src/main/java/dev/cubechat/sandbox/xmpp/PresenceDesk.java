package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.DialogId;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.Roster;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

import java.util.Optional;
import java.util.Set;

/** Takes the presences of clients (protocol page xmpp.md, sections 4 and 14). */
final class PresenceDesk {
    private static final String UNAVAILABLE = "unavailable";

    /** Besides those about contacts; none means available. */
    private static final Set<String> TYPES = Set.of("", UNAVAILABLE, "probe", "error");

    private final Addresses addresses;
    private final Mailroom mailroom;
    private final Rooms rooms;
    private final Presences presences;
    private final RosterDesk roster;

    PresenceDesk(
            Addresses addresses,
            Mailroom mailroom,
            Rooms rooms,
            Presences presences,
            RosterDesk roster) {
        this.addresses = addresses;
        this.mailroom = mailroom;
        this.rooms = rooms;
        this.presences = presences;
        this.roster = roster;
    }

    /** Takes a presence, whose {@code from} is the session's. */
    void take(Session session, Xml presence) {
        String type = presence.attr("type").orElse("");
        Optional<Roster.Word> word = Roster.Word.ofType(type);
        if (word.isEmpty() && !TYPES.contains(type)) {
            session.reply(StanzaError.BAD_REQUEST.replyTo(presence));
            return;
        }
        Optional<String> to = presence.attr("to");
        if (to.isEmpty()) {
            own(session, presence, type);
            return;
        }
        Optional<DialogId> room = to.flatMap(addresses::dialogOf);
        try {
            if (room.isPresent()) {
                inRoom(session, room.get(), presence, type);
            } else if (word.isPresent()) {
                roster.tell(session, word.get(), to.get());
            }
        } catch (StanzaRefused refused) {
            session.reply(refused.error().replyTo(presence));
        } catch (Refused refused) {
            session.reply(StanzaRefused.of(refused).replyTo(presence));
        }
    }

    private void own(Session session, Xml presence, String type) {
        if (type.equals(UNAVAILABLE)) {
            session.depart();
            rooms.leaveAll(session);
            presences.left(session);
            return;
        }
        if (!type.isEmpty()) {
            return;
        }
        Xml echo = presence.attr("id", null).attr("to", addresses.user(session.user()));
        boolean first = mailroom.came(session, echo);
        presences.came(session, presence);
        if (first) {
            roster.came(session);
        }
    }

    private void inRoom(Session session, DialogId room, Xml presence, String type) {
        if (type.equals(UNAVAILABLE)) {
            rooms.leave(session, room, presence.attr("id").orElse(null));
        } else if (type.isEmpty()) {
            rooms.join(session, room, presence);
        }
    }
}
