package dev.cubechat.service;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Message;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Xml;

import java.util.Optional;

/**
 * Says which arrivals their senders want to hear of (protocol page xmpp.md, section 7.2): messages
 * of others that are markable; never one's own, which come back from rooms and other devices.
 */
final class Delivering {
    private final Stanzas stanzas;
    private final UserId me;

    Delivering(Stanzas stanzas, UserId me) {
        this.stanzas = stanzas;
        this.me = me;
    }

    /** The receipt that is due for this event. */
    Optional<Xml> receipt(ChatEvent event) {
        if (!(event instanceof ChatEvent.Arrived arrived)
                || !arrived.markable()
                || arrived.message().senderId().equals(me)) {
            return Optional.empty();
        }
        Message message = arrived.message();
        return Optional.of(
                stanzas.writer()
                        .received(
                                stanzas.nextId(),
                                message.senderId(),
                                message.dialogId(),
                                message.id()));
    }
}
