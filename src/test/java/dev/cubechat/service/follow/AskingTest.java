package dev.cubechat.service.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.service.line.Stamped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The service is silent, and the follower is not to be. */
@Timeout(30)
class AskingTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final ListenRequest WITH_SIGNS_OF_LIFE =
            ListenRequest.EVERYTHING.withHeartbeat(Duration.ofMillis(10));

    private final List<ChatEvent> told = new ArrayList<>();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final CompletableFuture<Boolean> brokenOff = new CompletableFuture<>();

    @Test
    void signs_of_life_come_while_an_answer_is_awaited() {
        Asking asking = asking(WITH_SIGNS_OF_LIFE, () -> true, LONG);

        String answer = asking.ask(Asking.Patience.LONG, this::slow);

        assertThat(answer).isEqualTo("here");
        assertThat(told).hasSize(3).allMatch(ChatEvent.Heartbeat.class::isInstance);
    }

    @Test
    void the_end_of_the_time_is_the_end_of_a_question_too() throws Exception {
        Asking asking =
                asking(
                        ListenRequest.EVERYTHING.until(new Ending(0, Duration.ofMillis(100), null)),
                        () -> true,
                        LONG);

        Failure failure = failure(asking, Asking.Patience.LONG);

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence()).contains("before the time was over");
        assertThat(brokenOff.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void silence_without_an_event_counts_as_idle_after_a_while() {
        Ending idle = new Ending(0, null, Duration.ofMillis(1));
        Asking asking = asking(ListenRequest.EVERYTHING.until(idle), () -> true, SHORT);

        assertThat(failure(asking, Asking.Patience.LONG).sentence()).contains("gave no answer");
    }

    @Test
    void what_came_meanwhile_does_not_wait_longer_than_a_while() {
        Asking asking = asking(ListenRequest.EVERYTHING, () -> false, SHORT);

        assertThat(failure(asking, Asking.Patience.WHILE_QUIET).sentence())
                .contains("gave no answer");
    }

    @Test
    void where_nothing_else_waits_a_slow_answer_is_as_good() {
        Asking asking = asking(WITH_SIGNS_OF_LIFE, () -> true, Duration.ofMillis(1));

        assertThat(asking.ask(Asking.Patience.WHILE_QUIET, this::slow)).isEqualTo("here");
    }

    @Test
    void what_goes_wrong_with_the_question_is_what_the_follower_gets() {
        Asking asking = asking(ListenRequest.EVERYTHING, () -> true, LONG);
        Failure gone = new Failure(FailureKind.NOT_FOUND, "It is gone.");

        Failure failure =
                catchThrowableOfType(
                        Failure.class,
                        () ->
                                asking.ask(
                                        Asking.Patience.LONG,
                                        () -> {
                                            throw gone;
                                        }));

        assertThat(failure).isSameAs(gone);
    }

    @Test
    void who_is_told_to_stop_stops() {
        Asking asking = asking(ListenRequest.EVERYTHING, () -> true, LONG);
        Thread.currentThread().interrupt();

        Failure failure = failure(asking, Asking.Patience.LONG);

        assertThat(failure.kind()).isEqualTo(FailureKind.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    private Failure failure(Asking asking, Asking.Patience patience) {
        return catchThrowableOfType(Failure.class, () -> asking.ask(patience, this::never));
    }

    private Asking asking(ListenRequest request, BooleanSupplier quiet, Duration aWhile) {
        Telling telling =
                new Telling(request, Set.of(), Memory.empty(), this::tell, InstantSource.system());
        Timing timing = new Timing(request, telling, () -> ConnectionState.READY);
        timing.begin();
        return new Asking(timing, quiet, aWhile, aWhile);
    }

    private boolean tell(Stamped stamped) {
        told.add(stamped.event());
        if (told.size() == 3) {
            answered.countDown();
        }
        return false;
    }

    /** Answers when three things were told. */
    private String slow() {
        await(answered);
        return "here";
    }

    private String never() {
        await(new CountDownLatch(1));
        return "never";
    }

    private void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            brokenOff.complete(true);
            throw new IllegalStateException(stop);
        }
    }
}
