package dev.cubechat.rest;

import static dev.cubechat.rest.RestWorld.EMPTY_LIST;
import static dev.cubechat.rest.RestWorld.failure;
import static dev.cubechat.rest.RestWorld.list;
import static dev.cubechat.rest.RestWorld.message;
import static dev.cubechat.rest.ScriptedServer.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Whoever waits for the service can be told to stop. */
@Timeout(30)
class StoppingTest {
    @AutoClose private final RestWorld world = new RestWorld();
    private final ScriptedServer server = world.server();

    @Test
    void being_told_to_stop_ends_the_waiting() {
        server.answering(json(503, ""));
        RestClient client =
                world.client(
                        time -> {
                            throw new InterruptedException();
                        });

        Failure failure = failure(() -> client.send(list(), new Keeper("t")));

        assertThat(failure.kind()).isEqualTo(FailureKind.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
        client.close();
    }

    @Test
    void being_told_to_stop_ends_the_waiting_for_an_answer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        server.answering(waiting(asked, end, http -> {}));
        AtomicReference<Failure> failure = new AtomicReference<>();
        Runnable call = () -> failure.set(failure(() -> world.send(message(), new Keeper("t"))));
        Thread caller = Thread.ofVirtual().start(call);

        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();

        assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
        assertThat(failure.get().kind()).isEqualTo(FailureKind.INTERRUPTED);
        end.countDown();
    }

    @Test
    void who_is_stopped_while_waiting_for_a_connection_leaves_it_to_others() throws Exception {
        int places = 5;
        CountDownLatch asked = new CountDownLatch(places);
        CountDownLatch over = new CountDownLatch(1);
        server.answering(waiting(asked, over, json(200, EMPTY_LIST)));
        try (RestClient client = world.client(1)) {
            Runnable call = () -> client.send(list(), new Keeper("t"));
            List<Thread> first = threads(places, call);
            asked.await();
            List<Thread> waiting = threads(places, () -> failure(call::run));
            for (Thread each : waiting) {
                while (each.isAlive() && each.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
                each.interrupt();
                each.join();
            }
            over.countDown();
            for (Thread each : first) {
                each.join();
            }

            assertThat(client.send(list(), new Keeper("t")).items()).isEmpty();
        }
    }

    @Test
    void who_still_asks_when_it_is_closed_is_told_so() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        server.answering(waiting(asked, over, http -> {}));
        RestClient client = world.client(4);
        CompletableFuture<Failure> asking =
                CompletableFuture.supplyAsync(
                        () -> failure(() -> client.send(list(), new Keeper("t"))));
        asked.await();

        client.close();

        Failure during = asking.get(20, TimeUnit.SECONDS);
        Failure after = failure(() -> client.send(list(), new Keeper("t")));
        over.countDown();
        assertThat(during.kind()).isEqualTo(FailureKind.INTERRUPTED);
        assertThat(after.kind()).isEqualTo(FailureKind.INTERRUPTED);
        assertThat(after.sentence()).isEqualTo("Stopped: the way to the service was closed.");
    }

    @Test
    @Timeout(30)
    void who_looked_after_answers_is_gone_with_the_client() throws Exception {
        server.answering(json(200, EMPTY_LIST));

        world.send(list(), new Keeper("t"));

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("cubechat deadlines")) {
                assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
            }
        }
    }

    /** Tells that it was asked, and gives this answer when that is over. */
    private static ScriptedServer.Answer waiting(
            CountDownLatch asked, CountDownLatch over, ScriptedServer.Answer then) {
        return http -> {
            asked.countDown();
            try {
                over.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            then.give(http);
        };
    }

    private static List<Thread> threads(int count, Runnable work) {
        return Stream.generate(() -> Thread.ofPlatform().start(work)).limit(count).toList();
    }
}
