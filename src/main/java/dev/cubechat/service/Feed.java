package dev.cubechat.service;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Failure;
import dev.cubechat.model.UserId;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.LastActivity;
import dev.cubechat.wire.xmpp.Roster;
import dev.cubechat.xmpp.Networks;
import dev.cubechat.xmpp.Patience;
import dev.cubechat.xmpp.Reconnect;
import dev.cubechat.xmpp.XmppConnection;
import dev.cubechat.xmpp.XmppSettings;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

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
    private final Stanzas stanzas;
    private final Addresses addresses;
    private final SessionKeeper keeper;
    private final InstantSource clock;
    private final Consumer<String> trace;

    Feed(
            ConnectionMaker maker,
            Requests requests,
            DialogFinder finder,
            UserFinder users,
            Stanzas stanzas,
            Addresses addresses,
            SessionKeeper keeper,
            InstantSource clock,
            Consumer<String> trace) {
        this.maker = maker;
        this.requests = requests;
        this.finder = finder;
        this.users = users;
        this.stanzas = stanzas;
        this.addresses = addresses;
        this.keeper = keeper;
        this.clock = clock;
        this.trace = trace;
    }

    /**
     * Connects and hands over what happens, on the calling thread, until the count is reached or
     * the time is over. A follower that is slow makes the server wait. Interrupting the thread says
     * goodbye to the server, hands over the last states, and fails with INTERRUPTED.
     *
     * @return how many events were handed over, states not counted
     * @throws Failure UNREACHABLE, NOT_SIGNED_IN and the like where the connection did not come
     *     about, or was given up
     */
    public long follow(ListenRequest request, Consumer<Stamped> follower) {
        Set<DialogId> dialogs = new HashSet<>();
        for (DialogTarget target : request.dialogs()) {
            dialogs.add(finder.idOf(target));
        }
        List<UserId> watched = users.idsOf(request.watched());
        Inlet inlet = new Inlet(clock);
        XmppConnection connection =
                maker.make(
                        inlet,
                        request.line().resource(),
                        request.line().useToken(),
                        usual -> settings(usual, request.line()));
        Following following =
                new Following(
                        request,
                        Set.copyOf(dialogs),
                        connection,
                        inlet,
                        new Placing(finder, keeper.me(), trace),
                        new Delivering(stanzas, keeper.me()),
                        new Attending(
                                watched,
                                request.inactive(),
                                new LastActivity(addresses),
                                connection,
                                trace),
                        new Welcoming(new Roster(addresses), connection, trace),
                        new Visitors(),
                        new CatchUp(requests),
                        clock,
                        trace);
        return following.run(follower);
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
