package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.lab.Faults;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.LastActivity;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.PrivacyLists;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

import javax.net.ssl.SSLContext;

/**
 * The chat side of a world: XMPP with TLS from the first byte, and XMPP over WebSocket with TLS.
 * Whoever opens it closes it.
 */
public final class XmppFace implements AutoCloseable {
    private static final Duration GRACE = Duration.ofMillis(200);
    private final SessionBook sessions = new SessionBook();
    private final Timers timers = new Timers();
    private final Set<Thread> writers = ConcurrentHashMap.newKeySet();
    private final Listener tcp;
    private final Listener webSocket;
    private final XmppLimits limits;
    private final Tap tap;
    private final Faults faults;
    private final String domain;
    private final Login login;
    private final Attendance attendance;
    private final Rooms rooms;
    private final Desks desks;

    private XmppFace(
            World world,
            SSLContext tls,
            InetSocketAddress tcpAddress,
            InetSocketAddress webSocketAddress,
            XmppLimits limits,
            RandomGenerator random,
            Tap tap,
            Faults faults)
            throws IOException {
        Addresses addresses = new Addresses(world.appId(), world.chatHost());
        this.limits = limits;
        this.tap = tap;
        this.faults = faults;
        this.domain = addresses.domain();
        this.login = new Login(world, addresses);
        this.tcp = new Listener("TCP", tcpAddress, tls, limits, new TcpTalk(this::stream), faults);
        try {
            this.webSocket =
                    new Listener(
                            "WS",
                            webSocketAddress,
                            tls,
                            limits,
                            new WsTalk(this::stream, limits),
                            faults);
        } catch (IOException taken) {
            tcp.close();
            throw taken;
        }
        Barrier barrier = new Barrier(world, addresses, sessions);
        Mailroom mailroom = new Mailroom(world, addresses, sessions, barrier, limits, timers, tap);
        this.rooms = new Rooms(world, addresses);
        LastActivity activity = new LastActivity(addresses);
        Watchers watchers = new Watchers(activity, barrier);
        Presences presences = new Presences(world, sessions, watchers, barrier);
        RosterDesk roster =
                new RosterDesk(world, addresses, sessions, mailroom, presences, barrier);
        this.attendance =
                new Attendance(
                        addresses,
                        sessions,
                        rooms,
                        presences,
                        watchers,
                        mailroom,
                        limits,
                        timers,
                        world::now,
                        random);
        this.desks =
                new Desks(
                        new MessageDesk(world, addresses, mailroom, barrier),
                        new PresenceDesk(addresses, mailroom, rooms, presences, roster),
                        new IqDesk(
                                addresses,
                                sessions,
                                barrier,
                                handlers(
                                        new Discovery(world, addresses, rooms),
                                        new LastSeen(world, sessions, watchers, barrier, activity),
                                        roster,
                                        new PrivacyDesk(
                                                world, sessions, new PrivacyLists(addresses)))));
        world.listen(
                new Deliveries(world, addresses, barrier, mailroom, rooms, attendance, roster));
        tcp.start();
        webSocket.start();
    }

    /**
     * Opens both doors.
     *
     * @param tcpAddress where to listen for TCP; port 0 takes a free one
     * @param webSocketAddress where to listen for WebSocket; port 0 takes a free one
     * @param random for the ids that let a client resume, so it must not be guessable outside tests
     * @param tap sees all that passes
     * @param faults the troubles to make on purpose
     * @throws Failure where a port cannot be had
     */
    public static XmppFace open(
            World world,
            SSLContext tls,
            InetSocketAddress tcpAddress,
            InetSocketAddress webSocketAddress,
            XmppLimits limits,
            RandomGenerator random,
            Tap tap,
            Faults faults) {
        try {
            return new XmppFace(
                    world, tls, tcpAddress, webSocketAddress, limits, random, tap, faults);
        } catch (IOException taken) {
            throw new Failure(
                    FailureKind.UNREACHABLE,
                    "The sandbox cannot listen for chat on " + taken.getMessage() + ".",
                    taken);
        }
    }

    public int tcpPort() {
        return tcp.port();
    }

    public int webSocketPort() {
        return webSocket.port();
    }

    /** Whether the person looks at a device that messages reach at once, and needs no push. */
    public boolean isAttentive(UserId user) {
        return sessions.available(user).stream().anyMatch(Session::isAttended);
    }

    /** Those whom messages reach at once. */
    public List<UserId> online() {
        return sessions.all().stream()
                .filter(Session::isAvailable)
                .map(Session::user)
                .distinct()
                .toList();
    }

    /**
     * Says in the rooms, besides what the standard says, what SDK 4 to 6 look for: without it their
     * joining and leaving never ends (xmpp.md, section 27.11).
     */
    public void settleJoins() {
        rooms.settleJoins();
    }

    /** Breaks all connections of a person, as a torn cable would: nobody hears a word. */
    public void cut(UserId user) {
        sessions.of(user).forEach(attendance::cut);
    }

    /** The world's clock was moved on: who was lost for too long by now is given up. */
    public void timeHasPassed() {
        attendance.endLate();
    }

    /** Says good-bye to everyone and closes the doors. */
    @Override
    public void close() {
        try (timers) {
            try (tcp;
                    webSocket) {
                sessions.all().forEach(session -> attendance.end(session, "system-shutdown"));
            }
            awaitWriters();
        } catch (IOException failed) {
            throw new Failure(
                    FailureKind.UNREACHABLE, "The chat face did not close its sockets.", failed);
        }
    }

    /**
     * What they could not write is kept when they have ended, which takes them no time any more.
     */
    private void awaitWriters() {
        try {
            long end = System.nanoTime() + GRACE.toNanos();
            for (Thread writer : writers) {
                writer.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private ClientStream stream(String name, Link link) {
        Connection connection = new Connection(name, link, limits, timers, tap, faults);
        Thread writer = Thread.ofVirtual().name(name + " out").unstarted(() -> write(connection));
        writers.add(writer);
        writer.start();
        ClientStream stream =
                new ClientStream(connection, domain, login, attendance, desks, limits, tap, faults);
        Future<?> tooLate =
                timers.after(
                        limits.login(),
                        () -> {
                            if (!stream.isReady()) {
                                connection.cut();
                            }
                        });
        stream.whenReady(() -> tooLate.cancel(false));
        return stream;
    }

    private void write(Connection connection) {
        try {
            connection.run();
        } finally {
            writers.remove(Thread.currentThread());
        }
    }

    private static Map<String, IqHandler> handlers(
            Discovery discovery, LastSeen lastSeen, RosterDesk roster, PrivacyDesk privacy) {
        Map<String, IqHandler> handlers = new HashMap<>(SmallAnswers.byNamespace());
        handlers.put(Ns.DISCO_INFO, discovery::info);
        handlers.put(Ns.DISCO_ITEMS, discovery::items);
        handlers.put(Ns.LAST, lastSeen::ask);
        handlers.put(Ns.ROSTER, roster::answer);
        handlers.put(Ns.PRIVACY, privacy::answer);
        handlers.put(Ns.STATUS_STREAMING, lastSeen::watch);
        return handlers;
    }
}
