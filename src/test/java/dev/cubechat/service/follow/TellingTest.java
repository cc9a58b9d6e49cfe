package dev.cubechat.service.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubechat.json.Json;
import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;
import dev.cubechat.service.line.Stamped;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class TellingTest {
    private static final Instant NOW = Instant.ofEpochSecond(10_000);

    private final Places places = Places.since(Instant.ofEpochSecond(1_000));
    private final List<ChatEvent> told = new ArrayList<>();

    @Test
    void a_message_of_no_known_dialog_is_none_of_those_that_are_followed() {
        Telling telling = telling(Set.of(PlaceTest.DIALOG));

        telling.tell(
                new Stamped(
                        NOW,
                        new ChatEvent.Arrived(
                                PlaceTest.message(1, 9_000).in(null),
                                false,
                                false,
                                true,
                                null,
                                null)),
                true);

        assertThat(told).isEmpty();
    }

    @Test
    void an_edit_that_was_told_as_it_came_is_old_in_the_history_whatever_fields_that_has() {
        Telling telling = telling(Set.of());
        telling.tell(new Stamped(NOW, edit("better", Json.Obj.EMPTY)), true);

        Json.Obj fields = Json.obj().with("color", "red").build();
        boolean again = telling.tellOld(edit("better", fields));
        boolean other = telling.tellOld(edit("best", fields));

        assertThat(again).isFalse();
        assertThat(other).isTrue();
        assertThat(told).hasSize(2);
    }

    @Test
    void an_edit_that_history_told_is_old_when_what_waited_at_the_server_brings_it() {
        Telling telling = telling(Set.of());
        telling.tellOld(edit("better", Json.obj().with("color", "red").build()));

        assertThat(telling.isNew(edit("better", Json.Obj.EMPTY))).isFalse();
        assertThat(telling.isNew(edit("best", Json.Obj.EMPTY))).isTrue();
    }

    @Test
    void a_message_that_history_told_with_its_last_text_is_no_edit_later() {
        Telling telling = telling(Set.of());
        Message message = PlaceTest.message(1, 9_000);
        telling.tellOld(
                new ChatEvent.Arrived(
                        edited(message, "better", NOW.minusSeconds(60)),
                        true,
                        false,
                        true,
                        null,
                        null));

        assertThat(telling.tellOld(edit("better", Json.Obj.EMPTY))).isFalse();
        assertThat(telling.tellOld(edit("best", Json.Obj.EMPTY))).isTrue();
    }

    private static Message edited(Message message, String body, Instant at) {
        return new Message(
                message.id(),
                message.dialogId(),
                message.senderId(),
                null,
                body,
                message.dateSent(),
                null,
                at,
                at,
                List.of(),
                List.of(),
                List.of(),
                Reactions.NONE,
                Json.Obj.EMPTY,
                Json.Obj.EMPTY);
    }

    private static ChatEvent edit(String body, Json.Obj fields) {
        return new ChatEvent.Edited(
                PlaceTest.message(1, 1).id(),
                PlaceTest.DIALOG,
                new UserId(1),
                null,
                body,
                false,
                fields);
    }

    private Telling telling(Set<DialogId> dialogs) {
        return new Telling(
                ListenRequest.EVERYTHING,
                dialogs,
                new Memory(places, new Repeats(), Cursor.none()),
                stamped -> !told.add(stamped.event()),
                InstantSource.fixed(NOW));
    }
}
