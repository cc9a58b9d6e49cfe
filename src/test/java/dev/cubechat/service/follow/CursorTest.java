package dev.cubechat.service.follow;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cubechat.config.StateFolder;
import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    @Test
    void a_message_costs_the_place_of_its_dialog_however_many_dialogs_there_are()
            throws IOException {
        Places places = Places.since(CLOCK.instant());
        for (int dialog = 0; dialog < 1000; dialog++) {
            places.put(new DialogId("%024x".formatted(dialog)), new Place(1772361000));
        }

        try (Cursor cursor = open(asked())) {
            cursor.save(places, true);
            long before = Files.size(file());
            places.tell(PlaceTest.message(1, 1772361001), true);
            cursor.save(places, true);

            assertThat(Files.size(file()) - before).isLessThan(200);
            assertThat(before).isGreaterThan(50_000);
        }
    }

    @Test
    void wherever_it_breaks_off_all_that_was_written_whole_counts() throws IOException {
        Places places = places(1772361000);
        try (Cursor cursor = open(asked())) {
            cursor.save(places, true);
            for (int number = 1; number <= 3; number++) {
                places.tell(PlaceTest.message(number, 1772361000 + number), true);
                cursor.save(places, true);
            }
        }
        byte[] all = Files.readAllBytes(file());
        int whole = Files.readAllLines(file()).getFirst().length();

        for (int length = whole; length <= all.length; length++) {
            byte[] kept = Arrays.copyOf(all, length);
            Files.write(file(), kept);

            Places reached = reached();

            // A line that lacks nothing but its end was written whole, too.
            boolean lacksEnd = length < all.length && all[length] == '\n';
            int lines = new String(kept, UTF_8).split("\n", -1).length - (lacksEnd ? 0 : 1);
            assertThat(reached.of(PlaceTest.DIALOG).told()).hasSize(lines - 1);
            assertThat(reached.of(OPS).since()).isEqualTo(1772361000);
        }
    }

    @Test
    void what_stands_behind_damage_does_not_count() throws IOException {
        Places places = places(1772361000);
        try (Cursor cursor = open(asked())) {
            cursor.save(places, true);
            for (int number = 1; number <= 3; number++) {
                places.tell(PlaceTest.message(number, 1772361000 + number), true);
                cursor.save(places, true);
            }
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        lines.set(2, "\0".repeat(40));
        Files.write(file(), lines);

        assertThat(reached().of(PlaceTest.DIALOG).told()).hasSize(1);
    }

    @Test
    void a_cursor_of_earlier_versions_which_has_only_whole_lines_is_as_good() throws IOException {
        String line =
                "{\"v\":1,\"user_id\":7,\"at\":\"2026-03-01T10:30:00Z\",\"begun\":\"2026-03-01T10:00:00Z\",\"floor\":1772359200,\"dialogs\":{\"65f0a1b2c3d4e5f601020304\":{\"since\":%d,\"told\":{}}}}\n";
        Files.createDirectories(file().getParent());
        Files.writeString(file(), line.formatted(5) + line.formatted(6) + "{\"v\":1,\"user");

        assertThat(reached().of(OPS).since()).isEqualTo(6);
    }

    @Test
    void what_is_kept_after_many_changes_is_what_was_told() throws IOException {
        Places places = places(1772361000);
        try (Cursor cursor = open(asked())) {
            for (int number = 1; number <= 2000; number++) {
                places.tell(PlaceTest.message(number, 1772361000 + number / 10), true);
                cursor.save(places, true);
            }
        }

        assertThat(reached().of(PlaceTest.DIALOG).told())
                .isEqualTo(places.of(PlaceTest.DIALOG).told());
        assertThat(Files.size(file())).isLessThan(4_300_000);
    }

    @Test
    void the_last_edits_that_were_told_are_known_to_the_next_run() {
        Places places = places(1772361000);
        places.edits().tell(edit(1, "first"));
        try (Cursor cursor = open(asked())) {
            cursor.save(places, true);
            places.edits().tell(edit(2, "second"));
            places.edits().tell(edit(1, "first, again"));
            cursor.save(places, true);
        }

        ToldEdits edits = reached().edits();

        assertThat(edits.haveTold(edit(1, "first, again"))).isTrue();
        assertThat(edits.haveTold(edit(1, "first"))).isFalse();
        assertThat(edits.haveTold(edit(2, "second"))).isTrue();
        assertThat(edits.haveTold(edit(3, "third"))).isFalse();
    }

    @Test
    void however_many_edits_there_are_the_file_has_the_last_hundred() throws IOException {
        Places places = places(1772361000);
        try (Cursor cursor = open(asked())) {
            for (int number = 1; number <= 1000; number++) {
                places.edits().tell(edit(number, "text"));
                places.settle();
                cursor.save(places, true);
            }
        }

        ToldEdits edits = reached().edits();

        assertThat(edits.all()).hasSize(100);
        assertThat(edits.haveTold(edit(901, "text"))).isTrue();
        assertThat(edits.haveTold(edit(900, "text"))).isFalse();
    }

    private static ChatEvent.Edited edit(int number, String body) {
        return new ChatEvent.Edited(
                PlaceTest.message(number, 1).id(),
                PlaceTest.DIALOG,
                new UserId(1),
                null,
                body,
                false,
                Json.Obj.EMPTY);
    }

    private Places reached() {
        try (Cursor cursor = open(asked())) {
            return cursor.reached().orElseThrow().places();
        }
    }

    private Path file() {
        return states.resolve("home").resolve("cursor-c.json");
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
