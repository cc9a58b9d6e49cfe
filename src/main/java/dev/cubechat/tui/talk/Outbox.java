package dev.cubechat.tui.talk;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person said that the server does not have yet, in the order in which it was said. */
public final class Outbox {
    private final Map<MessageId, Outgoing> all = new LinkedHashMap<>();
    private final Map<MessageId, Fate> fates = new HashMap<>();

    /** Why those were not sent that were not, as it was told last. */
    private final Map<MessageId, String> troubles = new HashMap<>();

    /** What became of one that the server may not have. */
    private enum Fate {
        /** It was not sent, for certain. */
        FAILED,
        /** Whether the server has it is known to nobody. */
        DOUBTFUL
    }

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
        forget(one.id());
        all.put(one.id(), one);
    }

    /** The same message, in its place, as it is now. */
    void now(Outgoing one) {
        all.replace(one.id(), one);
    }

    Optional<Outgoing> remove(MessageId id) {
        forget(id);
        return Optional.ofNullable(all.remove(id));
    }

    private void forget(MessageId id) {
        fates.remove(id);
        troubles.remove(id);
    }

    public Optional<Outgoing> find(MessageId id) {
        return Optional.ofNullable(all.get(id));
    }

    public boolean has(MessageId id) {
        return all.containsKey(id);
    }

    void failed(MessageId id, String why) {
        if (has(id)) {
            fates.putIfAbsent(id, Fate.FAILED);
            troubles.put(id, why);
        }
    }

    /** Why it was not sent, as far as is known; empty where it still may be. */
    Optional<String> trouble(MessageId id) {
        return Optional.ofNullable(troubles.get(id));
    }

    void doubted(MessageId id) {
        if (has(id)) {
            fates.put(id, Fate.DOUBTFUL);
        }
    }

    /** Whether it is certain that it was not sent. */
    boolean isUnsent(MessageId id) {
        return fates.get(id) == Fate.FAILED;
    }

    /** Whether nothing is known yet of some of them. */
    public boolean isAtWork() {
        return !fates.keySet().containsAll(all.keySet());
    }

    public List<Outgoing> all() {
        return List.copyOf(all.values());
    }
}
