package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cubechat.json.Json;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogQuery;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Page;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class DialogCodecTest {

    @Test
    void a_list_of_dialogs_is_read_and_written_back_as_it_was() {
        Json sample = Samples.read("dialogs.json");

        Page<Dialog> page = PageCodec.read(sample, DialogCodec::read);

        Dialog climbers = page.items().getFirst();
        assertThat(page.total()).hasValue(1);
        assertThat(climbers.id()).isEqualTo(new DialogId("65f0a1b2c3d4e5f601020304"));
        assertThat(climbers.type()).isEqualTo(DialogType.GROUP);
        assertThat(climbers.occupantIds())
                .containsExactly(new UserId(1234567), new UserId(1234568));
        assertThat(climbers.unread()).isEqualTo(1);
        assertThat(climbers.lastMessage())
                .isEqualTo(
                        new Dialog.LastMessage(
                                new MessageId("65f0a1c2c3d4e5f601020305"),
                                "see you at 6",
                                new UserId(1234568),
                                1772361000L,
                                null));
        assertThat(PageCodec.write(page, DialogCodec::write)).isEqualTo(sample);
    }

    @Test
    void a_dialog_without_messages_has_no_last_message() {
        Json sample = Samples.read("dialog-new.json");

        Dialog dialog = DialogCodec.read(sample);

        assertThat(dialog.lastMessage()).isNull();
        assertThat(dialog.roomJid()).isNull();
        assertThat(dialog.peerOf(new UserId(1234567))).contains(new UserId(1234568));
        assertThat(DialogCodec.write(dialog)).isEqualTo(sample);
    }

    @Test
    void numbers_and_truths_may_be_text_and_times_numbers() {
        Dialog hall = DialogCodec.read(Samples.read("dialog-of-strings.json"));

        assertThat(hall.type()).isEqualTo(DialogType.PUBLIC);
        assertThat(hall.ownerId()).isEqualTo(new UserId(1234567));
        assertThat(hall.occupantsCount()).isEqualTo(812);
        assertThat(hall.adminIds()).containsExactly(new UserId(1234568));
        assertThat(hall.pinnedMessageIds())
                .containsExactly(new MessageId("65f0a1c2c3d4e5f601020305"));
        assertThat(hall.lastMessage().dateSent()).isEqualTo(1772361000L);
        assertThat(hall.unread()).isNull();
        assertThat(hall.muted()).isTrue();
        assertThat(hall.allowPreview()).isTrue();
        assertThat(hall.extensions()).isEqualTo(Map.of("location", "Hall 2", "floor", "3"));
        assertThat(hall.createdAt()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"1, BROADCAST", "2, GROUP", "3, PRIVATE", "4, PUBLIC", "5, MEETING"})
    void public_is_4_and_broadcast_1_whatever_the_old_guide_says(int number, DialogType type) {
        Dialog dialog = DialogCodec.read(ofType(Integer.toString(number)));

        assertThat(dialog.type()).isEqualTo(type);
        assertThat(DialogCodec.write(dialog).get("type")).isEqualTo(Json.of(number));
    }

    @Test
    void a_dialog_of_an_unknown_type_is_named() {
        Failure failure = catchThrowableOfType(Failure.class, () -> DialogCodec.read(ofType("6")));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence())
                .isEqualTo(
                        "Dialog 65f0a1b2c3d4e5f601020304 is of type 6, which this program does not"
                                + " know.");
    }

    @Test
    void a_dialog_of_an_unknown_type_does_not_keep_the_others_from_being_listed() {
        String dialogs =
                "[{\"_id\":\"65f0a1b2c3d4e5f601020304\",\"type\":6},"
                        + "{\"_id\":\"65f0a1b2c3d4e5f601020305\",\"type\":2}]";
        byte[] body = ("{\"total_entries\":2,\"items\":" + dialogs + "}").getBytes(UTF_8);

        Page<Dialog> page =
                DialogCalls.list(new DialogQuery(List.of(), 100, 0))
                        .decoder()
                        .decode(new Reply(200, body));
        Found found = Found.read(Samples.parse("{\"results\":{\"dialogs\":" + dialogs + "}}"));

        assertThat(page.items())
                .extracting(Dialog::id)
                .containsExactly(new DialogId("65f0a1b2c3d4e5f601020305"));
        assertThat(found.dialogs()).isEqualTo(page.items());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{\"type\":2}",
                "{\"_id\":\"x\",\"type\":2}",
                "{\"_id\":\"65f0a1b2c3d4e5f601020304\"}",
                "{\"_id\":\"65f0a1b2c3d4e5f601020304\",\"type\":{}}"
            })
    void a_dialog_without_id_or_type_cannot_be_read(String body) {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> DialogCodec.read(Samples.parse(body)));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence()).startsWith("The server sent a dialog that ");
    }

    private static Json ofType(String type) {
        return Samples.parse("{\"_id\":\"65f0a1b2c3d4e5f601020304\",\"type\":" + type + "}");
    }
}
