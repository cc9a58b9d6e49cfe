package dev.cubechat.service.follow;

import dev.cubechat.model.Contact;
import dev.cubechat.model.Failure;
import dev.cubechat.model.Subscription;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Roster;
import dev.cubechat.xmpp.XmppConnection;

import java.util.function.Consumer;

/**
 * Agrees at once where someone asks back whom we have asked before (protocol page xmpp.md, section
 * 18.3). Used by one thread.
 */
final class Welcoming {
    private final ContactBook contacts;
    private final Roster stanzas;
    private final XmppConnection connection;
    private final Consumer<String> trace;

    Welcoming(
            ContactBook contacts,
            Roster stanzas,
            XmppConnection connection,
            Consumer<String> trace) {
        this.contacts = contacts;
        this.stanzas = stanzas;
        this.connection = connection;
        this.trace = trace;
    }

    /** Whether the request of this person was answered here, so that nobody need hear of it. */
    boolean answered(UserId user) {
        try {
            boolean expected =
                    contacts.read().stream()
                            .filter(contact -> contact.subscription() == Subscription.TO)
                            .map(Contact::userId)
                            .anyMatch(user::equals);
            if (expected) {
                var unused = connection.send(stanzas.tell(Roster.Word.SUBSCRIBED, user));
            }
            return expected;
        } catch (Failure failure) {
            trace.accept("the contact list is not known: " + failure.sentence());
            return false;
        }
    }
}
