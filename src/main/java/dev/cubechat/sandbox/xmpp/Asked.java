package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.Jid;
import dev.cubechat.wire.xmpp.Xml;

import java.util.Optional;

/**
 * A request of a client that the server itself answers.
 *
 * @param set whether it is to change something
 * @param payload the child that says what is wanted
 */
record Asked(Session session, Addresses addresses, Xml iq, boolean set, Xml payload) {

    /** Whether it is for the server or the user's own account. */
    boolean ofServer() {
        String to = iq.attr("to").map(jid -> Jid.parse(jid).bare()).orElse("");
        return to.isEmpty()
                || to.equalsIgnoreCase(addresses.domain())
                || to.equalsIgnoreCase(addresses.user(session.user()));
    }

    /** Whether it is for the user's own account. */
    boolean ofSelf() {
        return iq.attr("to").map(jid -> Jid.parse(jid).bare()).orElse("").contains("@")
                && ofServer();
    }

    boolean ofRooms() {
        return iq.attr("to").filter(addresses.mucDomain()::equalsIgnoreCase).isPresent();
    }

    /** The person whose account it is for; one's own where nobody is named. */
    Optional<UserId> user() {
        return iq.attr("to").isEmpty()
                ? Optional.of(session.user())
                : iq.attr("to").flatMap(addresses::userOf);
    }

    /** The dialog whose room it is for. */
    Optional<DialogId> room() {
        return iq.attr("to").flatMap(addresses::dialogOf);
    }
}
