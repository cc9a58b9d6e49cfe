package dev.cubechat.service.live;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
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
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.xmpp.XmppConnection;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps a person connected for as long as they want to be: one connection after the other, what was
 * missed between them fetched from history. Safe for threads; one thread of its own follows the
 * connection, and tries again where there is none.
 */
final class Staying {
    /** Is told what happens, by several threads. */
    interface Watcher {
        void heard(Stamped stamped);

        /** Messages can go out, or no longer. */
        void linkIs(boolean up);

        /** Nothing is tried until then. */
        void nextAttempt(Instant at);

        /** Nothing more is tried, until {@link #connect}. */
        void over(Failure why);
    }

    /** Where the person wants to be. */
    private enum Wish {
        AWAY,
        HERE,
        GONE
    }

    private final Feed feed;
    private final ListenRequest request;
    private final LiveLine line;
    private final Addresses addresses;
    private final Watcher watcher;
    private final Consumer<String> trace;
    private final Insisting insisting;
    private final Memory memory = Memory.empty();
    private @Nullable Attending attending;
    private @Nullable XmppConnection connection;
    private @Nullable Thread thread;
    private Wish wish = Wish.AWAY;

    /** Whether somebody asked to come back while a try was not over. */
    private boolean hurried;

    /** Since when messages may have passed unseen; on the following thread only. */
    private @Nullable Instant awayAt;

    /** Whether there has been a connection; on the following thread only. */
    private boolean cameUp;

    /** Away, until {@link #connect}. */
    Staying(
            Feed feed,
            ListenRequest request,
            LiveLine line,
            Addresses addresses,
            Watcher watcher,
            Consumer<String> trace) {
        this.feed = feed;
        this.request = request;
        this.line = line;
        this.addresses = addresses;
        this.watcher = watcher;
        this.trace = trace;
        this.insisting = feed.insisting(request.line());
    }

    /**
     * Connects, comes back, or tries at once where the link waits before its next attempt.
     *
     * @throws Failure CONFLICT after {@link #leaveForGood}
     */
    synchronized void connect() {
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
            thread = Thread.ofPlatform().daemon().name("cubechat live").start(this::live);
        }
        notifyAll();
    }

    /** Says goodbye to the server, and stays away until {@link #connect}. */
    void leave() {
        boolean unused = leave(Wish.AWAY);
    }

    /**
     * Says goodbye to the server; nothing leads back.
     *
     * @return whether there was a connection, which tells of its end
     */
    boolean leaveForGood() {
        return leave(Wish.GONE);
    }

    /** The connection that there is, whatever its state. */
    synchronized Optional<XmppConnection> connection() {
        return Optional.ofNullable(connection);
    }

    /** Where the connection stands. */
    synchronized ConnectionState state() {
        return connection == null ? ConnectionState.CLOSED : connection.state();
    }

    boolean isUp() {
        return state().isUp();
    }

    /** What each connection asks the server for when it comes up. */
    synchronized Attending attending() {
        if (attending == null) {
            // Someone whom we watch may block us at any time, and the chat goes on.
            attending =
                    feed.attending(
                            request, refusal -> trace.accept("refused: " + refusal.sentence()));
        }
        return attending;
    }

    /** Waits until the following thread has ended; past that time it is interrupted. */
    void awaitEnd(Duration most) {
        Thread following;
        synchronized (this) {
            following = thread;
        }
        if (following == null || following == Thread.currentThread()) {
            return;
        }
        try {
            if (!following.join(most)) {
                following.interrupt();
                if (!following.join(most)) {
                    trace.accept("the following of the chat goes on after its end");
                }
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
        watcher.linkIs(false);
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
            Ear ear = new Ear(new Inlet(feed.clock()), new Arrivals(addresses), this::pausing);
            XmppConnection fresh = feed.connection(ear, request.line());
            if (!take(fresh)) {
                fresh.close();
                return;
            }
            line.is(new OpenLine(fresh, ear.arrivals(), addresses.domain()));
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
        } catch (RuntimeException | Error bug) {
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
            if (wish != Wish.HERE || hurried) {
                return;
            }
            if (pause.isEmpty()) {
                wish = Wish.AWAY;
            }
        }
        if (pause.isPresent()) {
            await(pause.get(), why.sentence());
        } else {
            watcher.over(why);
        }
    }

    /** Waits before the next attempt; somebody may be in a hurry. */
    private void await(Duration pause, String why) throws InterruptedException {
        Deadline end = Deadline.in(pause);
        watcher.heard(
                new Stamped(
                        feed.clock().instant(),
                        new ChatEvent.State(
                                ConnectionState.RECONNECTING, ConnectionState.CLOSED, why)));
        pausing(pause);
        synchronized (this) {
            while (wish == Wish.HERE && !hurried && !end.isOver()) {
                wait(Math.max(1, end.left(pause).toMillis()));
            }
        }
    }

    private void pausing(Duration pause) {
        watcher.nextAttempt(feed.clock().instant().plus(pause));
    }

    private boolean hear(Stamped stamped) {
        if (stamped.event() instanceof ChatEvent.State state) {
            note(state.state(), stamped.at());
        }
        watcher.heard(stamped);
        return false;
    }

    private void note(ConnectionState state, Instant at) {
        switch (state) {
            case READY, RESUMED -> {
                awayAt = null;
                cameUp = true;
                insisting.end();
                watcher.linkIs(true);
            }
            case RECONNECTING, CLOSED, FORCE_CLOSED, AUTH_FAILED -> {
                awayAt = awayAt == null && cameUp ? at : awayAt;
                watcher.linkIs(false);
            }
            case IDLE, CONNECTING, AUTHENTICATED -> {}
        }
    }
}
