package dev.cubechat.service.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.config.StateFolder;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

class CursorTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-03-01T10:30:00Z"));
    private static final DialogId OPS = new DialogId("65f0a1b2c3d4e5f601020304");
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir private Path states;

    @Test
    void a_place_waits_only_a_moment_for_the_disk() {
        try (Cursor cursor = open(asked())) {
            assertThat(cursor.nap(LONG)).isEqualTo(LONG);

            cursor.save(places(1772361000), true);

            assertThat(cursor.nap(LONG)).isLessThanOrEqualTo(Duration.ofMillis(250));
        }
    }

    @Test
    void where_each_is_to_be_kept_none_waits() {
        try (Cursor cursor = open(asked().keepingEach(true))) {
            cursor.save(places(1772361000), true);

            assertThat(cursor.nap(LONG)).isEqualTo(LONG);
        }
    }

    @Test
    void the_next_run_goes_on_at_the_newest_place() {
        try (Cursor cursor = open(asked())) {
            cursor.save(places(1772361000), true);
            cursor.save(places(1772361005), true);
        }

        try (Cursor cursor = open(asked())) {
            assertThat(cursor.reached().orElseThrow().places().of(OPS).since())
                    .isEqualTo(1772361005);
        }
    }

    private Cursor open(ListenRequest request) {
        return Cursor.open(request, new StateFolder(states, "home", true), new UserId(7), CLOCK);
    }

    private static ListenRequest asked() {
        return ListenRequest.EVERYTHING.withCursor("c");
    }

    private static Places places(long second) {
        Places places = Places.since(CLOCK.instant());
        places.put(OPS, new Place(second));
        return places;
    }
}
