package dev.cubechat.service.live;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Draft;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.service.follow.Attending;
import dev.cubechat.service.follow.Deadline;
import dev.cubechat.service.follow.Feed;
import dev.cubechat.service.follow.Insisting;
import dev.cubechat.service.follow.ListenRequest;
import dev.cubechat.service.follow.Memory;
import dev.cubechat.service.line.Arrivals;
import dev.cubechat.service.line.Inlet;
import dev.cubechat.service.line.OpenLine;
import dev.cubechat.service.line.Stamped;
import dev.cubechat.service.message.Letter;
import dev.cubechat.service.message.Stanzas;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.LastActivity;
import dev.cubechat.wire.xmpp.MobileMode;
import dev.cubechat.wire.xmpp.RoomStanza;
import dev.cubechat.wire.xmpp.Xml;
import dev.cubechat.xmpp.Listener;
import dev.cubechat.xmpp.XmppConnection;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A chat that stays: one connection over which a person hears and speaks, which they leave and come
 * back to as they like. What is said while there is none goes out later, once and in order; what is
 * missed meanwhile comes from history. Safe for threads; a thread of its own follows the
 * connection.
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

    /** Where the person wants to be. */
    private enum Wish {
        AWAY,
        HERE,
        GONE
    }

    private final Feed feed;
    private final ListenRequest request;
    private final LiveLine line;
    private final Memory memory;
    private final Stanzas stanzas;
    private final Addresses addresses;
    private final Follower follower;
    private final Insisting insisting;
    private final Consumer<String> trace;
    private final Outgoing outgoing;
    private @Nullable Attending attending;
    private @Nullable XmppConnection connection;
    private @Nullable Thread thread;
    private Wish wish = Wish.AWAY;
    private boolean destroyed;

    /** Whether somebody asked to come back while a try was not over. */
    private boolean hurried;

    /** Since when messages may have passed unseen; on the following thread only. */
    private @Nullable Instant awayAt;

    /** Whether there has been a connection; on the following thread only. */
    private boolean cameUp;

    public LiveChat(
            Feed feed,
            ListenRequest request,
            LiveLine line,
            Stanzas stanzas,
            Addresses addresses,
            Follower follower,
            Consumer<String> trace) {
        this.feed = feed;
        this.request = request;
        this.line = line;
        this.memory = Memory.empty();
        this.stanzas = stanzas;
        this.addresses = addresses;
        this.follower = follower;
        this.insisting = feed.insisting(request.line());
        this.trace = trace;
        this.outgoing = new Outgoing(new Post(), this::tellOfOne, trace);
    }

    /**
     * Connects, comes back, or tries at once where the link waits before its next attempt. What
     * comes of it is told to the follower.
     *
     * @throws Failure CONFLICT where the chat was destroyed
     */
    public synchronized void connect() {
        if (wish == Wish.GONE) {
            throw new Failure(FailureKind.CONFLICT, "This chat was destroyed; no way leads back.")
                    .withHint("Start the program again.");
        }
        wish = Wish.HERE;
        hurried |= !isUp();
        insisting.begin();
        if (connection != null) {
            connection.reconnectNow();
        }
        if (thread == null) {
            thread = Thread.ofVirtual().name("cubechat live").start(this::live);
        }
        notifyAll();
    }

    /** Says goodbye to the server and stays away until {@link #connect}. */
    public void disconnect() {
        leave(Wish.AWAY);
    }

    /** Says goodbye for good. */
    public void destroy() {
        synchronized (this) {
            destroyed = true;
        }
        boolean connected = leave(Wish.GONE);
        if (!connected) {
            follower.heard(
                    now(
                            new ChatEvent.State(
                                    ConnectionState.FORCE_CLOSED, ConnectionState.CLOSED, null)));
        }
        outgoing.close();
    }

    /** What was said goes out, if it can be said at once; then goodbye. */
    @Override
    public void close() {
        try {
            if (isUp()) {
                boolean ignored = outgoing.awaitEmpty(LAST_WORDS);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        leave(Wish.GONE);
        outgoing.close();
        awaitFollowing();
    }

    /** Where the connection stands. */
    public synchronized ConnectionState state() {
        return connection == null ? ConnectionState.CLOSED : connection.state();
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
        current()
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
        line.send(List.of(in ? rooms.join("cubechat:join", dialog, me) : rooms.leave(dialog, me)));
        attending().join(dialog, in);
        tellOfOne(in ? new ChatEvent.Joined(dialog, me) : new ChatEvent.Left(dialog, me));
    }

    /** Who is in the dialog's room just now. */
    public List<UserId> online(DialogId dialog) {
        RoomStanza rooms = new RoomStanza(addresses);
        return rooms.readWhoIsIn(line.request(rooms.whoIsIn(dialog), PATIENCE));
    }

    /** Asks to be told when they come and go, or no longer. */
    public void watch(UserId user, boolean on) {
        attending().watch(user, on);
        if (isUp()) {
            line.request(new LastActivity(addresses).watch(user, on), PATIENCE);
        }
    }

    /** Tells the server whether anybody looks at this device. */
    public void active(boolean on) {
        attending().inactive(!on);
        if (isUp()) {
            line.request(MobileMode.set(!on), PATIENCE);
        }
    }

    private CompletableFuture<Void> repeatable(MessageId id, DialogId dialog, Xml stanza) {
        return outgoing.add(new Letter(id, dialog, stanza, Letter.InDoubt.REPEAT));
    }

    /** What the following thread still asks must not outlive those whom it asks. */
    private void awaitFollowing() {
        Thread following;
        synchronized (this) {
            following = thread;
        }
        if (following == null || following == Thread.currentThread()) {
            return;
        }
        try {
            if (!following.join(LAST_WORDS)) {
                following.interrupt();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean leave(Wish where) {
        XmppConnection open;
        synchronized (this) {
            wish = where;
            open = connection;
            notifyAll();
        }
        outgoing.linkIs(false);
        if (open == null) {
            return false;
        }
        open.close();
        return true;
    }

    private void live() {
        try {
            while (awaitWish()) {
                stay();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitWish() throws InterruptedException {
        while (wish == Wish.AWAY) {
            wait();
        }
        hurried = false;
        return wish == Wish.HERE;
    }

    private void stay() throws InterruptedException {
        try {
            Set<DialogId> dialogs = feed.dialogs(request);
            Arrivals arrivals = new Arrivals(addresses);
            Ear ear = new Ear(new Inlet(feed.clock()), arrivals);
            XmppConnection fresh = feed.connection(ear, request.line());
            if (!take(fresh)) {
                fresh.close();
                return;
            }
            line.is(new OpenLine(fresh, arrivals, addresses.domain()));
            feed.following(
                            request,
                            dialogs,
                            fresh,
                            ear.inlet(),
                            attending(),
                            memory,
                            awayAt,
                            this::hear)
                    .run();
        } catch (Failure why) {
            ended(why);
        } catch (RuntimeException bug) {
            ended(
                    new Failure(
                            FailureKind.UNREACHABLE,
                            "Following the chat went wrong inside cubechat ("
                                    + bug.getClass().getSimpleName()
                                    + ").",
                            bug));
        } finally {
            line.is(null);
            take(null);
        }
    }

    private synchronized boolean take(@Nullable XmppConnection fresh) {
        connection = fresh;
        return fresh == null || wish == Wish.HERE;
    }

    private void ended(Failure why) throws InterruptedException {
        Optional<Duration> pause = insisting.after(why);
        synchronized (this) {
            if (wish != Wish.HERE) {
                return;
            }
            if (hurried) {
                return;
            }
            if (pause.isEmpty()) {
                wish = Wish.AWAY;
            }
        }
        if (pause.isPresent()) {
            await(pause.get(), why.sentence());
            return;
        }
        outgoing.givenUp();
        follower.over(why);
    }

    /** Waits before the next attempt; somebody may be in a hurry. */
    private void await(Duration pause, String why) throws InterruptedException {
        Deadline end = Deadline.in(pause);
        tellOfOne(new ChatEvent.State(ConnectionState.RECONNECTING, ConnectionState.CLOSED, why));
        follower.nextAttempt(feed.clock().instant().plus(pause));
        synchronized (this) {
            while (wish == Wish.HERE && !hurried && !end.isOver()) {
                wait(Math.max(1, end.left(pause).toMillis()));
            }
        }
    }

    private boolean hear(Stamped stamped) {
        tell(stamped);
        return false;
    }

    private void tell(Stamped stamped) {
        switch (stamped.event()) {
            case ChatEvent.State state -> tell(state, stamped.at());
            case ChatEvent.Lost lost -> trace.accept("in doubt: message " + lost.messageId());
            default -> follower.heard(stamped);
        }
    }

    private void tell(ChatEvent.State state, Instant at) {
        switch (state.state()) {
            case READY, RESUMED -> {
                awayAt = null;
                cameUp = true;
                insisting.end();
                outgoing.linkIs(true);
            }
            case RECONNECTING, CLOSED, FORCE_CLOSED, AUTH_FAILED -> {
                awayAt = awayAt == null && cameUp ? at : awayAt;
                outgoing.linkIs(false);
            }
            case IDLE, CONNECTING, AUTHENTICATED -> {}
        }
        boolean last = state.state() == ConnectionState.CLOSED && isDestroyed();
        follower.heard(
                new Stamped(
                        at,
                        last
                                ? new ChatEvent.State(
                                        ConnectionState.FORCE_CLOSED,
                                        state.previous(),
                                        state.reason())
                                : state));
    }

    private void tellOfOne(ChatEvent event) {
        follower.heard(now(event));
    }

    private Stamped now(ChatEvent event) {
        return new Stamped(feed.clock().instant(), event);
    }

    private synchronized boolean isDestroyed() {
        return destroyed;
    }

    private boolean isUp() {
        return switch (state()) {
            case READY, RESUMED -> true;
            default -> false;
        };
    }

    private synchronized Optional<XmppConnection> current() {
        return Optional.ofNullable(connection);
    }

    private synchronized Attending attending() {
        if (attending == null) {
            attending = feed.attending(request);
        }
        return attending;
    }

    private Void trace(Throwable lost) {
        trace.accept("not told: " + lost.getMessage());
        return null;
    }

    /** The connection as the outgoing letters see it. */
    private final class Post implements Outgoing.Post {
        @Override
        public Optional<CompletableFuture<Void>> hand(Xml stanza) {
            return current().flatMap(open -> open.sendIfUp(stanza));
        }

        @Override
        public boolean has(Letter letter) {
            try {
                return letter.id().equals(feed.messages().one(letter.dialog(), letter.id()).id());
            } catch (Failure failure) {
                if (failure.kind() == FailureKind.NOT_FOUND) {
                    return false;
                }
                throw failure;
            }
        }
    }

    /** Hears all that the connection tells. */
    private final class Ear implements Listener {
        private final Inlet inlet;
        private final Arrivals arrivals;

        Ear(Inlet inlet, Arrivals arrivals) {
            this.inlet = inlet;
            this.arrivals = arrivals;
        }

        Inlet inlet() {
            return inlet;
        }

        @Override
        public void event(ChatEvent event) {
            arrivals.event(event);
            inlet.event(event);
        }

        @Override
        public void stanza(Xml stanza) {
            arrivals.stanza(stanza);
        }

        @Override
        public void unreadable() {
            inlet.unreadable();
        }

        @Override
        public void waiting(Duration pause) {
            follower.nextAttempt(feed.clock().instant().plus(pause));
        }
    }
}
