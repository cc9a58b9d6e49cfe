package dev.cubechat.xmpp;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Failure;
import dev.cubechat.wire.xmpp.Inbound;
import dev.cubechat.wire.xmpp.MalformedStanza;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.wire.xmpp.XmlText;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes every stanza that arrives, on Smack's reader thread: answers requests, hands on answers,
 * and makes events of the rest. Of a message that cannot be read the listener is told that there
 * was one, and the trace why.
 */
final class Inbox implements DirectTlsConnection.Arrivals {
    private final Requests requests;
    private final Answers answers;
    private final Outbox outbox;
    private final Events events;
    private final Consumer<String> trace;
    private final String me;
    private volatile Inbound inbound;

    /**
     * Takes nothing yet.
     *
     * @param me the bare address of our account
     */
    Inbox(
            String me,
            Inbound inbound,
            Requests requests,
            Answers answers,
            Outbox outbox,
            Events events,
            Consumer<String> trace) {
        this.me = me;
        this.inbound = inbound;
        this.requests = requests;
        this.answers = answers;
        this.outbox = outbox;
        this.events = events;
        this.trace = trace;
    }

    /** From now on stanzas are read as those of another resource. */
    void readAs(Inbound other) {
        inbound = other;
    }

    @Override
    public void unreadable() {
        events.post(Listener::unreadable);
    }

    @Override
    public boolean take(Xml stanza, int length) {
        try {
            if (stanza.name().equals("iq")) {
                return takeIq(stanza, length);
            }
            tell(stanza, length, takeError(stanza));
        } catch (RuntimeException bug) {
            passOver(stanza, bug.toString());
        }
        return true;
    }

    private boolean takeIq(Xml iq, int length) {
        return switch (iq.attr("type").orElse("")) {
            case "get", "set" -> {
                outbox.answer(new RawStanza(answers.to(iq)));
                event(iq).ifPresent(this::post);
                yield true;
            }
            default -> {
                if (requests.answered(iq)) {
                    yield true;
                }
                if (iq.attr("from").isPresent() && iq.elements().findAny().isPresent()) {
                    tell(iq, length, true);
                }
                yield false;
            }
        };
    }

    /** Takes what is a refusal; false where it looks like one of a message, and is none. */
    private boolean takeError(Xml stanza) {
        Optional<StanzaError> error = StanzaError.read(stanza);
        if (error.isEmpty()) {
            return true;
        }
        boolean message = stanza.name().equals("message");
        Rejection rejection = Rejection.of(stanza, me);
        Failure why =
                Refusal.of(
                        error.get(),
                        message ? "The message" : "Being present there",
                        !rejection.isByRoom());
        boolean known = !rejection.id().isEmpty() && outbox.refused(rejection, why);
        boolean credible = known || !message || !rejection.isByDevice();
        if (!credible) {
            trace.accept("xmpp: passed over a refusal by no server: " + veiled(stanza));
        }
        return credible;
    }

    /** Both at once: who tells them is woken once for each stanza. */
    private void tell(Xml stanza, int length, boolean credible) {
        Optional<ChatEvent> event = credible ? event(stanza) : Optional.empty();
        events.post(listener -> listener.stanza(stanza), length);
        event.ifPresent(this::post);
    }

    private void post(ChatEvent event) {
        events.post(listener -> listener.event(event));
    }

    private Optional<ChatEvent> event(Xml stanza) {
        try {
            return inbound.read(stanza);
        } catch (MalformedStanza malformed) {
            passOver(stanza, malformed.getMessage());
        } catch (RuntimeException bug) {
            passOver(stanza, bug.toString());
        }
        return Optional.empty();
    }

    private void passOver(Xml stanza, @Nullable String why) {
        trace.accept("xmpp: passed over a stanza, " + why + ": " + veiled(stanza));
        if (stanza.name().equals("message") && !isOfPassing(stanza)) {
            events.post(Listener::unreadable);
        }
    }

    private static String veiled(Xml stanza) {
        return StanzaVeil.over(XmlText.write(stanza, Ns.CLIENT));
    }

    /** Whether history has nothing of it. */
    private static boolean isOfPassing(Xml message) {
        String type = message.attr("type").orElse("");
        return type.equals("error") || type.equals("headline");
    }
}
