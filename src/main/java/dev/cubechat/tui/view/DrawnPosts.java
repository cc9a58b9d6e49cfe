package dev.cubechat.tui.view;

import dev.cubechat.model.MessageId;
import dev.cubechat.tui.talk.Post;
import dev.cubechat.tui.view.Pane.Line;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Messages as they were drawn lately: breaking text into lines is what costs most in a frame. A
 * message that is another one now, or looks otherwise, is drawn anew.
 */
final class DrawnPosts {
    private static final int MOST = 1_000;

    private final Map<MessageId, Drawn> drawn =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<MessageId, Drawn> eldest) {
                    return size() > MOST;
                }
            };

    /**
     * What a message was drawn from.
     *
     * @param before the one above it
     * @param quoted the one that it answers
     * @param look all else
     */
    private record Drawn(
            Post post, @Nullable Post before, @Nullable Post quoted, Object look, List<Line> rows) {
        @SuppressWarnings("ReferenceEquality") // a change makes another Post
        boolean isOf(Post one, @Nullable Post above, @Nullable Post answered, Object aLook) {
            return post == one && before == above && quoted == answered && look.equals(aLook);
        }
    }

    List<Line> get(
            Post post,
            @Nullable Post before,
            @Nullable Post quoted,
            Object look,
            Supplier<List<Line>> anew) {
        Drawn known = drawn.get(post.id());
        if (known != null && known.isOf(post, before, quoted, look)) {
            return known.rows();
        }
        List<Line> rows = anew.get();
        drawn.put(post.id(), new Drawn(post, before, quoted, look, rows));
        return rows;
    }
}
