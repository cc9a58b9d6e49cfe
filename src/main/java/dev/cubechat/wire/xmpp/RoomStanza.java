package dev.cubechat.wire.xmpp;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.UserId;

import java.util.List;

/** Writes what enters, leaves and asks about rooms (protocol page xmpp.md, section 14). */
public final class RoomStanza {
    private final Addresses addresses;

    public RoomStanza(Addresses addresses) {
        this.addresses = addresses;
    }

    /** Enters a room, under one's number; its id is that of no other room's. */
    public Xml join(DialogId dialog, UserId me) {
        Xml history = Xml.of("history", Ns.MUC).attr("maxstanzas", "0");
        return Xml.of("presence", Ns.CLIENT)
                .attr("id", dialog + ":join")
                .attr("to", addresses.occupant(dialog, me))
                .child(Xml.of("x", Ns.MUC).child(history));
    }

    /** Leaves a room. */
    public Xml leave(DialogId dialog, UserId me) {
        return Xml.of("presence", Ns.CLIENT)
                .attr("to", addresses.occupant(dialog, me))
                .attr("type", "unavailable");
    }

    /** Asks who is in a room. */
    public Xml whoIsIn(DialogId dialog) {
        return Xml.of("iq", Ns.CLIENT)
                .attr("type", "get")
                .attr("to", addresses.room(dialog))
                .child(Xml.of("query", Ns.DISCO_ITEMS));
    }

    /** The people in the answer to {@link #whoIsIn}. */
    public List<UserId> readWhoIsIn(Xml answer) {
        return answer.find("query", Ns.DISCO_ITEMS).stream()
                .flatMap(Xml::elements)
                .flatMap(item -> item.attr("jid").stream())
                .flatMap(jid -> addresses.occupantOf(jid).stream())
                .distinct()
                .toList();
    }
}
