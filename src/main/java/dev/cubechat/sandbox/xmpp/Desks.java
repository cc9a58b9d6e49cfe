package dev.cubechat.sandbox.xmpp;

import dev.cubechat.wire.xmpp.Xml;

/** Who takes which stanza of a signed-in client. */
record Desks(MessageDesk messages, PresenceDesk presences, IqDesk iqs) {

    /** Takes a stanza, whose {@code from} is the session's. */
    void take(Session session, Xml stanza) {
        switch (stanza.name()) {
            case "message" -> messages.take(session, stanza);
            case "presence" -> presences.take(session, stanza);
            default -> iqs.take(session, stanza);
        }
    }
}
