package dev.cubechat.model;

import dev.cubechat.json.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A message, from history or from the stream (protocol page rest.md, section 14, "Message").
 *
 * @param dialogId null only for a message from the stream whose sender did not name the dialog
 * @param recipientId the other person in a private dialog; null in groups
 * @param dateSent unix seconds, whatever the sender wrote
 * @param readIds who has read it, the sender included
 * @param fields what the sender added of their own ("message metadata")
 * @param raw the server's object; empty for a message from the stream or made here
 */
public record Message(
        MessageId id,
        @Nullable DialogId dialogId,
        UserId senderId,
        @Nullable UserId recipientId,
        @Nullable String body,
        long dateSent,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant editedAt,
        List<UserId> readIds,
        List<UserId> deliveredIds,
        List<Attachment> attachments,
        Reactions reactions,
        Json.Obj fields,
        Json.Obj raw) {

    public Message {
        readIds = List.copyOf(readIds);
        deliveredIds = List.copyOf(deliveredIds);
        attachments = List.copyOf(attachments);
    }

    /** When it was sent, in whole seconds. */
    public Instant sentAt() {
        return Instant.ofEpochSecond(dateSent);
    }

    /** The same message in a dialog that became known later. */
    public Message in(@Nullable DialogId dialog) {
        return new Message(
                id,
                dialog,
                senderId,
                recipientId,
                body,
                dateSent,
                createdAt,
                updatedAt,
                editedAt,
                readIds,
                deliveredIds,
                attachments,
                reactions,
                fields,
                raw);
    }
}
