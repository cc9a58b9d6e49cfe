package dev.cubechat.sandbox.xmpp;

import dev.cubechat.model.AppId;
import dev.cubechat.model.DialogChange;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.lab.Faults;
import dev.cubechat.sandbox.world.NewPerson;
import dev.cubechat.sandbox.world.OfflineStore;
import dev.cubechat.sandbox.world.World;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A small world behind a chat face, for plays: four people, and the clients they use. */
final class Stage implements AutoCloseable {
    static final UserId MIRA = new UserId(101);
    static final UserId JON = new UserId(102);
    static final UserId KAI = new UserId(103);
    static final UserId LENA = new UserId(104);
    static final DialogId TRIP = new DialogId("65f0a1b2c3d4e5f601020304");
    static final String ROOM = "9999_65f0a1b2c3d4e5f601020304@muc.localhost";

    final World world;
    final XmppFace face;
    final Faults faults = new Faults(InstantSource.system(), new Random(13));
    final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final List<Client> clients = new ArrayList<>();
    private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final AtomicInteger ids = new AtomicInteger(0x100);

    /** With the sandbox's own limits. */
    static Stage open() {
        return new Stage(XmppLimits.USUAL);
    }

    /** Where lost sessions, and those who do not read, are soon given up. */
    static Stage impatient() {
        return new Stage(limits(Duration.ofSeconds(10), Duration.ofMillis(300)));
    }

    /** Where there is little time to log in. */
    static Stage hasty() {
        return new Stage(limits(Duration.ofSeconds(1), Duration.ofSeconds(60)));
    }

    private static XmppLimits limits(Duration login, Duration resume) {
        return new XmppLimits(
                login, resume, Duration.ofMillis(500), 1024 * 1024, 1024 * 1024, 1000);
    }

    private Stage(XmppLimits limits) {
        world = World.inMemory("localhost", () -> now, new Random(7));
        world.planting().application(new AppId(9999), new Secret("key"), List.of());
        Map<UserId, NewPerson> people = new LinkedHashMap<>();
        for (UserId id : List.of(MIRA, JON, KAI, LENA)) {
            people.put(id, NewPerson.named("user" + id, new Secret("pw-" + id), null));
        }
        world.planting().people(people);
        world.planting().dialog(TRIP, MIRA, DialogDraft.group("Trip", List.of(JON, KAI)));
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        face =
                XmppFace.open(
                        world,
                        TestTls.CONTEXT,
                        free,
                        free,
                        limits,
                        new Random(11),
                        (connection, fromClient, text) -> seen.add(connection + ": " + text),
                        faults);
    }

    /** A client that has said nothing yet. */
    Client tcp() throws Exception {
        return kept(Client.tcp(face.tcpPort()));
    }

    /** A client over WebSocket that has said nothing yet. */
    Client webSocket() throws Exception {
        return kept(Client.webSocket(face.webSocketPort()));
    }

    /** A client that is logged in and available. */
    Client online(UserId user, String resource) throws Exception {
        Client client = bound(user, resource);
        client.says("<presence/>");
        client.hears("<presence");
        client.heard.clear();
        return client;
    }

    /** A client that has logged in and taken a resource. */
    Client bound(UserId user, String resource) throws Exception {
        Client client = loggedIn(user);
        client.binds(resource);
        return client;
    }

    /** A client that has logged in and may take a resource. */
    Client loggedIn(UserId user) throws Exception {
        Client client = tcp();
        client.logsIn(user + "-9999", "pw-" + user);
        return client;
    }

    /** Moves the world's clock on, as a test hook does. */
    void advance(Duration by) {
        now = now.plus(by);
        face.timeHasPassed();
    }

    /** Moves the world's clock on behind the server's back. */
    void advanceUnnoticed(Duration by) {
        now = now.plus(by);
    }

    /** A fresh message id. */
    String id() {
        return "65f0a1c2c3d4e5f6010" + String.format("%05x", ids.getAndIncrement());
    }

    /** The id of the private dialog of these two. */
    String dialog(UserId one, UserId other) {
        return world.dialogs().between(one, other).orElseThrow().id().value();
    }

    /** What waits for this person, and waits no longer then. */
    List<OfflineStore.Kept> waiting(UserId user) {
        return world.offline().take(user, 10_000, 100_000_000).kept();
    }

    /** Takes someone out of a dialog. */
    void remove(UserId by, DialogId dialog, UserId who) {
        world.dialogs().update(by, dialog, DialogChange.removing(List.of(who)));
    }

    private Client kept(Client client) {
        clients.add(client);
        return client;
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.close();
        }
        face.close();
        world.close();
    }
}
