package dev.cubechat.service.follow;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Message;
import dev.cubechat.service.message.Delivering;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.XmppConnection;

import java.util.Optional;
import java.util.function.Consumer;

/** Tells senders over one connection that their messages arrived. Used by one thread. */
public final class Acknowledging {
    private final Delivering delivering;
    private final XmppConnection connection;
    private final Consumer<String> trace;

    public Acknowledging(Delivering delivering, XmppConnection connection, Consumer<String> trace) {
        this.delivering = delivering;
        this.connection = connection;
        this.trace = trace;
    }

    /** Something came. */
    void came(ChatEvent event) {
        send(delivering.receipt(event));
    }

    /** A message was found in history. */
    void found(Message message) {
        send(delivering.lateReceipt(message));
    }

    private void send(Optional<Xml> due) {
        due.ifPresent(
                receipt ->
                        connection
                                .send(receipt)
                                .exceptionally(
                                        lost -> {
                                            trace.accept("receipt not sent: " + lost);
                                            return null;
                                        }));
    }
}
