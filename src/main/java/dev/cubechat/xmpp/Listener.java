package dev.cubechat.xmpp;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.wire.xmpp.Xml;

import java.time.Duration;

/**
 * Is told what happens on the connection: on one thread, one thing at a time, in order. It may send
 * and ask from that thread, but while it waits, nothing else is told.
 */
public interface Listener {

    void event(ChatEvent event);

    /** A message or presence as it came, before the event that it became, if it became one. */
    default void stanza(Xml stanza) {}

    /** Something came that cannot be read; where it was a message, history may have it. */
    default void unreadable() {}

    /** The link is down, and this long nothing is tried. */
    default void waiting(Duration pause) {}
}
