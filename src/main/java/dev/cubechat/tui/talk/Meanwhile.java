package dev.cubechat.tui.talk;

import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of messages of a dialog while a page of history was on its way. The page may have
 * been read before, and does not undo that; what is deleted never comes back.
 */
final class Meanwhile {
    private static final int MOST_DELETED = 1_000;

    /** What was deleted, and whether without a trace. */
    private final LinkedHashMap<MessageId, Boolean> deleted = new LinkedHashMap<>();

    private final Map<MessageId, String> edited = new HashMap<>();
    private final Set<MessageId> reacted = new HashSet<>();

    /** What was said where the window does not reach the newest. */
    private final List<Post> said = new ArrayList<>();

    private boolean awaitsPage;

    void awaitsPage(boolean is) {
        awaitsPage = is;
        if (!is) {
            edited.clear();
            reacted.clear();
            said.clear();
        }
    }

    void deleted(MessageId id, boolean withoutTrace) {
        deleted.merge(id, withoutTrace, Boolean::logicalOr);
        if (deleted.size() > MOST_DELETED) {
            deleted.pollFirstEntry();
        }
    }

    boolean isDeleted(MessageId id) {
        return deleted.containsKey(id);
    }

    /** Whether not even its place stays. */
    boolean leftNoTrace(MessageId id) {
        return deleted.getOrDefault(id, false);
    }

    void said(Post post) {
        if (awaitsPage) {
            said.add(post);
        }
    }

    List<Post> said() {
        return List.copyOf(said);
    }

    void edited(MessageId id, String text) {
        if (awaitsPage) {
            edited.put(id, text);
        }
    }

    void reacted(MessageId id) {
        if (awaitsPage) {
            reacted.add(id);
        }
    }

    /**
     * A message of a page as it is now.
     *
     * @param known the same as it is at hand; null where it is not
     */
    Post now(Post post, @Nullable Post known) {
        if (isDeleted(post.id())) {
            return post.asDeleted();
        }
        String text = edited.get(post.id());
        Post now = text == null ? post : post.edited(text);
        return known != null && reacted.contains(post.id())
                ? now.withReactions(known.reactions())
                : now;
    }
}
