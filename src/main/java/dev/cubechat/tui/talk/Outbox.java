package dev.cubechat.tui.talk;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person said that the server does not have yet, in the order in which it was said. */
public final class Outbox {
    private final Map<MessageId, Outgoing> all = new LinkedHashMap<>();

    /**
     * A message of ours, and all that sending it again takes.
     *
     * @param file the path of a file that goes with it; null where none does
     * @param type the word for what that is; null to tell by the file
     */
    public record Outgoing(
            DialogId dialog, Draft draft, @Nullable String file, @Nullable String type) {
        public MessageId id() {
            return draft.id();
        }
    }

    void add(Outgoing one) {
        all.put(one.id(), one);
    }

    Optional<Outgoing> remove(MessageId id) {
        return Optional.ofNullable(all.remove(id));
    }

    public Optional<Outgoing> find(MessageId id) {
        return Optional.ofNullable(all.get(id));
    }

    public boolean has(MessageId id) {
        return all.containsKey(id);
    }

    List<Outgoing> all() {
        return List.copyOf(all.values());
    }
}
