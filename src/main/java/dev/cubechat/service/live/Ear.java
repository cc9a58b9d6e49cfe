package dev.cubechat.service.live;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.service.line.Arrivals;
import dev.cubechat.service.line.Inlet;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.Listener;

import java.time.Duration;
import java.util.function.Consumer;

/** Hears all that one connection tells, and hands each thing to whom it is for. */
record Ear(Inlet inlet, Arrivals arrivals, Consumer<Duration> onWaiting) implements Listener {
    @Override
    public void event(ChatEvent event) {
        arrivals.event(event);
        inlet.event(event);
    }

    @Override
    public void stanza(Xml stanza) {
        arrivals.stanza(stanza);
    }

    @Override
    public void unreadable() {
        inlet.unreadable();
    }

    @Override
    public void waiting(Duration pause) {
        onWaiting.accept(pause);
    }
}
