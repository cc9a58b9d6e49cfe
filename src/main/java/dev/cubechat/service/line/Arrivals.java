package dev.cubechat.service.line;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.Listener;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What those who have something to say care about of all that arrives: who asks to be a contact,
 * and which requests of ours were refused. Messages that arrive meanwhile are in history. The
 * connection's thread tells it, others ask it.
 */
public final class Arrivals implements Listener {
    private static final Set<String> ANSWERS = Set.of("subscribed", "unsubscribed");

    private final Addresses addresses;
    private final Set<UserId> asking = new LinkedHashSet<>();
    private final Map<UserId, StanzaError> refusals = new HashMap<>();
    private final Map<String, CompletableFuture<Void>> fences = new HashMap<>();

    public Arrivals(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public synchronized void event(ChatEvent event) {
        if (event instanceof ChatEvent.ContactRequested request) {
            asking.add(request.userId());
        }
    }

    @Override
    public synchronized void stanza(Xml stanza) {
        String id = stanza.attr("id").orElse("");
        CompletableFuture<Void> fence = fences.remove(id);
        if (fence != null) {
            fence.complete(null);
        }
        if (stanza.name().equals("presence")) {
            Optional<UserId> from = stanza.attr("from").flatMap(addresses::userOf);
            Optional<StanzaError> error = StanzaError.read(stanza);
            if (from.isPresent() && error.isPresent()) {
                refusals.put(from.get(), error.get());
            }
        }
    }

    /** What was known of whom this goes to is out of date. */
    synchronized void saying(Xml stanza) {
        Optional<UserId> to = stanza.attr("to").flatMap(addresses::userOf);
        if (stanza.name().equals("presence") && to.isPresent()) {
            refusals.remove(to.get());
            if (stanza.attr("type").filter(ANSWERS::contains).isPresent()) {
                asking.remove(to.get());
            }
        }
    }

    /** Completes when a stanza with this id has been told, and so all that came before it. */
    synchronized CompletableFuture<Void> fence(String id) {
        return fences.computeIfAbsent(id, key -> new CompletableFuture<>());
    }

    /** Who has asked to be a contact and waits for an answer, in the order of arrival. */
    public synchronized Set<UserId> asking() {
        return new LinkedHashSet<>(asking);
    }

    /** Why a presence to this person was refused, where it was. */
    public synchronized Optional<StanzaError> refusal(UserId user) {
        return Optional.ofNullable(refusals.get(user));
    }
}
