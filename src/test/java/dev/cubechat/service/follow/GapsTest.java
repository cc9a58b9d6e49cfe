package dev.cubechat.service.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.ConnectionState;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.UserId;
import dev.cubechat.rest.RestClient;
import dev.cubechat.service.call.Requests;
import dev.cubechat.service.line.Stamped;
import dev.cubechat.service.message.Delivering;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class GapsTest {
    private static final Instant NOW = Instant.ofEpochSecond(10_000);

    private final Places places = Places.since(Instant.ofEpochSecond(1_000));
    private final List<ChatEvent> told = new ArrayList<>();
    private final Telling telling =
            new Telling(
                    ListenRequest.EVERYTHING,
                    Set.of(),
                    new Memory(places, new Repeats(), Cursor.none()),
                    stamped -> !told.add(stamped.event()),
                    InstantSource.fixed(NOW));
    private final Timing timing =
            new Timing(ListenRequest.EVERYTHING, telling, () -> ConnectionState.READY);
    private final Gaps gaps =
            new Gaps(
                    new CatchUp(
                            new Requests(GapsTest::down, null, null),
                            new Asking(timing, () -> true),
                            places,
                            Set.of()),
                    places,
                    telling,
                    new Acknowledging(
                            new Delivering(null, new UserId(101), Delivering.Wanted.NOBODY),
                            null,
                            trace -> {}),
                    null,
                    true,
                    trace -> {});

    @Test
    void a_gap_that_is_left_at_the_end_is_not_forgotten_over_what_came_after_it() {
        gaps.lost(Instant.ofEpochSecond(2_000));
        gaps.ready(Instant.ofEpochSecond(2_010));
        gaps.fill();
        tell(1, 9_000);

        gaps.end();
        tell(2, 9_020);

        assertThat(told.get(1))
                .isInstanceOfSatisfying(
                        ChatEvent.Gap.class,
                        gap -> {
                            assertThat(gap.note()).contains("The service is down.");
                            assertThat(gap.lookedUp()).isFalse();
                        });
        assertThat(told).hasSize(3);
        assertThat(places.of(PlaceTest.DIALOG).since()).isEqualTo(1_000);
    }

    @Test
    void a_gap_that_begins_while_all_ends_is_told_and_not_forgotten() {
        gaps.lost(Instant.ofEpochSecond(2_000));
        gaps.end();
        gaps.ready(Instant.ofEpochSecond(2_010));
        gaps.end();

        assertThat(told).hasSize(1).allMatch(ChatEvent.Gap.class::isInstance);
        assertThat(gaps.isOpen()).isTrue();
    }

    private void tell(int number, long second) {
        Message message = PlaceTest.message(number, second);
        telling.tell(
                new Stamped(NOW, new ChatEvent.Arrived(message, true, false, true, null, null)),
                !gaps.isOpen());
    }

    private static RestClient down() {
        throw new Failure(FailureKind.UNREACHABLE, "The service is down.");
    }
}
