package dev.cubechat.xmpp;

import dev.cubechat.wire.xmpp.Jid;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

/**
 * Word that a stanza of ours was refused (xmpp.md, section 17). The server says so: in its own
 * name, in that of our account, or in that of whom the stanza was for. A device of somebody, who
 * has seen the id, may send the like; that is no refusal.
 *
 * @param id the refused stanza's
 * @param from null where it does not say, and so comes from our server
 * @param mine the bare address of our account
 */
record Rejection(String id, @Nullable String from, String mine) {
    /** What this error says; it has an id. */
    static Rejection of(Xml error, String mine) {
        return new Rejection(error.attr("id").orElse(""), error.attr("from").orElse(null), mine);
    }

    /** Whether it is this stanza that was refused. */
    boolean isOf(RawStanza stanza) {
        return stanza.hasId(id) && speaksFor(stanza.to().orElse(mine));
    }

    private boolean speaksFor(String to) {
        if (from == null || from.equalsIgnoreCase(to)) {
            return true;
        }
        Jid by = Jid.parse(from);
        Jid target = Jid.parse(to);
        Jid me = Jid.parse(mine);
        if (by.local().isEmpty()) {
            return by.domain().equalsIgnoreCase(me.domain())
                    || by.domain().equalsIgnoreCase(target.domain());
        }
        return by.resource().isEmpty()
                && (from.equalsIgnoreCase(target.bare()) || from.equalsIgnoreCase(mine));
    }

    /** Whether a room says so: rooms have a domain of their own. */
    boolean isByRoom() {
        return from != null && !Jid.parse(from).domain().equalsIgnoreCase(Jid.parse(mine).domain());
    }

    /** Whether somebody's device says so, and no server. */
    boolean isByDevice() {
        Jid by = Jid.parse(from == null ? "" : from);
        return !by.local().isEmpty() && !by.resource().isEmpty();
    }
}
