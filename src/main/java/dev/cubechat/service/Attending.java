package dev.cubechat.service;

import dev.cubechat.model.Failure;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.LastActivity;
import dev.cubechat.wire.xmpp.MobileMode;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.XmppConnection;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells every new stream whom we watch and whether anybody looks at this device: the server forgets
 * both with the stream (protocol page xmpp.md, sections 20.2 and 21). Used by one thread.
 */
final class Attending {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<UserId> watched;
    private final boolean inactive;
    private final LastActivity stanzas;
    private final XmppConnection connection;
    private final Consumer<String> trace;

    Attending(
            List<UserId> watched,
            boolean inactive,
            LastActivity stanzas,
            XmppConnection connection,
            Consumer<String> trace) {
        this.watched = List.copyOf(watched);
        this.inactive = inactive;
        this.stanzas = stanzas;
        this.connection = connection;
        this.trace = trace;
    }

    /**
     * A new stream is ready.
     *
     * @throws Failure where the server refuses it; its silence is not a refusal (section 29)
     */
    void begin() {
        for (UserId user : watched) {
            tell(stanzas.watch(user, true));
        }
        resumed();
    }

    /** The same stream goes on; it still knows whom we watch. */
    void resumed() {
        if (inactive) {
            tell(MobileMode.set(true));
        }
    }

    private void tell(Xml order) {
        try {
            connection.request(order, PATIENCE);
        } catch (Failure failure) {
            switch (failure.kind()) {
                case TIMED_OUT, UNREACHABLE, OUTCOME_UNKNOWN ->
                        trace.accept("no answer from the chat server: " + failure.sentence());
                default -> throw failure;
            }
        }
    }
}
