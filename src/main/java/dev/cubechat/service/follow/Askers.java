package dev.cubechat.service.follow;

import dev.cubechat.model.UserId;

import java.util.HashSet;
import java.util.Set;

/**
 * Knows who has asked to be a contact: until they have an answer the server tells of them on each
 * new stream again (protocol page xmpp.md, section 18.3). Who asks twice on one stream has had an
 * answer in between, maybe from another device. Used by one thread.
 */
final class Askers {
    private final Set<UserId> waiting = new HashSet<>();
    private final Set<UserId> onThisStream = new HashSet<>();

    /** The line is lost: what comes now may be of another stream, even before that is ready. */
    void lost() {
        onThisStream.clear();
    }

    /** Whether their request is a new one. */
    boolean isNews(UserId user) {
        boolean again = !onThisStream.add(user);
        return waiting.add(user) || again;
    }

    /** They have an answer, or want none any more. */
    void forget(UserId user) {
        waiting.remove(user);
        onThisStream.remove(user);
    }
}
