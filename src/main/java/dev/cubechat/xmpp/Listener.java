package dev.cubechat.xmpp;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.wire.xmpp.Xml;

/**
 * Is told what happens on the connection: on one thread, one thing at a time, in order. It may send
 * and ask from that thread, but while it waits, nothing else is told.
 */
public interface Listener {

    void event(ChatEvent event);

    /** A message or presence as it came, before the event that it became, if it became one. */
    default void stanza(Xml stanza) {}
}
