package dev.cubechat.xmpp;

import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.Inbound;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.Xml;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * One user's connection to the chat server: it logs in, sends, tells what happens, and comes back
 * when the link is lost (xmpp.md, sections 3, 4 and 22 to 24).
 *
 * <p>Any thread may call it. The states that its listener is told: connecting, authenticated,
 * ready; after a loss reconnecting, and then resumed (the stream goes on, nothing is lost) or ready
 * (a new stream: there may be a gap); at last closed, auth_failed or force_closed.
 */
public final class XmppConnection implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofMillis(600);

    private static final Duration LAST_WORDS = Duration.ofMillis(200);

    private final XmppSettings settings;
    private final Addresses addresses;
    private final Events events;
    private final States states;
    private final Requests requests;
    private final Outbox outbox;
    private final Asking asking;
    private final LoggingIn loggingIn;
    private final Inbox inbox;
    private final Pulse pulse = new Pulse();
    private final Reconnector reconnector;
    private volatile CompletableFuture<Void> ended = new CompletableFuture<>();

    /** One for all who ask: a copy for each would stay as long as the connection does. */
    private volatile CompletableFuture<Void> endedForOthers = ended.copy();

    private volatile boolean closed;

    /** Whether it is there for others; from the first time on, on every stream. */
    private volatile boolean listening;

    /** Whether the stream that there is, or that may be resumed, has not been told as ready. */
    private volatile boolean unready;

    /**
     * Makes ready what any connection needs: for a second thread, while the first has something
     * else to do.
     */
    public static void getReady() {
        SmackStart.ensure();
    }

    /**
     * Not yet connected; {@link #connect} does that.
     *
     * @param random for jitter and request ids
     */
    public XmppConnection(
            XmppSettings settings,
            PasswordSource passwords,
            Listener listener,
            RandomGenerator random) {
        this.settings = settings;
        this.listening = settings.listening();
        this.addresses = new Addresses(settings.appId(), settings.chatHost());
        this.events = new Events(listener, settings.trace(), this::ready, this::broken);
        this.states = new States(events);
        this.requests = new Requests(random);
        OwnMessages own = new OwnMessages(events, settings.trace());
        this.outbox =
                new Outbox(
                        settings.patience().refusal(),
                        System::nanoTime,
                        Later.ON_ITS_OWN_THREAD,
                        own::sent,
                        own::lost);
        this.asking = new Asking(requests, outbox, addresses.domain());
        this.inbox =
                new Inbox(
                        addresses.user(settings.userId()),
                        new Inbound(addresses, settings.userId(), settings.resource()),
                        requests,
                        new Answers(addresses, settings.userId()),
                        outbox,
                        events,
                        settings.trace());
        this.reconnector = new Reconnector(new Line(), settings, random);
        this.loggingIn = new LoggingIn(settings, passwords, pulse, events, this::link, this::renew);
    }

    /**
     * Connects and logs in; also again, after the connection was given up. One attempt only. When
     * it returns, messages can be sent; those of others arrive from the state "ready" on.
     *
     * @throws Failure UNREACHABLE where there is no way to the server or it is not trusted,
     *     NOT_SIGNED_IN where it refused the password and the renewed one, CONFIGURATION where the
     *     CA file cannot be used
     */
    public synchronized void connect() {
        if (closed) {
            throw new IllegalStateException("the connection was closed");
        }
        if (loggingIn.isUp()) {
            return;
        }
        outbox.begin();
        reconnector.begin();
        ended = new CompletableFuture<>();
        endedForOthers = ended.copy();
        states.become(ConnectionState.CONNECTING, null);
        try {
            open(true);
        } catch (Failure failure) {
            giveUp(
                    failure.kind() == FailureKind.NOT_SIGNED_IN
                            ? ConnectionState.AUTH_FAILED
                            : ConnectionState.CLOSED,
                    failure);
            throw failure;
        }
        reconnector.start();
        if (closed) {
            shutDown();
        }
    }

    /** Where the connection stands. */
    public ConnectionState state() {
        return states.now();
    }

    /**
     * Completes when the connection was closed, and fails with the {@link Failure} for which it was
     * given up.
     */
    public CompletableFuture<Void> ended() {
        return endedForOthers;
    }

    /**
     * Sends a message or presence. While the link is down it waits; where thousands of others wait
     * already, so does the caller, for a minute at most.
     *
     * @return completes when the server has it, often on the thread that reads from the server:
     *     what depends on it must be short; fails with a {@link Failure}: BLOCKED, NOT_ALLOWED,
     *     NOT_FOUND and so on where the server refused it, INVALID where it is larger than a server
     *     takes, OUTCOME_UNKNOWN where the stream was lost first, UNREACHABLE where it was never
     *     sent
     */
    public CompletableFuture<Void> send(Xml stanza) {
        return outbox.send(stanza);
    }

    /**
     * From now on it is there for others, where it was {@linkplain XmppSettings#quiet quiet}: what
     * the server has kept for this user comes before the answer to what is asked next.
     */
    public void appear() {
        if (!listening) {
            listening = true;
            CompletableFuture<Void> unused = send(Xml.of("presence", Ns.CLIENT));
        }
    }

    /** The number of the stream that is there, or is being resumed; a new stream has a new one. */
    public long stream() {
        return outbox.stream();
    }

    /**
     * Sends a stanza on this stream and on no other, for those who must keep an order: after a loss
     * nothing goes out before they have looked at what was lost. The listener is not told of it. It
     * may wait for more of its kind, until {@link #flush}.
     *
     * @param stream a number that {@link #stream} gave
     * @return as for {@link #send(Xml)}; and fails with UNREACHABLE, not sent, where that stream
     *     was gone first
     */
    public CompletableFuture<Void> send(Xml stanza, long stream) {
        return outbox.send(stanza, stream);
    }

    /** What was sent for one stream goes out now, as far as there is room. */
    public void flush() {
        outbox.flush();
    }

    /** The ids of what was sent for this stream and had no room yet: it does not go out at all. */
    public List<String> recall(long stream) {
        return outbox.recall(stream);
    }

    /**
     * Sends a message or presence on the link as it is now; where there is none, it is not taken.
     *
     * @return as {@link #send}; empty where it was not taken, and so never sent: what it fails
     *     with, UNREACHABLE too, the server said, but for OUTCOME_UNKNOWN, and INVALID where it is
     *     too large
     */
    public Optional<CompletableFuture<Void>> sendIfUp(Xml stanza) {
        return outbox.sendIfUp(stanza);
    }

    /**
     * Asks, and waits for the answer. An id is added where there is none.
     *
     * @param timeout for the answer; what was sent before, and is not confirmed, has its own
     * @throws Failure TIMED_OUT where none came in this time, UNREACHABLE where there is no link
     *     now, OUTCOME_UNKNOWN where the stream was lost first, or by what the server says
     */
    public Xml request(Xml iq, Duration timeout) {
        return asking.request(iq, timeout);
    }

    /**
     * Asks the server whether it is there; any answer will do.
     *
     * @throws Failure as for {@link #request}
     */
    public void ping(Duration timeout) {
        asking.ping(timeout);
    }

    /**
     * Why the server refused something for a person, as a failure.
     *
     * @param what to begin the sentence with, such as "The request"
     */
    public static Failure refusal(StanzaError error, String what) {
        return Refusal.of(error, what, true);
    }

    /**
     * Whether a connection did not come about because a session has its resource, which may be a
     * lost one of ours: the server lets it go in a while.
     */
    public static boolean isTaken(Failure failure) {
        return failure.kind() == FailureKind.CONFLICT && !ConnectTrouble.isConflict(failure);
    }

    /** Tries at once where the connection waits before its next attempt to reconnect. */
    public void reconnectNow() {
        reconnector.hurry();
    }

    /** Says goodbye and closes for good, within about a second even where the network is dead. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            shutDown();
        }
    }

    private void shutDown() {
        reconnector.stop();
        outbox.shut();
        boolean settled = outbox.isSettled();
        loggingIn
                .link()
                .ifPresent(
                        link -> {
                            if (settled) {
                                link.leave(GOODBYE);
                            } else {
                                link.close(GOODBYE);
                            }
                        });
        Failure why = new Failure(FailureKind.UNREACHABLE, "Not sent: the connection was closed.");
        outbox.end(why);
        requests.renew(why);
        ConnectionState last = states.now();
        events.release();
        if (last != ConnectionState.AUTH_FAILED
                && last != ConnectionState.FORCE_CLOSED
                && last != ConnectionState.CLOSED) {
            states.become(ConnectionState.CLOSED, null);
        }
        events.end(LAST_WORDS);
        ended.complete(null);
    }

    /**
     * Opens the link, resuming where that is possible, and takes up what belongs to a new stream.
     */
    private void open(boolean first) {
        events.holdBack();
        try {
            if (!loggingIn.run()) {
                begin(loggingIn.usable(), first);
            } else if (unready) {
                // What was resumed is a stream that nobody has heard of yet.
                goOn(loggingIn.usable());
            } else {
                outbox.open(loggingIn.usable());
                states.become(ConnectionState.RESUMED, null);
                events.release();
            }
        } catch (Failure failure) {
            events.release();
            throw failure;
        }
    }

    private void begin(Link opened, boolean first) {
        renew();
        unready = true;
        inbox.readAs(new Inbound(addresses, settings.userId(), opened.resource()));
        if (first) {
            states.become(ConnectionState.AUTHENTICATED, null);
        }
        if (listening) {
            enableCarbons(opened);
            opened.write(new RawStanza(Xml.of("presence", Ns.CLIENT)));
        }
        goOn(opened);
    }

    private void goOn(Link opened) {
        if (listening) {
            awaitPresence(opened);
        } else {
            ready();
        }
        outbox.open(opened);
    }

    /**
     * Who hears "ready" may tell others to write: so the server must have taken our presence by
     * then. What arrives before is told after; where it is very much, it has been taken, too.
     */
    private void awaitPresence(Link opened) {
        String id = requests.nextId();
        requests.expect(id, answer -> ready());
        opened.write(new RawStanza(Requests.ping(id, addresses.domain())));
    }

    private void ready() {
        if (unready) {
            unready = false;
            states.become(ConnectionState.READY, null);
            events.release();
        }
    }

    /** The listener has missed something for good. */
    private void broken(Error met) {
        reconnector.breakOff(
                new Failure(
                        FailureKind.UNREACHABLE,
                        "The connection to the chat server was given up: "
                                + (met instanceof OutOfMemoryError
                                        ? "there is not enough memory for what came."
                                        : "what came could not be told."),
                        met));
    }

    /** A new link over these sockets. */
    private Link link(TlsSockets sockets) {
        return new Link(settings, sockets, requests, inbox, outbox, reconnector::linkEnded);
    }

    private void renew() {
        outbox.renew();
        requests.renew(
                new Failure(
                        FailureKind.OUTCOME_UNKNOWN,
                        "The connection was lost before the server answered."));
    }

    private void enableCarbons(Link opened) {
        String id = requests.nextId();
        requests.expect(id, answer -> StanzaError.read(answer).ifPresent(this::traceNoCarbons));
        opened.write(
                new RawStanza(
                        Xml.of("iq", Ns.CLIENT)
                                .attr("type", "set")
                                .attr("id", id)
                                .child(Xml.of("enable", Ns.CARBONS))));
    }

    private void traceNoCarbons(StanzaError error) {
        settings.trace().accept("xmpp: no carbons, " + error);
    }

    private void giveUp(ConnectionState last, Failure why) {
        outbox.end(why);
        requests.renew(why);
        events.release();
        states.become(last, why.sentence());
        ended.completeExceptionally(why);
    }

    /** The connection as the reconnector sees it. */
    private final class Line implements Reconnector.Line {
        @Override
        public boolean isUp() {
            return loggingIn.isUp();
        }

        @Override
        public boolean isBusy() {
            return pulse.wasFelt() || events.isFull();
        }

        @Override
        public void remind() {
            outbox.remind();
        }

        @Override
        public CompletableFuture<?> ask() {
            return asking.sign(() -> settings.trace().accept("xmpp: no ping could be sent"));
        }

        @Override
        public Duration ahead() {
            return SlowLine.timeFor(outbox.bytesUnderWay());
        }

        @Override
        public void cut() {
            loggingIn.link().ifPresent(Link::abort);
        }

        @Override
        public void down(String reason) {
            outbox.shut();
            events.release();
            if (settings.reconnect().enabled()) {
                states.become(ConnectionState.RECONNECTING, reason);
            }
        }

        @Override
        public void waiting(Duration pause) {
            events.post(listener -> listener.waiting(pause));
        }

        @Override
        public void reopen() {
            open(false);
        }

        @Override
        public void giveUp(ConnectionState last, Failure why) {
            loggingIn.giveUp();
            XmppConnection.this.giveUp(last, why);
        }
    }
}
