package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The body of {@code POST /chat/Message} (rest.md, section 7.2).
 *
 * @param dialogId null only where there is a recipient
 * @param recipientId the other person of a private dialog; null only where there is a dialog
 * @param sendToChat also tell it to those who are online; otherwise it only goes into history
 * @param markable ask the recipients for delivered and read
 * @param silent no push for those who are away (section 12)
 * @param fields what the sender adds of their own
 */
public record MessageRequest(
        @Nullable DialogId dialogId,
        @Nullable UserId recipientId,
        @Nullable String body,
        List<Attachment> attachments,
        boolean sendToChat,
        boolean markable,
        boolean silent,
        Json.Obj fields) {

    public MessageRequest {
        attachments = List.copyOf(attachments);
    }

    /**
     * Reads a request.
     *
     * @throws dev.cubechat.model.Failure INVALID where it names neither dialog nor recipient
     */
    public static MessageRequest read(Json json) {
        ObjReader message = ObjReader.ofRequest("a message", json);
        DialogId dialog = message.dialogId("chat_dialog_id");
        UserId recipient = message.userId("recipient_id");
        if (dialog == null && recipient == null) {
            throw message.failure("has neither chat_dialog_id nor recipient_id");
        }
        return new MessageRequest(
                dialog,
                recipient,
                message.text("message"),
                AttachmentCodec.read(message.get("attachments")),
                message.flag("send_to_chat"),
                message.flag("markable"),
                message.flag("silent"),
                MessageCodec.fields(message.object()));
    }

    public Json.Obj write() {
        var json = Json.obj().withAll(fields);
        if (dialogId != null) {
            json.with("chat_dialog_id", dialogId.value());
        }
        if (recipientId != null) {
            json.with("recipient_id", recipientId.value());
        }
        if (body != null) {
            json.with("message", body);
        }
        if (!attachments.isEmpty()) {
            json.with("attachments", AttachmentCodec.writeByIndex(attachments));
        }
        if (sendToChat) {
            json.with("send_to_chat", 1);
        }
        if (markable) {
            json.with("markable", 1);
        }
        if (silent) {
            json.with("silent", 1);
        }
        return json.build();
    }
}
