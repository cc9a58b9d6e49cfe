package dev.cubechat.service.live;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.service.follow.Attending;
import dev.cubechat.service.follow.Feed;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.line.Stamped;
import dev.cubechat.service.message.Letter;
import dev.cubechat.service.message.Stanzas;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.LastActivity;
import dev.cubechat.wire.xmpp.MobileMode;
import dev.cubechat.wire.xmpp.RoomStanza;
import dev.cubechat.wire.xmpp.Xml;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A chat that stays: one connection over which a person hears and speaks, which they leave and come
 * back to as they like. What is said while there is none goes out later, once and in order ({@link
 * Outgoing}); what is missed meanwhile comes from history ({@link Staying}). Safe for threads.
 */
public final class LiveChat implements AutoCloseable {
    /** Is told what happens, by several threads; it must not keep them waiting for the network. */
    public interface Follower {
        void heard(Stamped stamped);

        /** The link is down, and nothing is tried until then. */
        void nextAttempt(Instant at);

        /** The connection did not come about, or was given up; {@link #connect} tries again. */
        void over(Failure why);
    }

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Feed feed;
    private final LiveLine line;
    private final Stanzas stanzas;
    private final Addresses addresses;
    private final Follower follower;
    private final Consumer<String> trace;
    private final Outgoing outgoing;
    private final Staying staying;
    private volatile boolean destroyed;

    public LiveChat(
            Feed feed,
            ListenRequest request,
            LiveLine line,
            Stanzas stanzas,
            Addresses addresses,
            Follower follower,
            Consumer<String> trace) {
        this.feed = feed;
        this.line = line;
        this.stanzas = stanzas;
        this.addresses = addresses;
        this.follower = follower;
        this.trace = trace;
        this.outgoing = new Outgoing(new Post(), this::tellOfOne, trace);
        this.staying = new Staying(feed, request, line, addresses, new Watcher(), trace);
    }

    /**
     * Connects, comes back, or tries at once where the link waits before its next attempt. What
     * comes of it is told to the follower.
     *
     * @throws Failure CONFLICT where the chat was destroyed
     */
    public void connect() {
        staying.connect();
    }

    /** Says goodbye to the server and stays away until {@link #connect}. */
    public void disconnect() {
        staying.leave();
    }

    /** Says goodbye for good. */
    public void destroy() {
        destroyed = true;
        if (!staying.leaveForGood()) {
            tellOfOne(
                    new ChatEvent.State(
                            ConnectionState.FORCE_CLOSED, ConnectionState.CLOSED, null));
        }
        outgoing.close();
    }

    /** What was said goes out, if it can be said at once; then goodbye. */
    @Override
    public void close() {
        try {
            if (staying.isUp()) {
                boolean ignored = outgoing.awaitEmpty(LAST_WORDS);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        boolean ignored = staying.leaveForGood();
        outgoing.close();
        // What it still asks must not outlive those whom it asks.
        staying.awaitEnd(LAST_WORDS);
    }

    /** Where the connection stands. */
    public ConnectionState state() {
        return staying.state();
    }

    /**
     * Sends a message, now or when there is a connection again.
     *
     * @return completes when the server has it; fails with a {@link Failure}
     */
    public CompletableFuture<Void> send(Dialog dialog, Draft draft) {
        Xml stanza = stanzas.writer().content(stanzas.addressOf(dialog), dialog.id(), draft);
        boolean kept = draft.save() && draft.selfDestroy() == null;
        return outgoing.add(
                new Letter(
                        draft.id(),
                        dialog.id(),
                        stanza,
                        kept ? Letter.InDoubt.LOOK_UP : Letter.InDoubt.TELL));
    }

    /** Gives a message a new text, after what was said before. */
    public CompletableFuture<Void> edit(
            Dialog dialog, MessageId message, String text, boolean last) {
        MessageId id = stanzas.nextId();
        return repeatable(
                id,
                dialog.id(),
                stanzas.writer()
                        .edit(id, stanzas.addressOf(dialog), dialog.id(), message, text, last));
    }

    /** Removes a message for everyone, after what was said before. */
    public CompletableFuture<Void> delete(Dialog dialog, MessageId message) {
        MessageId id = stanzas.nextId();
        return repeatable(
                id,
                dialog.id(),
                stanzas.writer().delete(id, stanzas.addressOf(dialog), dialog.id(), message));
    }

    /** Tells a sender that the person has read their message. */
    public CompletableFuture<Void> read(DialogId dialog, MessageId message, UserId sender) {
        MessageId id = stanzas.nextId();
        return repeatable(id, dialog, stanzas.writer().displayed(id, sender, dialog, message));
    }

    /** Tells the others that the person is writing, or has stopped; only while there is a link. */
    public void typing(Dialog dialog, boolean on) {
        staying.connection()
                .flatMap(
                        open ->
                                open.sendIfUp(
                                        stanzas.writer().typing(stanzas.addressOf(dialog), !on)))
                .ifPresent(sent -> sent.exceptionally(this::trace));
    }

    /** Enters the dialog's room, or leaves it. */
    public void join(DialogId dialog, boolean in) {
        UserId me = feed.me();
        RoomStanza rooms = new RoomStanza(addresses);
        line.send(List.of(in ? rooms.join(dialog, me) : rooms.leave(dialog, me)));
        staying.attending().join(dialog, in);
        tellOfOne(in ? new ChatEvent.Joined(dialog, me) : new ChatEvent.Left(dialog, me));
    }

    /** Who is in the dialog's room just now. */
    public List<UserId> online(DialogId dialog) {
        RoomStanza rooms = new RoomStanza(addresses);
        return rooms.readWhoIsIn(line.request(rooms.whoIsIn(dialog), PATIENCE));
    }

    /**
     * Asks to be told when they come and go, or no longer. Whether the service answers to that
     * nobody knows: its silence is no refusal (protocol page xmpp.md, section 29).
     *
     * @throws Failure where that is refused; then it is not asked for on later streams either
     */
    public void watch(UserId user, boolean on) {
        wish(
                on,
                new LastActivity(addresses).watch(user, on),
                () -> staying.attending().watch(user, on));
    }

    /**
     * Tells the server whether anybody looks at this device.
     *
     * @throws Failure as for {@link #watch}
     */
    public void active(boolean on) {
        wish(!on, MobileMode.set(!on), () -> staying.attending().inactive(!on));
    }

    /** What the server grants is noted for later streams; what is wished no longer, in any case. */
    private void wish(boolean on, Xml order, Runnable note) {
        if (!on) {
            note.run();
        }
        if (staying.isUp()) {
            tell(order);
        }
        if (on) {
            note.run();
        }
    }

    private void tell(Xml order) {
        try {
            line.request(order, Attending.PATIENCE);
        } catch (Failure failure) {
            if (!Attending.isSilence(failure)) {
                throw failure;
            }
            trace.accept("no answer from the chat server: " + failure.sentence());
        }
    }

    private CompletableFuture<Void> repeatable(MessageId id, DialogId dialog, Xml stanza) {
        return outgoing.add(new Letter(id, dialog, stanza, Letter.InDoubt.REPEAT));
    }

    private Stamped last(Stamped stamped) {
        return destroyed
                        && stamped.event() instanceof ChatEvent.State state
                        && state.state() == ConnectionState.CLOSED
                ? new Stamped(
                        stamped.at(),
                        new ChatEvent.State(
                                ConnectionState.FORCE_CLOSED, state.previous(), state.reason()))
                : stamped;
    }

    private void tellOfOne(ChatEvent event) {
        follower.heard(new Stamped(feed.clock().instant(), event));
    }

    private Void trace(Throwable lost) {
        trace.accept("not told: " + lost.getMessage());
        return null;
    }

    /** The connection as the outgoing letters see it. */
    private final class Post implements Outgoing.Post {
        @Override
        public Optional<CompletableFuture<Void>> hand(Xml stanza) {
            return staying.connection().flatMap(open -> open.sendIfUp(stanza));
        }

        @Override
        public boolean has(Letter letter) {
            return feed.messages().maybe(letter.dialog(), letter.id()).isPresent();
        }
    }

    /** What is told of the connection, as those outside and the outgoing letters need it. */
    private final class Watcher implements Staying.Watcher {
        @Override
        public void heard(Stamped stamped) {
            if (stamped.event() instanceof ChatEvent.Lost lost) {
                trace.accept("in doubt: message " + lost.messageId());
            } else {
                follower.heard(last(stamped));
            }
        }

        @Override
        public void linkIs(boolean up) {
            outgoing.linkIs(up);
        }

        @Override
        public void nextAttempt(Instant at) {
            follower.nextAttempt(at);
        }

        @Override
        public void over(Failure why) {
            outgoing.givenUp();
            follower.over(why);
        }
    }
}
