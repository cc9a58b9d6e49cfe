package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Way;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.xmpp.LastActivity;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

import java.time.Duration;
import java.util.Optional;

/**
 * Says how long ago people were in the chat, and lets clients watch them (protocol page xmpp.md,
 * section 20). Anyone in the application may ask about anyone.
 */
final class LastSeen {
    /** What is said of someone who has left this very second, for 0 means online. */
    static final long JUST_NOW = 1;

    private final World world;
    private final SessionBook sessions;
    private final Watchers watchers;
    private final Barrier barrier;
    private final LastActivity stanzas;

    LastSeen(
            World world,
            SessionBook sessions,
            Watchers watchers,
            Barrier barrier,
            LastActivity stanzas) {
        this.world = world;
        this.sessions = sessions;
        this.watchers = watchers;
        this.barrier = barrier;
        this.stanzas = stanzas;
    }

    /** Answers who asks once. */
    Optional<Xml> ask(Asked asked) {
        if (asked.set()) {
            throw new StanzaRefused(StanzaError.NOT_ALLOWED);
        }
        UserId user = asked.user().orElseThrow(() -> new StanzaRefused(StanzaError.ITEM_NOT_FOUND));
        check(asked.session(), user);
        return Optional.of(LastActivity.query(seconds(user)));
    }

    /** Begins or ends watching. */
    Optional<Xml> watch(Asked asked) {
        if (!asked.set() || !asked.payload().name().equals("subscribe")) {
            throw new StanzaRefused(StanzaError.BAD_REQUEST);
        }
        UserId user =
                stanzas.watched(asked.payload())
                        .orElseThrow(() -> new StanzaRefused(StanzaError.ITEM_NOT_FOUND));
        check(asked.session(), user);
        if (LastActivity.wanted(asked.payload())) {
            watchers.watch(asked.session(), user);
        } else {
            watchers.unwatch(asked.session(), user);
        }
        return IqHandler.DONE;
    }

    private long seconds(UserId user) {
        if (!sessions.available(user).isEmpty()) {
            return 0;
        }
        Duration since =
                world.activity()
                        .since(user)
                        .orElseThrow(
                                () ->
                                        new StanzaRefused(
                                                StanzaError.ITEM_NOT_FOUND.saying(
                                                        "The user was never in the chat.")));
        return Math.max(JUST_NOW, since.toSeconds());
    }

    private void check(Session session, UserId user) {
        if (!world.people().exists(user)) {
            throw new StanzaRefused(StanzaError.ITEM_NOT_FOUND);
        }
        barrier.check(session, user, Way.IQ_IN);
    }
}
