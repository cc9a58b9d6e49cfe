package dev.cubechat.service.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

class PlaceTest {
    private static final long NOON = 1_772_366_400;
    static final DialogId DIALOG = new DialogId("65f0000000000000000000d1");

    @Test
    void what_was_told_is_known_and_what_was_sent_beside_it_is_not() {
        Place place = new Place(NOON);
        place.tell(message(1, NOON + 5));
        place.settle();

        assertThat(place.isPast(message(1, NOON + 5))).isTrue();
        assertThat(place.isPast(message(2, NOON + 5))).isFalse();
        assertThat(place.isPast(message(3, NOON + 4))).isFalse();
    }

    @Test
    void of_the_second_it_began_in_only_later_ids_are_news() {
        Place place = new Place(NOON, id(5), Set.of(), Map.of());

        assertThat(place.isPast(message(4, NOON))).isTrue();
        assertThat(place.isPast(message(5, NOON))).isTrue();
        assertThat(place.isPast(message(6, NOON))).isFalse();
        assertThat(place.isPast(message(4, NOON + 1))).isFalse();
    }

    @Test
    void of_the_second_it_began_in_those_are_old_that_were_there_whoever_has_the_lower_id() {
        Place place = new Place(NOON, id(5), Set.of(id(5), id(7)), Map.of());

        assertThat(place.isPast(message(5, NOON))).isTrue();
        assertThat(place.isPast(message(7, NOON))).isTrue();
        assertThat(place.isPast(message(4, NOON))).isFalse();
        assertThat(place.isPast(message(6, NOON))).isFalse();
        assertThat(place.hasTold(id(7))).isFalse();
        assertThat(place.isBehind(NOON, id(7))).isFalse();
    }

    @Test
    void after_a_message_of_its_second_only_older_ids_of_the_same_maker_are_past() {
        Message ask = message("65f00000aaaaaaaaaa000005", NOON);
        Place place = Place.after(ask);

        assertThat(place.isPast(ask)).isTrue();
        assertThat(place.isPast(message("65f00000aaaaaaaaaa000004", NOON))).isTrue();
        assertThat(place.isPast(message("65f00000aaaaaaaaaa000006", NOON))).isFalse();
        assertThat(place.isPast(message("65f000000000000000000001", NOON))).isFalse();
    }

    @Test
    void it_moves_up_two_minutes_behind_what_was_told() {
        Place place = new Place(NOON);
        tell(place, NOON + 600);

        assertThat(place.since()).isEqualTo(NOON + 480);
        assertThat(place.isPast(message(99, NOON + 470))).isTrue();
        assertThat(place.isPast(message(99, NOON + 490))).isFalse();
    }

    @Test
    void while_something_is_missing_it_stays() {
        Place place = new Place(NOON);

        place.tell(message(1, NOON + 6000));

        assertThat(place.since()).isEqualTo(NOON);
    }

    @Test
    void one_message_from_the_future_does_not_move_it() {
        Place place = new Place(NOON);
        LongStream.range(1, 8).forEach(n -> place.tell(message(n, NOON + n)));
        place.tell(message(8, NOON + 90_000));
        LongStream.range(9, 800)
                .forEach(
                        n -> {
                            place.tell(message(n, NOON + n));
                            place.settle();
                        });

        assertThat(place.isPast(message(900, NOON + 801))).isFalse();
        assertThat(place.since()).isLessThan(NOON + 800);
    }

    @Test
    void however_busy_the_dialog_it_keeps_some_hundred_ids() {
        Place place = new Place(NOON);
        LongStream.range(0, 5000)
                .forEach(
                        n -> {
                            place.tell(message(n, NOON + n / 50));
                            place.settle();
                        });

        assertThat(place.told()).hasSizeLessThan(400);
        assertThat(place.isPast(message(0, NOON))).isTrue();
        assertThat(place.isPast(message(4999, NOON + 99))).isTrue();
        assertThat(place.isPast(message(5001, NOON + 99))).isFalse();
    }

    @Test
    void all_of_one_second_are_kept_however_many() {
        Place place = new Place(NOON);
        LongStream.range(0, 2000)
                .forEach(
                        n -> {
                            place.tell(message(n, NOON));
                            place.settle();
                        });

        assertThat(LongStream.range(0, 2000)).allMatch(n -> place.isPast(message(n, NOON)));
        assertThat(place.isPast(message(2001, NOON))).isFalse();
    }

    @Test
    void a_newest_message_from_a_slow_clock_does_not_hide_what_came_before_it() {
        Place place = new Place(0);
        tell(place, 10_000);

        boolean known = place.isBehind(10_000, id(10_000));
        boolean slow = place.isBehind(9_000, id(77));

        assertThat(known).isFalse();
        assertThat(slow).isTrue();
    }

    @Test
    void a_dialog_that_was_silent_all_the_time_need_not_be_looked_into() {
        Place place = new Place(10_000);

        assertThat(place.isBehind(9_999, id(77))).isFalse();
        assertThat(place.isBehind(10_000, id(77))).isTrue();
    }

    @Test
    void a_cursor_reads_what_it_wrote() {
        Places places = Places.since(Instant.ofEpochSecond(NOON));
        places.put(
                DIALOG, new Place(NOON + 5, id(7), Set.of(id(7), id(9)), Map.of(id(8), NOON + 9)));
        CursorText.Content content =
                new CursorText.Content(new UserId(102), Instant.ofEpochSecond(NOON), places);

        String text = CursorText.write(content);

        assertThat(CursorText.read(text).map(CursorText::write)).contains(text);
        assertThat(text)
                .isEqualTo(
                        """
                        {"v":1,"user_id":102,"at":"2026-03-01T12:00:00Z",\
                        "begun":"2026-03-01T12:00:00Z","floor":1772366400,\
                        "dialogs":{"65f0000000000000000000d1":{"since":1772366405,\
                        "after":"000000000000000000000007",\
                        "before":["000000000000000000000007","000000000000000000000009"],\
                        "told":{"000000000000000000000008":1772366409}}}}\
                        """);
    }

    @Test
    void a_cursor_that_does_not_know_all_of_its_first_second_goes_by_the_ids() {
        String older =
                """
                {"v":1,"user_id":102,"at":"2026-03-01T12:00:00Z",\
                "begun":"2026-03-01T12:00:00Z","floor":1772366400,\
                "dialogs":{"65f0000000000000000000d1":{"since":1772366405,\
                "after":"000000000000000000000007","told":{}}}}\
                """;

        Place place = CursorText.read(older).orElseThrow().places().of(DIALOG);

        assertThat(place.isPast(message(6, NOON + 5))).isTrue();
        assertThat(place.isPast(message(8, NOON + 5))).isFalse();
        assertThat(CursorText.read(older).map(CursorText::write)).contains(older);
    }

    @Test
    void what_is_no_cursor_is_not_taken_for_one() {
        assertThat(CursorText.read("")).isEmpty();
        assertThat(CursorText.read("{\"v\":2}")).isEmpty();
        assertThat(CursorText.read("{\"v\":1,\"user_id\":102}")).isEmpty();
        assertThat(CursorText.read("{\"v\":1,\"user_id\":102,\"at\":\"x\",\"begun\":\"y\"}"))
                .isEmpty();
    }

    private static void tell(Place place, long second) {
        place.tell(message(second, second));
        place.settle();
    }

    private static MessageId id(long number) {
        return MessageId.ofHex("%024x".formatted(number));
    }

    static Message message(long number, long sent) {
        return message("%024x".formatted(number), sent);
    }

    private static Message message(String id, long sent) {
        return new Message(
                MessageId.ofHex(id),
                DIALOG,
                new UserId(101),
                null,
                "text",
                sent,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                Reactions.NONE,
                Json.Obj.EMPTY,
                Json.Obj.EMPTY);
    }
}
