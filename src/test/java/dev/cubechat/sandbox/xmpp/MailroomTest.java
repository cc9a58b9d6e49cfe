package dev.cubechat.sandbox.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.AppId;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.lab.Faults;
import dev.cubechat.sandbox.world.OfflineStore;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What is brought and what is kept when people come and go meanwhile. */
@Timeout(30)
class MailroomTest {
    private static final UserId JON = new UserId(102);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Set<Thread.State> HELD_UP_OR_DONE =
            EnumSet.of(Thread.State.WAITING, Thread.State.BLOCKED, Thread.State.TERMINATED);

    private final World world = world();
    private final Timers timers = new Timers();
    private final Faults faults = new Faults(InstantSource.system(), new Random(13));
    private final SessionBook sessions = new SessionBook();
    private final Mailroom mailroom = mailroom();

    @AfterEach
    void close() {
        timers.close();
        world.close();
    }

    @Test
    void what_waits_for_somebody_still_waits_when_the_session_ends_while_it_comes() {
        keep(1);
        keep(2);
        Session session = session("javacli-2");
        session.end("conflict");

        mailroom.came(session, presence());

        assertThat(waiting()).hasSize(2);
    }

    @Test
    void nobody_comes_while_it_is_decided_whether_a_message_is_brought_or_kept() throws Exception {
        Session session = session("javacli-2");
        Thread arrival = new Thread(() -> mailroom.came(session, presence()));

        boolean cameMeanwhile =
                world.alone(
                        () -> {
                            arrival.start();
                            while (!HELD_UP_OR_DONE.contains(arrival.getState())) {
                                Thread.onSpinWait();
                            }
                            return session.isAvailable();
                        });
        arrival.join();

        assertThat(cameMeanwhile).isFalse();
        assertThat(session.isAvailable()).isTrue();
    }

    @Test
    void while_not_all_is_brought_what_is_new_waits_behind_it() {
        for (int i = 0; i <= XmppLimits.USUAL.portion(); i++) {
            keep(i);
        }
        mailroom.came(session("javacli-2"), presence());

        mailroom.delivery(JON, message("new")).run();

        assertThat(waiting()).hasSize(2).last().asString().contains("id=\"new\"");
    }

    @Test
    void what_a_session_did_not_deliver_stands_again_where_it_stood() {
        for (int i = 0; i <= XmppLimits.USUAL.portion(); i++) {
            keep(i);
        }
        Session session = session("javacli-2");
        session.startCounting(null);
        mailroom.came(session, presence());

        List<Parcel> left = session.end("conflict").orElseThrow().unacknowledged();
        mailroom.redeliver(JON, left);

        assertThat(waiting())
                .hasSize(XmppLimits.USUAL.portion() + 1)
                .first()
                .asString()
                .contains("id=\"0\"");
        mailroom.came(session("javacli-3"), presence());
        mailroom.delivery(JON, message("new")).run();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void what_a_session_gives_back_stands_before_what_came_after_its_end() {
        Session session = session("javacli-2");
        session.startCounting(null);
        mailroom.came(session, presence());
        mailroom.delivery(JON, message("first")).run();

        List<Parcel> left = session.end("conflict").orElseThrow().unacknowledged();
        mailroom.delivery(JON, message("second")).run();
        mailroom.redeliver(JON, left);

        assertThat(waiting())
                .satisfiesExactly(
                        one -> assertThat(one).contains("first"),
                        two -> assertThat(two).contains("second"));
    }

    private void keep(int id) {
        OfflineStore offline = world.offline();
        offline.keep(
                JON, new OfflineStore.Kept(offline.newPlace(), "<message id='" + id + "'/>", NOON));
    }

    private static Xml message(String id) {
        return Xml.of("message", Ns.CLIENT).attr("id", id);
    }

    private List<String> waiting() {
        return world.offline().take(JON, 100_000, 100_000_000).kept().stream()
                .map(OfflineStore.Kept::stanza)
                .toList();
    }

    private static Xml presence() {
        return Xml.of("presence", Ns.CLIENT);
    }

    private Session session(String resource) {
        Connection connection =
                new Connection("TCP 1", new Nowhere(), XmppLimits.USUAL, timers, Tap.NONE, faults);
        Session session = new Session(JON, connection, XmppLimits.USUAL, faults);
        session.bind(resource, "102-9999@localhost/" + resource);
        sessions.add(session);
        return session;
    }

    private Mailroom mailroom() {
        Addresses addresses = new Addresses(world.appId(), world.chatHost());
        Barrier barrier = new Barrier(world, addresses, sessions);
        return new Mailroom(
                world, addresses, sessions, barrier, XmppLimits.USUAL, timers, Tap.NONE);
    }

    private static World world() {
        World world = World.inMemory("localhost", () -> NOON, new Random(7));
        world.planting().application(new AppId(9999), new Secret("key"), List.of());
        return world;
    }
}
