package dev.cubechat.service.follow;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Contact;
import dev.cubechat.model.Failure;
import dev.cubechat.wire.xmpp.Roster;
import dev.cubechat.xmpp.XmppConnection;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The contact list as the server has it, on a connection that is followed. Used by one thread. */
final class ContactBook {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final boolean wanted;
    private final Roster stanzas;
    private final XmppConnection connection;
    private final Consumer<String> trace;

    /**
     * @param wanted whether {@link #addTo} adds it
     */
    ContactBook(boolean wanted, Roster stanzas, XmppConnection connection, Consumer<String> trace) {
        this.wanted = wanted;
        this.stanzas = stanzas;
        this.connection = connection;
        this.trace = trace;
    }

    /**
     * All contacts.
     *
     * @throws Failure where the server does not say
     */
    List<Contact> read() {
        return stanzas.read(connection.request(stanzas.ask(), PATIENCE));
    }

    /** The event with the contact list, where it tells of a connection that is ready. */
    ChatEvent addTo(ChatEvent event) {
        if (!wanted
                || !(event instanceof ChatEvent.State state)
                || state.state() != ConnectionState.READY) {
            return event;
        }
        try {
            return state.with(read());
        } catch (Failure failure) {
            switch (failure.kind()) {
                case TIMED_OUT, UNREACHABLE, OUTCOME_UNKNOWN -> {
                    // The line is gone again; the next one that is ready brings the list.
                    trace.accept("the contact list is not known: " + failure.sentence());
                    return event;
                }
                default -> throw failure;
            }
        }
    }
}
