package dev.cubechat.service.follow;

import dev.cubechat.model.UserId;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Knows who has asked to be a contact: until they have an answer the server tells of them again
 * where a new stream begins (protocol page xmpp.md, section 18.3). Who asks at any other time has
 * had an answer in between, maybe from another device. Used by one thread.
 */
final class Askers {
    /** How long a new stream may take to bring what waited for it. */
    private static final Duration BEGINNING = Duration.ofMinutes(1);

    private final Set<UserId> waiting = new HashSet<>();
    private final Set<UserId> onThisStream = new HashSet<>();

    /** Who asked on the stream that was lost; it may go on yet. */
    private final Set<UserId> onTheOneBefore = new HashSet<>();

    private boolean lost;
    private Instant begun = Instant.MIN;

    /** The line is lost: what comes now may be of another stream, even before that is ready. */
    void lost() {
        if (!lost) {
            lost = true;
            onTheOneBefore.addAll(onThisStream);
            onThisStream.clear();
        }
    }

    /** The stream from before the loss goes on. */
    void resumed() {
        onThisStream.addAll(onTheOneBefore);
        goOn();
    }

    /** A new stream is ready. */
    void ready(Instant at) {
        begun = at;
        goOn();
    }

    private void goOn() {
        lost = false;
        onTheOneBefore.clear();
    }

    /** Whether their request is a new one. */
    boolean isNews(UserId user, Instant at) {
        boolean again = !onThisStream.add(user);
        return waiting.add(user) || again || !mayRepeat(at);
    }

    /** Whether the server may just be telling of those who asked before. */
    private boolean mayRepeat(Instant at) {
        return lost || at.minus(BEGINNING).isBefore(begun);
    }

    /** They have an answer, or want none any more. */
    void forget(UserId user) {
        waiting.remove(user);
        onThisStream.remove(user);
        onTheOneBefore.remove(user);
    }
}
