package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.json.ObjSink;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.FieldName;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * A message in the service's words (rest.md, sections 7 and 14). What the sender added of their own
 * stands beside the service's members and is told from them by name alone.
 */
public final class MessageCodec {
    private MessageCodec() {}

    /**
     * A message of a reply. A sending time in milliseconds becomes seconds; where it is missing the
     * time of creation stands in.
     *
     * @throws dev.cubechat.model.Failure UNREACHABLE where it has no id or no sender
     */
    public static Message read(Json json) {
        ObjReader message = ObjReader.ofReply("a message", json);
        MessageId id = message.neededMessageId("_id");
        Instant created = message.time("created_at");
        Long sent = message.seconds("date_sent");
        return new Message(
                id,
                message.dialogId("chat_dialog_id"),
                message.neededUserId("sender_id"),
                message.userId("recipient_id"),
                message.text("message"),
                sent(sent, created),
                created,
                message.time("updated_at"),
                message.time("edited_at"),
                message.userIds("read_ids"),
                message.userIds("delivered_ids"),
                AttachmentCodec.read(message.get("attachments")),
                ReactionsCodec.read(message.get("reactions")),
                fields(message.object()),
                message.object());
    }

    /**
     * The object of a reply. {@code read} and {@code views_count} follow from who has read it; the
     * recipient is 0 in groups, as the service has it.
     */
    public static Json.Obj write(Message message) {
        ObjBuilder object = Json.obj().withAll(message.fields());
        write(message, object);
        return object.build();
    }

    /** All but what the sender added of their own. */
    static void write(Message message, ObjSink into) {
        DialogId dialog = message.dialogId();
        UserId recipient = message.recipientId();
        long readers = readers(message);
        into.with("_id", message.id().value())
                .with("chat_dialog_id", dialog == null ? null : dialog.value())
                .with("message", message.body())
                .with("date_sent", message.dateSent())
                .with("sender_id", message.senderId().value())
                .with("recipient_id", recipient == null ? 0 : recipient.value())
                .with("created_at", time(message.createdAt()))
                .with("updated_at", time(message.updatedAt()))
                .with("read_ids", DialogCodec.users(message.readIds()))
                .with("delivered_ids", DialogCodec.users(message.deliveredIds()))
                .with("attachments", AttachmentCodec.write(message.attachments()))
                .with("reactions", ReactionsCodec.write(message.reactions()))
                .with("views_count", readers)
                .with("edited_at", time(message.editedAt()))
                .with("read", readers == 0 ? 0 : 1);
    }

    private static long readers(Message message) {
        long readers = 0;
        for (UserId reader : message.readIds()) {
            if (!reader.equals(message.senderId())) {
                readers++;
            }
        }
        return readers;
    }

    static long sent(@Nullable Long sent, @Nullable Instant created) {
        return sent != null ? sent : created != null ? created.getEpochSecond() : 0;
    }

    /** What the sender added: all that is not the service's. */
    static Json.Obj fields(Json.Obj message) {
        var fields = Json.obj();
        for (Map.Entry<String, Json> member : message.members().entrySet()) {
            if (!FieldName.isReserved(member.getKey())) {
                fields.with(member.getKey(), member.getValue());
            }
        }
        return fields.build();
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : WireTime.write(instant);
    }
}
