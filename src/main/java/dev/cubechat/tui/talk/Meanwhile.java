package dev.cubechat.tui.talk;

import dev.cubechat.model.MessageId;

import java.util.HashMap;
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
    private boolean awaitsPage;

    void awaitsPage(boolean is) {
        awaitsPage = is;
        if (!is) {
            edited.clear();
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

    /** A message of a page as it is now. */
    Post now(Post post) {
        if (isDeleted(post.id())) {
            return post.asDeleted();
        }
        String text = edited.get(post.id());
        return text == null ? post : post.edited(text);
    }
}
