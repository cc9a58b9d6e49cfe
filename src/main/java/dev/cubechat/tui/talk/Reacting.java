package dev.cubechat.tui.talk;

import dev.cubechat.model.Reactions;
import dev.cubechat.text.TerminalText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts reactions as they come and go; one's own only once, however often one is told of it. */
final class Reacting {
    private Reacting() {}

    static Post to(Post post, boolean own, @Nullable String added, @Nullable String removed) {
        if (post.deleted()) {
            return post;
        }
        List<String> mine = new ArrayList<>(post.reactions().own());
        Map<String, Long> total = new LinkedHashMap<>(post.reactions().total());
        if (removed != null) {
            String emoji = TerminalText.line(removed);
            if (!own || mine.remove(emoji)) {
                total.computeIfPresent(emoji, (same, count) -> count > 1 ? count - 1 : null);
            }
        }
        if (added != null) {
            String emoji = TerminalText.line(added);
            if (!own || !mine.contains(emoji)) {
                total.merge(emoji, 1L, Long::sum);
            }
            if (own && !mine.contains(emoji)) {
                mine.add(emoji);
            }
        }
        return post.withReactions(new Reactions(mine, total));
    }
}
