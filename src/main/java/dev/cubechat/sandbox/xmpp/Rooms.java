package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.DialogFacts;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who is present in which room (protocol page xmpp.md, section 14). Messages do not need that; it
 * is only for those who ask who else is there. Any thread may call it; it locks itself.
 */
final class Rooms {
    private static final String UNAVAILABLE = "unavailable";
    private final World world;
    private final Addresses addresses;
    private final Map<DialogId, Set<Session>> present = new TreeMap<>();
    private volatile boolean settlesJoins;

    Rooms(World world, Addresses addresses) {
        this.world = world;
        this.addresses = addresses;
    }

    /** From now on presences also have what SDK 4 to 6 read instead of the status. */
    void settleJoins() {
        settlesJoins = true;
    }

    /**
     * The session enters; all others hear of it, itself last.
     *
     * @param presence what it sent, whose id comes back
     * @throws StanzaRefused where it may not
     */
    void join(Session session, DialogId room, Xml presence) {
        DialogFacts dialog =
                world.dialogs()
                        .facts(room)
                        .orElseThrow(() -> new StanzaRefused(StanzaError.ITEM_NOT_FOUND));
        UserId user = session.user();
        if (dialog.type() == DialogType.PRIVATE || !dialog.admits(user)) {
            throw new StanzaRefused(StanzaError.FORBIDDEN);
        }
        String nick =
                presence.attr("to").flatMap(addresses::occupantOf).map(Object::toString).orElse("");
        if (!nick.equals(user.toString())) {
            throw new StanzaRefused(
                    new StanzaError(
                            406, "modify", "not-acceptable", "The nick must be your user id."));
        }
        enter(session, dialog, presence.attr("id").orElse(null));
    }

    private synchronized void enter(Session session, DialogFacts dialog, @Nullable String id) {
        Set<Session> here = present.computeIfAbsent(dialog.id(), room -> new LinkedHashSet<>());
        boolean known = users(here).contains(session.user());
        for (UserId other : users(here)) {
            if (!other.equals(session.user())) {
                send(session, presence(dialog, other, role(dialog, other)));
            }
        }
        if (!known) {
            Xml joined = presence(dialog, session.user(), role(dialog, session.user()));
            here.forEach(other -> send(other, joined));
        }
        here.add(session);
        Xml item = item(dialog, session.user(), role(dialog, session.user()));
        Xml self = x(item.attr("jid", session.jid()), "110");
        send(session, envelope(dialog.id(), session.user()).attr("id", id).child(self));
    }

    /** The session leaves, which it may do even where it was not. */
    void leave(Session session, DialogId room, @Nullable String id) {
        // Asked without the lock: the world may be waiting for it.
        DialogFacts dialog = world.dialogs().facts(room).orElse(null);
        if (dialog != null) {
            Xml self = x(item(dialog, session.user(), "none"), "110");
            send(session, gone(room, session.user()).attr("id", id).child(self));
        }
        remove(session, room, dialog);
    }

    /** The session is no more, or not available any longer (RFC 6121, section 4.6.3). */
    void leaveAll(Session session) {
        List<DialogId> rooms = roomsOf(session);
        for (DialogId room : rooms) {
            DialogFacts dialog = world.dialogs().facts(room).orElse(null);
            remove(session, room, dialog);
        }
    }

    /** People were taken out of a dialog, or left it; it no longer has them. */
    synchronized void removed(DialogFacts dialog, UserId by, List<UserId> who) {
        for (Session session : List.copyOf(present.getOrDefault(dialog.id(), Set.of()))) {
            if (who.contains(session.user())) {
                Xml item = Xml.of("item", Ns.MUC_USER).attr("affiliation", "none");
                item = item.attr("role", "none");
                boolean self = session.user().equals(by);
                if (!self) {
                    item = item.child(Xml.of("actor", Ns.MUC_USER).attr("jid", addresses.user(by)));
                }
                // The SDK reads only the first status.
                Xml x = self ? x(item, "110") : x(item, "301", "110");
                send(session, gone(dialog.id(), session.user()).child(x));
                remove(session, dialog.id(), dialog);
            }
        }
    }

    /** The people in a room. */
    synchronized List<UserId> present(DialogId room) {
        return users(present.getOrDefault(room, Set.of()));
    }

    private synchronized List<DialogId> roomsOf(Session session) {
        List<DialogId> rooms = new ArrayList<>();
        present.forEach(
                (room, here) -> {
                    if (here.contains(session)) {
                        rooms.add(room);
                    }
                });
        return rooms;
    }

    private synchronized void remove(Session session, DialogId room, @Nullable DialogFacts dialog) {
        Set<Session> here = present.getOrDefault(room, new LinkedHashSet<>());
        boolean was = here.remove(session);
        if (here.isEmpty()) {
            present.remove(room);
        }
        if (was && dialog != null && !users(here).contains(session.user())) {
            Xml left = gone(room, session.user()).child(x(item(dialog, session.user(), "none")));
            here.forEach(other -> send(other, left));
        }
    }

    private static List<UserId> users(Set<Session> sessions) {
        return sessions.stream().map(Session::user).distinct().toList();
    }

    private static void send(Session session, Xml presence) {
        session.deliver(Parcel.passing(presence.attr("to", session.jid())));
    }

    private Xml presence(DialogFacts dialog, UserId who, String role) {
        return envelope(dialog.id(), who).child(x(item(dialog, who, role)));
    }

    private Xml envelope(DialogId room, UserId who) {
        return Xml.of("presence", Ns.CLIENT).attr("from", addresses.occupant(room, who));
    }

    private Xml gone(DialogId room, UserId who) {
        return envelope(room, who).attr("type", UNAVAILABLE);
    }

    private Xml x(Xml item, String... statuses) {
        Xml x = Xml.of("x", Ns.MUC_USER).child(item);
        for (String status : statuses) {
            x = x.child(Xml.of("status", Ns.MUC_USER).attr("code", status));
        }
        return settlesJoins && statuses.length > 0 ? x.child(misread(statuses[0])) : x;
    }

    /** SDK 4 to 6 look for the status in an element that is called {@code xmlns}. */
    private static Xml misread(String status) {
        return Xml.of("xmlns", Ns.MUC_USER).child(Xml.of("code", Ns.MUC_USER).text(status));
    }

    private static Xml item(DialogFacts dialog, UserId who, String role) {
        String affiliation =
                dialog.isOwnedBy(who) ? "owner" : dialog.isRuledBy(who) ? "admin" : "member";
        return Xml.of("item", Ns.MUC_USER).attr("affiliation", affiliation).attr("role", role);
    }

    private static String role(DialogFacts dialog, UserId who) {
        return dialog.isRuledBy(who) ? "moderator" : "participant";
    }
}
