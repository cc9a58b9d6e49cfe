package dev.cubechat.service.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class RepeatsTest {
    private static final MessageId MESSAGE = MessageId.ofHex("65f0a1c2c3d4e5f601020305");
    private final Repeats repeats = new Repeats();

    @Test
    void the_copy_of_an_edit_is_no_news_but_an_edit_back_is() {
        boolean first = repeats.isNew(edit("a"));
        boolean copy = repeats.isNew(edit("a"));
        boolean second = repeats.isNew(edit("b"));
        boolean back = repeats.isNew(edit("a"));

        assertThat(first).isTrue();
        assertThat(copy).isFalse();
        assertThat(second).isTrue();
        assertThat(back).isTrue();
    }

    @Test
    void a_reaction_that_comes_back_after_it_was_removed_is_news() {
        boolean added = repeats.isNew(reaction("+1", null));
        boolean copy = repeats.isNew(reaction("+1", null));
        boolean removed = repeats.isNew(reaction(null, "+1"));
        boolean again = repeats.isNew(reaction("+1", null));

        assertThat(added).isTrue();
        assertThat(copy).isFalse();
        assertThat(removed).isTrue();
        assertThat(again).isTrue();
    }

    @Test
    void each_reader_is_told_of_once() {
        boolean first = repeats.isNew(read(1));
        boolean copy = repeats.isNew(read(1));
        boolean other = repeats.isNew(read(2));

        assertThat(first).isTrue();
        assertThat(copy).isFalse();
        assertThat(other).isTrue();
    }

    @Test
    void the_copy_of_a_system_message_is_no_news_where_it_has_an_id() {
        ChatEvent named = new ChatEvent.Notice(MESSAGE, new UserId(1), "go", Json.Obj.EMPTY);
        ChatEvent nameless = new ChatEvent.Notice(null, new UserId(1), "go", Json.Obj.EMPTY);

        assertThat(repeats.isNew(named)).isTrue();
        assertThat(repeats.isNew(named)).isFalse();
        assertThat(repeats.isNew(nameless)).isTrue();
        assertThat(repeats.isNew(nameless)).isTrue();
    }

    @Test
    void typing_is_always_news() {
        ChatEvent typing = new ChatEvent.Typing(null, new UserId(1), new UserId(1), false);

        assertThat(repeats.isNew(typing)).isTrue();
        assertThat(repeats.isNew(typing)).isTrue();
    }

    @Test
    void what_is_long_ago_is_forgotten_instead_of_filling_the_memory() {
        repeats.isNew(edit("a"));
        for (long reader = 1; reader <= 10_000; reader++) {
            repeats.isNew(read(reader));
        }

        assertThat(repeats.isNew(edit("a"))).isTrue();
        assertThat(repeats.isNew(read(10_000))).isFalse();
    }

    @Test
    void what_history_had_of_a_long_absence_is_no_news_when_the_server_kept_it_as_well() {
        int missed = 30_000;
        for (int number = 1; number <= missed; number++) {
            repeats.isNew(arrived(number));
        }

        List<Integer> twice =
                IntStream.rangeClosed(1, missed)
                        .filter(number -> repeats.isNew(arrived(number)))
                        .boxed()
                        .toList();

        assertThat(twice).isEmpty();
    }

    private static ChatEvent arrived(int number) {
        return new ChatEvent.Arrived(PlaceTest.message(number, 1), true, false, true, null, null);
    }

    private static ChatEvent edit(String body) {
        return new ChatEvent.Edited(
                MESSAGE, null, new UserId(1), null, body, false, Json.Obj.EMPTY);
    }

    private static ChatEvent reaction(String added, String removed) {
        return new ChatEvent.Reacted(MESSAGE, null, new UserId(1), added, removed);
    }

    private static ChatEvent read(long reader) {
        return new ChatEvent.Read(MESSAGE, null, new UserId(reader), null);
    }
}
