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

import java.util.List;
import java.util.Optional;

/** Says what the server and its rooms are and have (XEP-0030; xmpp.md, section 14.3). */
final class Discovery {
    private final World world;
    private final Addresses addresses;
    private final Rooms rooms;

    Discovery(World world, Addresses addresses, Rooms rooms) {
        this.world = world;
        this.addresses = addresses;
        this.rooms = rooms;
    }

    /** What someone is and can do. */
    Optional<Xml> info(Asked asked) {
        Xml query =
                Xml.of("query", Ns.DISCO_INFO)
                        .attr("node", asked.payload().attributes().get("node"));
        Optional<DialogId> room = asked.room();
        if (room.isPresent()) {
            checkRoom(asked.session().user(), room.get());
            return Optional.of(
                    described(
                            query,
                            "conference",
                            "text",
                            "Dialog",
                            List.of(Ns.MUC, Ns.DISCO_ITEMS)));
        }
        if (asked.ofRooms()) {
            return Optional.of(
                    described(
                            query,
                            "conference",
                            "text",
                            "Dialogs",
                            List.of(Ns.MUC, Ns.DISCO_ITEMS)));
        }
        if (asked.ofSelf()) {
            return Optional.of(described(query, "account", "registered", "Account", List.of()));
        }
        if (asked.ofServer()) {
            List<String> can = List.of(Ns.DISCO_ITEMS, Ns.CARBONS, Ns.PING, Ns.ROSTER);
            return Optional.of(described(query, "server", "im", "App Chat (SANDBOX)", can));
        }
        throw new StanzaRefused(StanzaError.SERVICE_UNAVAILABLE);
    }

    /** The server has rooms, and a room has those who are present. */
    Optional<Xml> items(Asked asked) {
        Xml query = Xml.of("query", Ns.DISCO_ITEMS);
        Optional<DialogId> room = asked.room();
        if (room.isPresent()) {
            checkRoom(asked.session().user(), room.get());
            for (UserId user : rooms.present(room.get())) {
                query = query.child(item(addresses.occupant(room.get(), user)));
            }
            return Optional.of(query);
        }
        if (asked.ofSelf() || asked.ofRooms()) {
            return Optional.of(query);
        }
        if (asked.ofServer()) {
            return Optional.of(query.child(item(addresses.mucDomain())));
        }
        throw new StanzaRefused(StanzaError.SERVICE_UNAVAILABLE);
    }

    private void checkRoom(UserId user, DialogId room) {
        DialogFacts dialog =
                world.dialogs()
                        .facts(room)
                        .filter(found -> found.type() != DialogType.PRIVATE)
                        .orElseThrow(() -> new StanzaRefused(StanzaError.ITEM_NOT_FOUND));
        if (!dialog.admits(user)) {
            throw new StanzaRefused(StanzaError.FORBIDDEN);
        }
    }

    private static Xml described(
            Xml query, String category, String type, String name, List<String> features) {
        Xml described =
                query.child(
                                Xml.of("identity", Ns.DISCO_INFO)
                                        .attr("category", category)
                                        .attr("type", type)
                                        .attr("name", name))
                        .child(feature(Ns.DISCO_INFO));
        for (String feature : features) {
            described = described.child(feature(feature));
        }
        return described;
    }

    private static Xml feature(String namespace) {
        return Xml.of("feature", Ns.DISCO_INFO).attr("var", namespace);
    }

    private static Xml item(String jid) {
        return Xml.of("item", Ns.DISCO_ITEMS).attr("jid", jid);
    }
}
