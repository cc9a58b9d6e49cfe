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

import java.nio.charset.StandardCharsets;
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

    /** What a statement about one dialog selects, from {@code messages m}. */
    static final String COLUMNS =
            "SELECT m.seq, m.id, m.sender, m.recipient, m.body, m.date_sent, m.created_at,"
                    + " m.updated_at, m.edited_at, m.attachments, m.fields";

    /** What one about any dialog selects, from {@code messages m} and {@code dialogs d}. */
    static final String COLUMNS_ANYWHERE = COLUMNS + ", d.key, d.id";

    static MessageRow of(ResultSet row) throws SQLException {
        return of(row, row.getLong(12), new DialogId(row.getString(13)));
    }

    // By the columns' places: to find those of a hundred rows by name takes longer than the rows.
    static MessageRow of(ResultSet row, long dialog, DialogId dialogId) throws SQLException {
        UserId sender = new UserId(row.getLong(3));
        long recipient = row.getLong(4);
        long edited = row.getLong(9);
        return new MessageRow(
                row.getLong(1),
                dialog,
                new Message(
                        new MessageId(new String(row.getBytes(2), StandardCharsets.UTF_8)),
                        dialogId,
                        sender,
                        recipient == 0 ? null : new UserId(recipient),
                        text(row, 5),
                        row.getLong(6),
                        Instant.ofEpochSecond(row.getLong(7)),
                        Instant.ofEpochSecond(row.getLong(8)),
                        edited == 0 ? null : Instant.ofEpochSecond(edited),
                        List.of(sender),
                        List.of(sender),
                        attachments(text(row, 10)),
                        Reactions.NONE,
                        Lists.stored(text(row, 11)).asObject(),
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

    /** Through its bytes: that is one call of the database instead of several. */
    private static @Nullable String text(ResultSet row, int column) throws SQLException {
        byte[] utf8 = row.getBytes(column);
        return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
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
