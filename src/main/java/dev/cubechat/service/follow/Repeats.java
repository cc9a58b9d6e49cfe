package dev.cubechat.service.follow;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.MessageId;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Knows what has been told already: copies from other devices, a room's echo, what the server kept
 * while we were away and what history has of it. Used by one thread.
 *
 * <p>It remembers the last hundred thousand messages, for all that history had of a long absence
 * may come once more from what the server kept, and the last ten thousand other things.
 */
public final class Repeats {
    private static final int MESSAGES = 100_000;
    private static final int OTHERS = 10_000;

    private final Map<MessageId, Boolean> messages = lastOf(MESSAGES);

    /** Of each thing its latest state, so that going back to an earlier one is news. */
    private final Map<String, String> latest = lastOf(OTHERS);

    /** Whether this is news; it is none the next time. */
    boolean isNew(ChatEvent event) {
        if (event instanceof ChatEvent.Arrived arrived) {
            return messages.put(arrived.message().id(), true) == null;
        }
        return entry(event)
                .map(
                        entry ->
                                !entry.getValue()
                                        .equals(latest.put(entry.getKey(), entry.getValue())))
                .orElse(true);
    }

    private static <K, V> Map<K, V> lastOf(int count) {
        return new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > count;
            }
        };
    }

    private static Optional<Map.Entry<String, String>> entry(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Arrived e -> Optional.empty();
            case ChatEvent.Edited e ->
                    Optional.of(Map.entry("edit " + e.messageId(), e.body() + e.fields()));
            case ChatEvent.Deleted e -> Optional.of(Map.entry("delete " + e.messageId(), ""));
            case ChatEvent.Reacted e ->
                    Optional.of(
                            Map.entry(
                                    "reaction " + e.messageId() + " " + e.userId(),
                                    e.added() + " " + e.removed()));
            case ChatEvent.Delivered e ->
                    Optional.of(Map.entry("delivered " + e.messageId() + " " + e.userId(), ""));
            case ChatEvent.Read e ->
                    Optional.of(Map.entry("read " + e.messageId() + " " + e.userId(), ""));
            case ChatEvent.Typing e -> Optional.empty();
            case ChatEvent.Refused e -> Optional.empty();
            case ChatEvent.Acknowledged e -> Optional.empty();
            case ChatEvent.Lost e -> Optional.empty();
            case ChatEvent.Notice e ->
                    Optional.ofNullable(e.messageId())
                            .map(
                                    id ->
                                            Map.entry(
                                                    "system " + id + " " + e.userId(),
                                                    e.body() + " " + e.fields()));
            case ChatEvent.Joined e -> Optional.empty();
            case ChatEvent.Left e -> Optional.empty();
            case ChatEvent.Kicked e -> Optional.empty();
            case ChatEvent.ContactRequested e -> Optional.empty();
            case ChatEvent.ContactConfirmed e -> Optional.empty();
            case ChatEvent.ContactRejected e -> Optional.empty();
            case ChatEvent.ContactPresence e -> Optional.empty();
            case ChatEvent.LastActivity e -> Optional.empty();
            case ChatEvent.State e -> Optional.empty();
            case ChatEvent.Gap e -> Optional.empty();
            case ChatEvent.Heartbeat e -> Optional.empty();
        };
    }
}
