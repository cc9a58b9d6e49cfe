package dev.cubechat.tui.talk;

import dev.cubechat.model.MessageId;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** When messages destroy themselves. */
final class Dooms {
    private final Map<MessageId, Doom> dooms = new HashMap<>();

    private record Doom(Conversation where, Instant at) {}

    void add(MessageId id, Conversation where, Instant at) {
        dooms.put(id, new Doom(where, at));
    }

    Optional<Instant> next() {
        return dooms.values().stream().map(Doom::at).min(Comparator.naturalOrder());
    }

    /** Those whose time has come, which are forgotten here. */
    Map<MessageId, Conversation> until(Instant now) {
        if (dooms.isEmpty()) {
            return Map.of();
        }
        Map<MessageId, Conversation> due = new HashMap<>();
        dooms.forEach(
                (id, doom) -> {
                    if (!doom.at().isAfter(now)) {
                        due.put(id, doom.where());
                    }
                });
        dooms.keySet().removeAll(due.keySet());
        return due;
    }
}
