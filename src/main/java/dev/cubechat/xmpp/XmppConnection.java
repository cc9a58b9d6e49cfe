package dev.cubechat.xmpp;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Secret;
import dev.cubechat.tls.Tls;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.Inbound;
import dev.cubechat.wire.xmpp.MalformedStanza;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Payload;
import dev.cubechat.wire.xmpp.StanzaError;
import dev.cubechat.wire.xmpp.StreamNonza;
import dev.cubechat.wire.xmpp.Xml;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
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
    private final PasswordSource passwords;
    private final Addresses addresses;
    private final Events events;
    private final States states;
    private final Requests requests;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Reconnector reconnector;
    private volatile CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile @Nullable Link link;
    private @Nullable TlsSockets sockets;
    private volatile boolean closed;

    /** Whether the stream that there is, or that may be resumed, has not been told as ready. */
    private volatile boolean unready;

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
        this.passwords = passwords;
        this.addresses = new Addresses(settings.appId(), settings.chatHost());
        this.events = new Events(listener, settings.trace());
        this.states = new States(events);
        this.requests = new Requests(random);
        this.outbox =
                new Outbox(
                        settings.patience().refusal(),
                        System::nanoTime,
                        Later.ON_ITS_OWN_THREAD,
                        sent -> tell(sent, ChatEvent.Acknowledged::new),
                        lost -> tell(lost, ChatEvent.Lost::new));
        this.inbox =
                new Inbox(
                        new Inbound(addresses, settings.userId(), settings.resource()),
                        requests,
                        new Answers(addresses, settings.userId()),
                        outbox,
                        events,
                        settings.trace());
        this.reconnector = new Reconnector(new Line(), settings, random);
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
        Link current = link;
        if (current != null && current.isUp()) {
            return;
        }
        outbox.begin();
        ended = new CompletableFuture<>();
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
        return ended.copy();
    }

    /**
     * Sends a message or presence. While the link is down it waits; where thousands of others wait
     * already, so does the caller, for a minute at most.
     *
     * @return completes when the server has it; fails with a {@link Failure}: BLOCKED, NOT_ALLOWED,
     *     NOT_FOUND and so on where the server refused it, OUTCOME_UNKNOWN where the stream was
     *     lost first, UNREACHABLE where it was never sent
     */
    public CompletableFuture<Void> send(Xml stanza) {
        return outbox.send(stanza);
    }

    /** The number of the stream that is there, or is being resumed; a new stream has a new one. */
    public long stream() {
        return outbox.stream();
    }

    /**
     * Sends a stanza on this stream and on no other, for those who must keep an order: after a loss
     * nothing goes out before they have looked at what was lost. The listener is not told of it.
     *
     * @param stream a number that {@link #stream} gave
     * @return as for {@link #send(Xml)}; and fails with UNREACHABLE, not sent, where that stream
     *     was gone first
     */
    public CompletableFuture<Void> send(Xml stanza, long stream) {
        return outbox.send(stanza, stream);
    }

    /**
     * Sends a message or presence on the link as it is now; where there is none, it is not taken.
     *
     * @return as {@link #send}; empty where it was not taken
     */
    public Optional<CompletableFuture<Void>> sendIfUp(Xml stanza) {
        return outbox.sendIfUp(stanza);
    }

    /**
     * Asks, and waits for the answer. An id is added where there is none.
     *
     * @throws Failure TIMED_OUT where none came in this time, UNREACHABLE where there is no link
     *     now, OUTCOME_UNKNOWN where the stream was lost first, or by what the server says
     */
    public Xml request(Xml iq, Duration timeout) {
        String id = iq.attr("id").orElseGet(requests::nextId);
        CompletableFuture<Xml> expected = requests.expect(id);
        if (!outbox.sendNow(new RawStanza(iq.attr("id", id)))) {
            requests.forget(id);
            throw new Failure(FailureKind.UNREACHABLE, "There is no connection to the chat server.")
                    .withHint("Try again when it is back.");
        }
        Xml answer = await(id, expected, timeout);
        StanzaError.read(answer)
                .ifPresent(
                        error -> {
                            throw isForServer(iq)
                                    ? Refusal.byServer(error, iq)
                                    : Refusal.of(error, "The request");
                        });
        return answer;
    }

    /** Whether nobody else's device or room is asked. */
    private boolean isForServer(Xml iq) {
        return iq.attr("to").filter(to -> !to.equals(addresses.domain())).isEmpty();
    }

    /**
     * Asks the server whether it is there; any answer will do.
     *
     * @throws Failure as for {@link #request}
     */
    public void ping(Duration timeout) {
        String id = requests.nextId();
        CompletableFuture<Xml> expected = requests.expect(id);
        if (!outbox.sendNow(new RawStanza(Requests.ping(id, addresses.domain())))) {
            requests.forget(id);
            throw new Failure(
                    FailureKind.UNREACHABLE, "There is no connection to the chat server.");
        }
        await(id, expected, timeout);
    }

    /**
     * Why the server refused something, as a failure.
     *
     * @param what to begin the sentence with, such as "The request"
     */
    public static Failure refusal(StanzaError error, String what) {
        return Refusal.of(error, what);
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
        Link current = link;
        if (current != null) {
            current.close(GOODBYE);
        }
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
            if (!logIn()) {
                begin(usable(), first);
            } else if (unready) {
                // What was resumed is a stream that nobody has heard of yet.
                goOn(usable());
            } else {
                outbox.open(usable());
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
        enableCarbons(opened);
        opened.write(new RawStanza(Xml.of("presence", Ns.CLIENT)));
        goOn(opened);
    }

    private void goOn(Link opened) {
        awaitPresence(opened);
        outbox.open(opened);
    }

    /**
     * Who hears "ready" may tell others to write: so the server must have taken our presence by
     * then. What arrives before is told after.
     */
    private void awaitPresence(Link opened) {
        String id = requests.nextId();
        requests.expect(
                id,
                answer -> {
                    if (unready) {
                        unready = false;
                        states.become(ConnectionState.READY, null);
                        events.release();
                    }
                });
        opened.write(new RawStanza(Requests.ping(id, addresses.domain())));
    }

    private boolean logIn() {
        Secret password = passwords.password();
        try {
            return reach(password);
        } catch (Failure refused) {
            if (refused.kind() != FailureKind.NOT_SIGNED_IN) {
                throw refused;
            }
            Secret renewed = passwords.renewed();
            if (renewed.equals(password)) {
                throw refused;
            }
            return reach(renewed);
        }
    }

    /**
     * Opens the link. Where the server sends us on to another host we go there, but only once in a
     * row, and only after it has proved its name (xmpp.md, section 24).
     */
    private boolean reach(Secret password) {
        Link before = link;
        Optional<Endpoint> told = before == null ? Optional.empty() : before.sentOnTo();
        Link first = usable();
        turnTo(told.orElse(settings.endpoint()));
        try {
            return first.open(password);
        } catch (Failure refused) {
            Optional<Endpoint> other = first.sentOnTo();
            if (told.isPresent() || other.isEmpty()) {
                throw refused;
            }
            settings.trace().accept("xmpp: sent on to " + other.get());
            Link next = usable();
            turnTo(other.get());
            return next.open(password);
        }
    }

    private void turnTo(Endpoint place) {
        TlsSockets from = sockets;
        if (from != null && !from.endpoint().equals(place)) {
            from.turnTo(place, tls(place));
        }
    }

    private static Tls tls(Endpoint place) {
        return Tls.towards(place.host(), place.caFile(), place.insecure());
    }

    /** The link that is up or can resume, or else a new one; what the old one carried is lost. */
    private Link usable() {
        Link current = link;
        if (current != null && (current.isUp() || current.canResume())) {
            return current;
        }
        if (current != null) {
            renew();
        }
        if (sockets == null) {
            sockets =
                    new TlsSockets(
                            settings.endpoint(),
                            settings.chatHost(),
                            tls(settings.endpoint()),
                            in ->
                                    new StanzaGate(
                                            in,
                                            events,
                                            this::inputEnded,
                                            this::heard,
                                            settings.trace()));
        }
        Link fresh =
                new Link(settings, sockets, requests, inbox::take, outbox, reconnector::linkEnded);
        link = fresh;
        return fresh;
    }

    private void heard(StreamNonza nonza) {
        Link current = link;
        if (current != null) {
            current.heard(nonza);
        }
    }

    private void inputEnded() {
        Link current = link;
        if (current != null) {
            current.inputEnded();
        }
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

    private Xml await(String id, CompletableFuture<Xml> expected, Duration timeout) {
        try {
            return expected.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new Failure(
                    FailureKind.TIMED_OUT,
                    "The chat server did not answer within " + timeout.toMillis() + " ms.",
                    late);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure(
                    FailureKind.INTERRUPTED, "Stopped while waiting for the chat server.", stop);
        } catch (ExecutionException lost) {
            if (lost.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(lost);
        } finally {
            requests.forget(id);
        }
    }

    private void giveUp(ConnectionState last, Failure why) {
        outbox.end(why);
        requests.renew(why);
        events.release();
        states.become(last, why.sentence());
        ended.completeExceptionally(why);
    }

    /** Tells what became of a message that a person sent; of typing and receipts nobody is told. */
    private void tell(Xml xml, BiFunction<MessageId, @Nullable DialogId, ChatEvent> event) {
        try {
            if (xml.name().equals("message")
                    && xml.attr("id").isPresent()
                    && Payload.read(xml) instanceof Payload.Content content) {
                ChatEvent news =
                        event.apply(
                                new MessageId(xml.attr("id").get()), content.extra().dialogId());
                events.post(listener -> listener.event(news));
            }
        } catch (MalformedStanza own) {
            settings.trace().accept("xmpp: sent a strange stanza, " + own.getMessage());
        }
    }

    /** The connection as the reconnector sees it. */
    private final class Line implements Reconnector.Line {
        @Override
        public boolean isUp() {
            Link current = link;
            return current != null && current.isUp();
        }

        @Override
        public boolean isBusy() {
            outbox.remind();
            return inbox.heardSomething() || events.isFull();
        }

        @Override
        public CompletableFuture<?> ask() {
            String id = requests.nextId();
            CompletableFuture<Xml> answer = requests.expect(id);
            if (!outbox.sendNow(new RawStanza(Requests.ping(id, addresses.domain())))) {
                settings.trace().accept("xmpp: no ping could be sent");
            }
            return answer;
        }

        @Override
        public void cut() {
            Link current = link;
            if (current != null) {
                current.abort();
            }
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
            link = null;
            XmppConnection.this.giveUp(last, why);
        }
    }
}
