package dev.cubechat.service.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.LongStream;

@Timeout(30)
class InletTest {
    private static final Instant NOW = Instant.parse("2026-01-02T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Inlet inlet = new Inlet(InstantSource.fixed(NOW));

    @Test
    void a_thousand_small_events_have_room() throws Exception {
        LongStream.rangeClosed(1, 1000).forEach(user -> inlet.event(typing(user)));

        assertThat(inlet.next()).contains(new Stamped(NOW, typing(1)));
        assertThat(inlet.next(PATIENCE)).contains(new Stamped(NOW, typing(2)));
        assertThat(inlet.isEmpty()).isFalse();
    }

    @Test
    void a_few_large_ones_fill_it_and_the_connection_waits_until_one_is_taken() throws Exception {
        for (int i = 1; i <= 3; i++) {
            inlet.event(edited(i, 340_000));
        }
        Thread connection =
                Thread.ofPlatform().daemon().start(() -> inlet.event(edited(4, 340_000)));
        while (connection.isAlive() && connection.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        boolean waits = connection.isAlive();

        assertThat(inlet.next()).isPresent();

        assertThat(waits).isTrue();
        assertThat(connection.join(PATIENCE)).isTrue();
        for (int i = 2; i <= 4; i++) {
            assertThat(inlet.next()).contains(new Stamped(NOW, edited(i, 340_000)));
        }
        assertThat(inlet.next()).isEmpty();
    }

    @Test
    void one_that_is_larger_than_all_the_room_comes_through() {
        inlet.event(edited(1, 3_000_000));

        assertThat(inlet.next()).contains(new Stamped(NOW, edited(1, 3_000_000)));
    }

    private static ChatEvent typing(long user) {
        return new ChatEvent.Typing(null, new UserId(user), null, false);
    }

    private static ChatEvent edited(int which, int length) {
        return new ChatEvent.Edited(
                new MessageId("65f0a1c2c3d4e5f60102030" + which),
                null,
                new UserId(102),
                null,
                "ж".repeat(length),
                true,
                Json.Obj.EMPTY);
    }
}
