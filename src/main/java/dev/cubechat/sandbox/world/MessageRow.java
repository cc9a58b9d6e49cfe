package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message as the table has it, with its number there and that of its dialog.
 *
 * @param message without what others did with it: marks and reactions
 */
record MessageRow(long seq, long dialog, Message message) {

    /** What a statement selects for {@link #of}, from {@code messages m} and {@code dialogs d}. */
    static final String COLUMNS =
            "SELECT m.seq, m.dialog, m.id, d.id, m.sender, m.recipient, m.body, m.date_sent,"
                    + " m.created_at, m.updated_at, m.edited_at, m.attachments, m.fields ";

    /**
     * By the columns' places: finding a hundred rows' columns by name takes longer than the rows.
     */
    static MessageRow of(ResultSet row) throws SQLException {
        UserId sender = new UserId(row.getLong(5));
        long recipient = row.getLong(6);
        long edited = row.getLong(11);
        return new MessageRow(
                row.getLong(1),
                row.getLong(2),
                new Message(
                        new MessageId(row.getString(3)),
                        new DialogId(row.getString(4)),
                        sender,
                        recipient == 0 ? null : new UserId(recipient),
                        row.getString(7),
                        row.getLong(8),
                        Instant.ofEpochSecond(row.getLong(9)),
                        Instant.ofEpochSecond(row.getLong(10)),
                        edited == 0 ? null : Instant.ofEpochSecond(edited),
                        List.of(sender),
                        List.of(sender),
                        attachments(row.getString(12)),
                        Reactions.NONE,
                        Lists.stored(row.getString(13)).asObject(),
                        Json.Obj.EMPTY));
    }

    /** The same message with what others did with it. */
    Message with(List<UserId> readIds, List<UserId> deliveredIds, Reactions reactions) {
        return new Message(
                message.id(),
                message.dialogId(),
                message.senderId(),
                message.recipientId(),
                message.body(),
                message.dateSent(),
                message.createdAt(),
                message.updatedAt(),
                message.editedAt(),
                readIds,
                deliveredIds,
                message.attachments(),
                reactions,
                message.fields(),
                message.raw());
    }

    static @Nullable String stored(List<Attachment> attachments) {
        if (attachments.isEmpty()) {
            return null;
        }
        return JsonText.write(new Json.Arr(attachments.stream().map(MessageRow::json).toList()));
    }

    static @Nullable String stored(Json.Obj fields) {
        return fields.isEmpty() ? null : JsonText.write(fields);
    }

    private static Json json(Attachment attachment) {
        Map<String, Json> members = new LinkedHashMap<>();
        attachment.attributes().forEach((key, value) -> members.put(key, Json.of(value)));
        return new Json.Obj(members);
    }

    private static List<Attachment> attachments(@Nullable String json) {
        return json == null
                ? List.of()
                : Lists.stored(json).asItems().stream().map(MessageRow::attachment).toList();
    }

    private static Attachment attachment(Json json) {
        Map<String, String> attributes = new LinkedHashMap<>();
        json.asObject()
                .members()
                .forEach((key, value) -> attributes.put(key, value.asText().orElse("")));
        return new Attachment(attributes);
    }
}
