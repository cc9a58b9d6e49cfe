package dev.cubechat.xmpp;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.wire.xmpp.MalformedStanza;
import dev.cubechat.wire.xmpp.Payload;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Tells what became of the messages that a person sent; of typing and receipts nobody is told. Safe
 * for threads.
 */
final class OwnMessages {
    private final Events events;
    private final Consumer<String> trace;

    OwnMessages(Events events, Consumer<String> trace) {
        this.events = events;
        this.trace = trace;
    }

    /** The server has this one. */
    void sent(Xml stanza) {
        tell(stanza, ChatEvent.Acknowledged::new);
    }

    /** Nobody knows whether the server has this one. */
    void lost(Xml stanza) {
        tell(stanza, ChatEvent.Lost::new);
    }

    private void tell(Xml stanza, BiFunction<MessageId, @Nullable DialogId, ChatEvent> event) {
        try {
            if (stanza.name().equals("message")
                    && stanza.attr("id").isPresent()
                    && Payload.read(stanza) instanceof Payload.Content content) {
                ChatEvent news =
                        event.apply(
                                new MessageId(stanza.attr("id").get()), content.extra().dialogId());
                events.post(listener -> listener.event(news));
            }
        } catch (MalformedStanza own) {
            trace.accept("xmpp: sent a strange stanza, " + own.getMessage());
        }
    }
}
