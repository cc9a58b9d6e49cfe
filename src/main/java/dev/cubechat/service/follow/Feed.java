package dev.cubechat.service.follow;

import dev.cubechat.config.StateFolder;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.find.DialogFinder;
import dev.cubechat.service.find.MessageFinder;
import dev.cubechat.service.find.UserFinder;
import dev.cubechat.service.line.ConnectionMaker;
import dev.cubechat.service.line.Inlet;
import dev.cubechat.service.line.Stamped;
import dev.cubechat.service.message.Delivering;
import dev.cubechat.service.message.Stanzas;
import dev.cubechat.service.session.SessionKeeper;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.LastActivity;
import dev.cubechat.wire.xmpp.RoomStanza;
import dev.cubechat.wire.xmpp.Roster;
import dev.cubechat.xmpp.Listener;
import dev.cubechat.xmpp.Networks;
import dev.cubechat.xmpp.Patience;
import dev.cubechat.xmpp.Reconnect;
import dev.cubechat.xmpp.XmppConnection;
import dev.cubechat.xmpp.XmppSettings;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What happens in the chat, as it happens: each thing once, in its dialog, and after a broken
 * connection what was missed.
 */
public final class Feed {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ConnectionMaker maker;
    private final Requests requests;
    private final DialogFinder finder;
    private final UserFinder users;
    private final MessageFinder messages;
    private final StateFolder state;
    private final Stanzas stanzas;
    private final Addresses addresses;
    private final SessionKeeper keeper;
    private final InstantSource clock;
    private final Consumer<String> trace;

    public Feed(
            ConnectionMaker maker,
            Requests requests,
            DialogFinder finder,
            UserFinder users,
            MessageFinder messages,
            StateFolder state,
            Stanzas stanzas,
            Addresses addresses,
            SessionKeeper keeper,
            InstantSource clock,
            Consumer<String> trace) {
        this.maker = maker;
        this.requests = requests;
        this.finder = finder;
        this.users = users;
        this.messages = messages;
        this.state = state;
        this.stanzas = stanzas;
        this.addresses = addresses;
        this.keeper = keeper;
        this.clock = clock;
        this.trace = trace;
    }

    /**
     * Connects and hands over what happens, on the calling thread, until the request's end. A
     * follower that is slow makes the server wait. Interrupting the thread says goodbye to the
     * server, hands over the last states, and fails with INTERRUPTED.
     *
     * <p>With a cursor, the place is kept after each message that the follower took; where it
     * throws, the message comes again the next time.
     *
     * @return how many events were handed over, states and heartbeats not counted
     * @throws Failure UNREACHABLE, NOT_SIGNED_IN and the like where the connection did not come
     *     about, or was given up; CONFLICT where another program has the cursor
     */
    public long follow(ListenRequest request, Consumer<Stamped> follower) {
        return followUntil(
                request,
                stamped -> {
                    follower.accept(stamped);
                    return false;
                });
    }

    /**
     * The same until the follower has enough.
     *
     * @param follower says whether it wants no more
     */
    public long followUntil(ListenRequest request, Predicate<Stamped> follower) {
        Set<DialogId> dialogs = dialogs(request);
        Attending attending = attending(request);
        try (Cursor cursor = Cursor.open(request, state, keeper.me(), clock)) {
            Beginning beginning = cursor.reached().orElseGet(() -> beginning(request, dialogs));
            cursor.save(beginning.places(), false);
            Inlet inlet = new Inlet(clock);
            return following(
                            request,
                            dialogs,
                            connection(inlet, request.line()),
                            inlet,
                            attending,
                            new Memory(beginning.places(), new Repeats(), cursor),
                            beginning.at(),
                            follower)
                    .run();
        }
    }

    /** Whether to try again where the first connection does not come about. */
    public Insisting insisting(LineSettings line) {
        return new Insisting(line.firstToo() ? reconnect(line) : Reconnect.NEVER);
    }

    /** What became of messages, for the outgoing ones. */
    public MessageFinder messages() {
        return messages;
    }

    public UserId me() {
        return keeper.me();
    }

    public InstantSource clock() {
        return clock;
    }

    public XmppConnection connection(Listener listener, LineSettings line) {
        return maker.make(
                listener, line.resource(), line.useToken(), usual -> settings(usual, line));
    }

    public Set<DialogId> dialogs(ListenRequest request) {
        Set<DialogId> dialogs = new HashSet<>();
        for (DialogTarget target : request.dialogs()) {
            dialogs.add(finder.idOf(target));
        }
        return Set.copyOf(dialogs);
    }

    /** What each new stream is told; where the server refuses it, the following ends. */
    public Attending attending(ListenRequest request) {
        return attending(
                request,
                refusal -> {
                    throw refusal;
                });
    }

    /**
     * What each new stream is told.
     *
     * @param refused hears what the server refuses of it; what it throws ends the following
     */
    public Attending attending(ListenRequest request, Consumer<Failure> refused) {
        Attending attending =
                new Attending(
                        new LastActivity(addresses),
                        new RoomStanza(addresses),
                        keeper.me(),
                        refused,
                        trace);
        users.idsOf(request.watched()).forEach(user -> attending.watch(user, true));
        attending.inactive(request.inactive());
        return attending;
    }

    /**
     * What follows one connection.
     *
     * @param memory what was told already
     * @param lostAt since when messages may have passed unseen; null where nothing can be missing
     * @param follower says whether it has enough
     */
    public Following following(
            ListenRequest request,
            Set<DialogId> dialogs,
            XmppConnection connection,
            Inlet inlet,
            Attending attending,
            Memory memory,
            @Nullable Instant lostAt,
            Predicate<Stamped> follower) {
        UserId me = keeper.me();
        Telling telling = new Telling(request, dialogs, memory, follower, clock);
        Timing timing = new Timing(request, telling, connection::state);
        Asking asking = new Asking(timing, inlet::isEmpty);
        Places places = memory.places();
        Roster roster = new Roster(addresses);
        ContactBook contacts =
                new ContactBook(request.line().contacts(), roster, connection, trace);
        Acknowledging acknowledging =
                new Acknowledging(
                        new Delivering(stanzas, me, request.delivered()), connection, trace);
        boolean placesMatter = request.cursor() != null || !request.start().equals(Start.NOW);
        return new Following(
                request,
                connection,
                inlet,
                telling,
                timing,
                new Gaps(
                        new CatchUp(requests, asking, places, dialogs),
                        places,
                        telling,
                        acknowledging,
                        lostAt,
                        placesMatter,
                        trace),
                new Placing(finder, asking, telling, me, dialogs, trace),
                acknowledging,
                attending,
                contacts,
                new Welcoming(contacts, roster, connection, trace),
                trace);
    }

    private Beginning beginning(ListenRequest request, Set<DialogId> dialogs) {
        return switch (request.start()) {
            case Start.Now now -> Beginning.now();
            case Start.Beginning all -> Beginning.at(Instant.EPOCH);
            case Start.At time -> Beginning.at(time.time());
            case Start.After after -> {
                if (dialogs.size() != 1) {
                    throw new Failure(
                                    FailureKind.USAGE,
                                    "To begin after a message, name its dialog, and no other.")
                            .withHint("Add --dialog.");
                }
                DialogId dialog = dialogs.iterator().next();
                MessageId id = messages.idOf(dialog, after.message());
                yield Beginning.after(messages.one(dialog, id).in(dialog));
            }
        };
    }

    private static XmppSettings settings(XmppSettings usual, LineSettings line) {
        Patience patience = usual.patience();
        Duration interval =
                line.pingInterval() == null ? patience.pingInterval() : line.pingInterval();
        Duration timeout = line.pingTimeout() == null ? patience.pingTimeout() : line.pingTimeout();
        return usual.with(patience.withPing(interval, timeout))
                .with(reconnect(line))
                .withStreamManagement(line.acknowledgements())
                .watching(line.watchNetwork() ? Networks.ofThisMachine() : Networks.NOT_WATCHED);
    }

    private static Reconnect reconnect(LineSettings line) {
        if (line.reconnectAttempts() < 0) {
            return Reconnect.NEVER;
        }
        Duration pause = line.reconnectPause();
        return pause == null
                ? new Reconnect(line.reconnectAttempts(), Duration.ofSeconds(1), LONGEST_PAUSE)
                : Reconnect.every(line.reconnectAttempts(), pause);
    }
}
