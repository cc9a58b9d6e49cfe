package dev.cubechat.service.follow;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.UserId;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Makes one coming and going of a contact's several devices (protocol page xmpp.md, section 18.7).
 * Used by one thread.
 */
final class Visitors {
    private final Map<UserId, Set<String>> here = new HashMap<>();

    /** A new stream begins: who is here is told anew. */
    void begin() {
        here.clear();
    }

    /** Whether this says something new of the contact: the first device came, or the last left. */
    boolean isNews(ChatEvent.ContactPresence presence) {
        Set<String> devices = here.computeIfAbsent(presence.userId(), user -> new HashSet<>());
        boolean before = !devices.isEmpty();
        if (presence.available()) {
            devices.add(presence.resource());
        } else if (presence.resource().isEmpty()) {
            devices.clear();
        } else {
            devices.remove(presence.resource());
        }
        return before == devices.isEmpty();
    }
}
