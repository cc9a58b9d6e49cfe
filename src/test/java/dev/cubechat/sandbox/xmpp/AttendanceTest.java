package dev.cubechat.sandbox.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.AppId;
import dev.cubechat.model.DialogDraft;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Secret;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.lab.Faults;
import dev.cubechat.sandbox.world.NewPerson;
import dev.cubechat.sandbox.world.World;
import dev.cubechat.wire.xmpp.Addresses;
import dev.cubechat.wire.xmpp.LastActivity;
import dev.cubechat.wire.xmpp.Ns;
import dev.cubechat.wire.xmpp.Xml;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A session that ends while something of its client is still being handled. */
@Timeout(30)
class AttendanceTest {
    private static final UserId MIRA = new UserId(101);
    private static final UserId JON = new UserId(102);
    private static final DialogId TRIP = new DialogId("65f0a1b2c3d4e5f601020304");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Set<Thread.State> HELD_UP_OR_DONE =
            EnumSet.of(Thread.State.WAITING, Thread.State.TERMINATED);

    private final World world = world();
    private final Addresses addresses = new Addresses(world.appId(), world.chatHost());
    private final Timers timers = new Timers();
    private final Faults faults = new Faults(InstantSource.system(), new Random(13));
    private final List<String> said = new ArrayList<>();
    private final SessionBook sessions = new SessionBook();
    private final Barrier barrier = new Barrier(world, addresses, sessions);
    private final Rooms rooms = new Rooms(world, addresses);
    private final Watchers watchers = new Watchers(new LastActivity(addresses), barrier);
    private final Presences presences = new Presences(world, sessions, watchers, barrier);
    private final Attendance attendance = attendance();
    private final Connection connection = connection("mira");
    private final Session session = session(MIRA, connection);

    @AfterEach
    void close() {
        timers.close();
        world.close();
    }

    @Test
    void who_ends_while_entering_a_room_is_not_in_it() throws Exception {
        Xml entering = presence().attr("to", addresses.occupant(TRIP, MIRA));

        endWhile(() -> rooms.join(session, TRIP, entering));

        assertThat(rooms.present(TRIP)).isEmpty();
    }

    @Test
    void who_ends_while_coming_is_shown_to_nobody() throws Exception {
        Session jon = session(JON, connection("jon"));
        jon.arrive(presence());
        said.clear();

        endWhile(() -> presences.came(session, presence()));
        presences.reveal(MIRA, JON);

        assertThat(said).noneMatch(each -> each.startsWith("jon: <presence"));
    }

    @Test
    void who_is_resumed_just_before_it_is_too_late_goes_on() throws Exception {
        Connection again = connection("again");
        for (int i = 0; i < 2000; i++) {
            Session late = new Session(MIRA, connection, XmppLimits.USUAL, faults);
            late.bind("late", addresses.user(MIRA, "late"));
            sessions.add(late);
            late.startCounting("a1");
            late.lose(connection, NOON.minus(XmppLimits.USUAL.resume()));
            CountDownLatch both = new CountDownLatch(2);
            Thread ending =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        meet(both);
                                        attendance.endLate();
                                    });

            meet(both);
            boolean resumed = late.resume(again, "a1", 0);
            ending.join();

            assertThat(late.isOn(again)).as("still there").isEqualTo(resumed);
            attendance.end(late, null);
        }
    }

    /** Goes on when the other is there, too, both at once. */
    private static void meet(CountDownLatch both) {
        both.countDown();
        while (both.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    private void endWhile(Runnable work) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Thread reader =
                new Thread(
                        () ->
                                session.handle(
                                        connection,
                                        () -> {
                                            pass(begun, enough);
                                            work.run();
                                        }));
        Thread ending = new Thread(() -> attendance.end(session, "conflict"));
        reader.start();
        begun.await();
        ending.start();
        while (!HELD_UP_OR_DONE.contains(ending.getState())) {
            Thread.onSpinWait();
        }
        enough.countDown();
        reader.join();
        ending.join();
    }

    private static void pass(CountDownLatch begun, CountDownLatch enough) {
        begun.countDown();
        try {
            enough.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Xml presence() {
        return Xml.of("presence", Ns.CLIENT);
    }

    private Session session(UserId user, Connection over) {
        Session made = new Session(user, over, XmppLimits.USUAL, faults);
        made.bind("javacli", addresses.user(user, "javacli"));
        sessions.add(made);
        return made;
    }

    private Connection connection(String name) {
        return new Connection(
                name,
                new Nowhere(),
                XmppLimits.USUAL,
                timers,
                (called, fromClient, text) -> said.add(called + ": " + text),
                faults);
    }

    private Attendance attendance() {
        Mailroom mailroom =
                new Mailroom(
                        world, addresses, sessions, barrier, XmppLimits.USUAL, timers, Tap.NONE);
        return new Attendance(
                addresses,
                sessions,
                rooms,
                presences,
                watchers,
                mailroom,
                XmppLimits.USUAL,
                timers,
                () -> NOON,
                new Random(11));
    }

    private static World world() {
        World world = World.inMemory("localhost", () -> NOON, new Random(7));
        world.planting().application(new AppId(9999), new Secret("key"), List.of());
        world.planting()
                .people(
                        Map.of(
                                MIRA, NewPerson.named("mira", new Secret("pw-101"), null),
                                JON, NewPerson.named("jon", new Secret("pw-102"), null)));
        world.planting().dialog(TRIP, MIRA, DialogDraft.group("Trip", List.of(JON)));
        return world;
    }
}
