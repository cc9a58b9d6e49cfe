package dev.cubechat.service.message;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Message;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Xml;

import java.util.Optional;

/**
 * Says which arrivals their senders are to hear of (protocol page xmpp.md, section 7.2): messages
 * of others that are markable, or were found in history; never one's own, which come back from
 * rooms and other devices.
 */
public final class Delivering {
    private final Stanzas stanzas;
    private final UserId me;

    public Delivering(Stanzas stanzas, UserId me) {
        this.stanzas = stanzas;
        this.me = me;
    }

    /** The receipt that is due for this event. */
    public Optional<Xml> receipt(ChatEvent event) {
        if (!(event instanceof ChatEvent.Arrived arrived)
                || !arrived.markable()
                || arrived.message().senderId().equals(me)) {
            return Optional.empty();
        }
        return Optional.of(received(arrived.message()));
    }

    /**
     * The receipt that is due for a message found in history. History does not keep whether its
     * sender asks for one: so they get it, as they do from the newest of the official clients,
     * unless the service says that another device of ours has told them.
     */
    public Optional<Xml> lateReceipt(Message message) {
        return message.senderId().equals(me) || message.deliveredIds().contains(me)
                ? Optional.empty()
                : Optional.of(received(message));
    }

    private Xml received(Message message) {
        return stanzas.writer()
                .received(stanzas.nextId(), message.senderId(), message.dialogId(), message.id());
    }
}
