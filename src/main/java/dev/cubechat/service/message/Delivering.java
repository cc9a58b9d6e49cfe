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
    private final Wanted wanted;

    /** Who is to hear. */
    public enum Wanted {
        NOBODY,
        /** Senders of messages that ask for it. */
        WHO_ASKS,
        /** Also those whose apps never ask, as with the newest JavaScript SDK. */
        EVERYBODY
    }

    public Delivering(Stanzas stanzas, UserId me, Wanted wanted) {
        this.stanzas = stanzas;
        this.me = me;
        this.wanted = wanted;
    }

    /** The receipt that is due for this event. */
    public Optional<Xml> receipt(ChatEvent event) {
        if (!(event instanceof ChatEvent.Arrived arrived)
                || !isDue(arrived.markable())
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
        return wanted == Wanted.NOBODY
                        || message.senderId().equals(me)
                        || message.deliveredIds().contains(me)
                ? Optional.empty()
                : Optional.of(received(message));
    }

    private boolean isDue(boolean markable) {
        return switch (wanted) {
            case NOBODY -> false;
            case WHO_ASKS -> markable;
            case EVERYBODY -> true;
        };
    }

    private Xml received(Message message) {
        return stanzas.writer()
                .received(stanzas.nextId(), message.senderId(), message.dialogId(), message.id());
    }
}
