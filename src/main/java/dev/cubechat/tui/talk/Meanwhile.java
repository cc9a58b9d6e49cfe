package dev.cubechat.tui.talk;

import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What became of messages of a dialog while a page of history was on its way. The page may have
 * been read before, and does not undo that; what is deleted never comes back.
 */
final class Meanwhile {
    private static final int MOST_DELETED = 1_000;

    private final Set<MessageId> deleted = new LinkedHashSet<>();
    private final Map<MessageId, String> edited = new HashMap<>();
    private final Set<MessageId> reacted = new HashSet<>();
    private boolean awaitsPage;

    void awaitsPage(boolean is) {
        awaitsPage = is;
        if (!is) {
            edited.clear();
            reacted.clear();
        }
    }

    void deleted(MessageId id) {
        deleted.add(id);
        if (deleted.size() > MOST_DELETED) {
            Iterator<MessageId> oldest = deleted.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    boolean isDeleted(MessageId id) {
        return deleted.contains(id);
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
