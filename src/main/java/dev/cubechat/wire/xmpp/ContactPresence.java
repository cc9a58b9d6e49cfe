package dev.cubechat.wire.xmpp;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.UserId;

import java.util.Optional;

/**
 * Reads what presences of people say: requests to be contacts, the answers to them, and contacts
 * who come and go (protocol page xmpp.md, sections 18.2 to 18.7).
 */
final class ContactPresence {
    private final Addresses addresses;
    private final UserId me;

    ContactPresence(Addresses addresses, UserId me) {
        this.addresses = addresses;
        this.me = me;
    }

    Optional<ChatEvent> read(Xml presence) {
        String from = presence.attr("from").orElse("");
        return addresses
                .userOf(from)
                .filter(user -> !user.equals(me))
                .flatMap(user -> read(user, from, presence.attr("type").orElse("")));
    }

    private static Optional<ChatEvent> read(UserId user, String from, String type) {
        return switch (type) {
            case "" -> Optional.of(moved(user, from, true));
            case "unavailable" -> Optional.of(moved(user, from, false));
            case "subscribe" -> Optional.of(new ChatEvent.ContactRequested(user));
            case "subscribed" -> Optional.of(new ChatEvent.ContactConfirmed(user));
            case "unsubscribed" -> Optional.of(new ChatEvent.ContactRejected(user));
            default -> Optional.empty();
        };
    }

    private static ChatEvent moved(UserId user, String from, boolean available) {
        return new ChatEvent.ContactPresence(user, Jid.parse(from).resource(), available);
    }
}
