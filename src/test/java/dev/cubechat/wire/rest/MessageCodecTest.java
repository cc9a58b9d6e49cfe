package dev.cubechat.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Page;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class MessageCodecTest {
    private static final DialogId DIALOG = new DialogId("65f0a1b2c3d4e5f601020304");
    private static final UserId JON = new UserId(1234568);

    @Test
    void a_page_of_history_is_read_and_written_back_as_it_was() {
        Json sample = Samples.read("messages.json");

        Page<Message> page = PageCodec.read(sample, MessageCodec::read);

        Message message = page.items().getFirst();
        assertThat(page.total()).isEmpty();
        assertThat(message.id()).isEqualTo(new MessageId("65f0a1c2c3d4e5f601020305"));
        assertThat(message.dialogId()).isEqualTo(DIALOG);
        assertThat(message.senderId()).isEqualTo(JON);
        assertThat(message.recipientId()).isNull();
        assertThat(message.body()).isEqualTo("see you at 6");
        assertThat(message.dateSent()).isEqualTo(1772361000);
        assertThat(message.deliveredIds()).containsExactly(JON, new UserId(1234567));
        assertThat(message.fields()).isEqualTo(Samples.parse("{\"field_one\":\"value_one\"}"));
        assertThat(message.raw()).isEqualTo(Samples.item(sample));
        assertThat(PageCodec.write(page, MessageCodec::write)).isEqualTo(sample);
    }

    @Test
    void what_other_clients_write_strangely_is_read_as_it_is_meant() {
        Message message = MessageCodec.read(Samples.read("message-strange.json"));

        assertThat(message.body()).isNull();
        assertThat(message.dateSent()).isEqualTo(1772361000);
        assertThat(message.senderId()).isEqualTo(JON);
        assertThat(message.recipientId()).isEqualTo(new UserId(1234567));
        assertThat(message.readIds()).containsExactly(JON);
        assertThat(message.deliveredIds()).isEmpty();
        assertThat(message.editedAt()).isEqualTo(Instant.parse("2026-03-01T10:31:00Z"));
        assertThat(message.updatedAt()).isNull();
        assertThat(message.reactions()).isEqualTo(new Reactions(List.of("+1"), Map.of("+1", 2L)));
    }

    @Test
    void attachments_come_by_index_with_numbers_and_encoded_data() {
        Message message = MessageCodec.read(Samples.read("message-strange.json"));

        assertThat(message.attachments())
                .containsExactly(
                        new Attachment(
                                Map.of(
                                        "type", "image", "id", "654", "size", "347", "spoiler",
                                        "true")),
                        new Attachment(
                                Map.of(
                                        "type",
                                        "location",
                                        "data",
                                        "{\"lat\":49.84,\"lng\":24.03}")),
                        new Attachment(
                                Map.of("type", "contact", "data", "{\"name\":\"50%7Boff\"}")),
                        new Attachment(Map.of("type", "place", "data", "{\"lat\":49.84}")));
    }

    @Test
    void encoded_data_that_is_no_json_stays_as_it_is() {
        Message message =
                MessageCodec.read(
                        Samples.parse(
                                "{\"_id\":\"m\",\"sender_id\":1,\"attachments\":[{\"data\":\"%7Bhalf\"}]}"));

        assertThat(message.attachments().getFirst().get("data")).contains("%7Bhalf");
        assertThat(message.attachments().getFirst().type()).isEqualTo("file");
    }

    @Test
    void what_the_sender_added_is_told_from_what_the_service_and_the_client_say() {
        Message message = MessageCodec.read(Samples.read("message-strange.json"));

        assertThat(JsonText.write(message.fields()))
                .isEqualTo(
                        "{\"field_one\":\"value_one\","
                                + "\"place\":{\"city\":\"Lviv\",\"zip\":\"79000\"},"
                                + "\"count\":7}");
    }

    @Test
    void a_field_of_the_sender_cannot_pass_for_one_of_the_service() {
        Message message =
                new Message(
                        new MessageId("65f0a1c2c3d4e5f601020305"),
                        DIALOG,
                        JON,
                        null,
                        "hi",
                        1772361000,
                        null,
                        null,
                        null,
                        List.of(JON, new UserId(9)),
                        List.of(),
                        List.of(),
                        Reactions.NONE,
                        Json.obj().with("sender_id", 9).with("mood", "calm").build(),
                        Json.Obj.EMPTY);

        Json.Obj written = MessageCodec.write(message);

        assertThat(written.get("sender_id")).isEqualTo(Json.of(JON.value()));
        assertThat(written.get("mood")).isEqualTo(Json.of("calm"));
        assertThat(written.get("read")).isEqualTo(Json.of(1));
        assertThat(written.get("views_count")).isEqualTo(Json.of(1));
    }

    @Test
    void a_time_of_sending_may_be_written_as_the_other_times_are() {
        String message =
                "{\"_id\":\"m\",\"sender_id\":1,\"date_sent\":\"2026-03-01T10:30:00.250Z\","
                        + "\"created_at\":\"2026-03-01T11:00:00Z\"}";
        byte[] page = ("{\"items\":[" + message + "]}").getBytes(UTF_8);

        assertThat(MessageCodec.read(Samples.parse(message)).dateSent()).isEqualTo(1772361000);
        assertThat(MessagePage.read(new Reply(200, page)).items())
                .extracting(Message::dateSent)
                .containsExactly(1772361000L);
    }

    @Test
    void without_a_time_of_sending_the_time_of_creation_stands_in() {
        Message message =
                MessageCodec.read(
                        Samples.parse(
                                "{\"_id\":\"m\",\"sender_id\":1,\"date_sent\":null,"
                                        + "\"created_at\":\"2026-03-01T10:30:00Z\"}"));

        assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-03-01T10:30:00Z"));
        assertThat(message.dialogId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{\"sender_id\":1}",
                "{\"_id\":\"m\"}",
                "{\"_id\":\"m\",\"sender_id\":0}"
            })
    void a_message_without_id_or_sender_cannot_be_read(String body) {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> MessageCodec.read(Samples.parse(body)));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.sentence()).startsWith("The server sent a message that ");
    }

    @Test
    void a_request_writes_attachments_by_index_and_reads_both_forms() {
        Attachment image = new Attachment(Map.of("type", "image"));
        MessageRequest request =
                new MessageRequest(
                        DIALOG,
                        null,
                        "look",
                        List.of(image),
                        true,
                        true,
                        true,
                        Json.obj().with("mood", "calm").build());
        Json array =
                Samples.parse(
                        "{\"chat_dialog_id\":\"65f0a1b2c3d4e5f601020304\",\"message\":\"look\","
                            + "\"attachments\":[{\"type\":\"image\"}],\"send_to_chat\":\"1\","
                            + "\"markable\":true,\"silent\":\"1\",\"mood\":\"calm\",\"recipient_id\":0}");

        assertThat(JsonText.write(request.write()))
                .isEqualTo(
                        "{\"mood\":\"calm\",\"chat_dialog_id\":\"65f0a1b2c3d4e5f601020304\","
                            + "\"message\":\"look\",\"attachments\":{\"0\":{\"type\":\"image\"}},"
                            + "\"send_to_chat\":1,\"markable\":1,\"silent\":1}");
        assertThat(MessageRequest.read(request.write())).isEqualTo(request);
        assertThat(MessageRequest.read(array)).isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"message\":\"hi\"}",
                "{\"chat_dialog_id\":\"x\"}",
                "{\"recipient_id\":\"mira\"}"
            })
    void a_request_to_nobody_is_invalid(String body) {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> MessageRequest.read(Samples.parse(body)));

        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
    }

    @Test
    void marks_are_read_as_they_were_written_and_also_quoted() {
        MessageMark mark = new MessageMark(DIALOG, true, false, "new text");
        Json quoted =
                Samples.parse(
                        "{\"chat_dialog_id\":\"65f0a1b2c3d4e5f601020304\",\"read\":\"1\","
                                + "\"delivered\":\"0\",\"message\":\"new text\"}");

        assertThat(MessageMark.read(mark.write())).isEqualTo(mark);
        assertThat(MessageMark.read(quoted)).isEqualTo(mark);
    }

    @Test
    void people_who_reacted_are_read_and_written() {
        Json sample = Samples.parse("{\"👍\":[101,\"102\"],\"-1\":[]}");

        Map<String, List<UserId>> people = ReactionsCodec.readPeople(sample);

        assertThat(people)
                .containsEntry("👍", List.of(new UserId(101), new UserId(102)))
                .containsEntry("-1", List.of());
        assertThat(JsonText.write(ReactionsCodec.writePeople(people)))
                .isEqualTo("{\"👍\":[101,102],\"-1\":[]}");
        assertThat(ReactionsCodec.readPeople(Json.Nil.NIL)).isEmpty();
        assertThat(ReactionsCodec.write(new Reactions(List.of("a"), Map.of("a", 2L))))
                .isEqualTo(Samples.parse("{\"own\":[\"a\"],\"total\":{\"a\":2}}"));
    }
}
