package dev.cubechat.sandbox.xmpp;

import dev.cubechat.sandbox.world.Origin;
import dev.cubechat.wire.xmpp.Xml;

/** A change came as this stanza from this session. */
record SentBy(Session session, Xml stanza) implements Origin {}
