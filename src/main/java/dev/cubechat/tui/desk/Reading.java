package dev.cubechat.tui.desk;

import dev.cubechat.model.MessageId;
import dev.cubechat.tui.talk.Post;

/** Where in a dialog a person reads: told by what stands at the bottom. */
public sealed interface Reading {
    /** At the newest message, whichever that is. */
    record Newest() implements Reading {}

    /**
     * At this message, or at the next one where it is gone.
     *
     * @param below how many of its rows are below the edge
     */
    record At(MessageId message, long dateSent, int below) implements Reading {
        public static At of(Post post, int below) {
            return new At(post.id(), post.dateSent(), below);
        }
    }
}
