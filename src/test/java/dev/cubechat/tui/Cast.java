package dev.cubechat.tui;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogType;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Reactions;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who is in a test of the chat, where, and what they say; all that does not matter is empty. */
public final class Cast {
    private Cast() {}

    public static User user(UserId id, String login, String name) {
        return new User(
                id,
                login,
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                false,
                null,
                null,
                null,
                Json.Obj.EMPTY);
    }

    /** The first of the people is its owner. */
    public static Dialog dialog(
            DialogId id,
            DialogType type,
            String name,
            List<UserId> people,
            int unread,
            Dialog.@Nullable LastMessage last,
            @Nullable Instant updated) {
        return new Dialog(
                id,
                type,
                name,
                null,
                null,
                people.getFirst(),
                people,
                people.size(),
                List.of(),
                List.of(),
                last,
                unread,
                null,
                Map.of(),
                false,
                false,
                null,
                updated,
                Json.Obj.EMPTY);
    }

    /** A message that nobody but its sender has had yet. */
    public static Message message(
            MessageId id, DialogId dialog, UserId sender, String body, long date) {
        return new Message(
                id,
                dialog,
                sender,
                null,
                body,
                date,
                null,
                null,
                null,
                List.of(sender),
                List.of(sender),
                List.of(),
                Reactions.NONE,
                Json.Obj.EMPTY,
                Json.Obj.EMPTY);
    }

    public static Message had(Message m, List<UserId> readers, List<UserId> receivers) {
        return changed(
                m, m.editedAt(), readers, receivers, m.attachments(), m.reactions(), m.fields());
    }

    public static Message edited(Message m, Instant at) {
        return changed(
                m, at, m.readIds(), m.deliveredIds(), m.attachments(), m.reactions(), m.fields());
    }

    public static Message with(Message m, Reactions reactions, List<Attachment> attachments) {
        return changed(
                m, m.editedAt(), m.readIds(), m.deliveredIds(), attachments, reactions, m.fields());
    }

    public static Message with(Message m, Json.Obj fields) {
        return changed(
                m,
                m.editedAt(),
                m.readIds(),
                m.deliveredIds(),
                m.attachments(),
                m.reactions(),
                fields);
    }

    private static Message changed(
            Message m,
            @Nullable Instant editedAt,
            List<UserId> readers,
            List<UserId> receivers,
            List<Attachment> attachments,
            Reactions reactions,
            Json.Obj fields) {
        return new Message(
                m.id(),
                m.dialogId(),
                m.senderId(),
                m.recipientId(),
                m.body(),
                m.dateSent(),
                m.createdAt(),
                m.updatedAt(),
                editedAt,
                readers,
                receivers,
                attachments,
                reactions,
                fields,
                m.raw());
    }
}
