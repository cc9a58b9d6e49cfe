package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.DialogId;

import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /chat/Message}: marks for the caller, or a new text (rest.md, section
 * 7.3).
 *
 * @param body the new text; null where it stays
 */
public record MessageMark(
        DialogId dialogId, boolean read, boolean delivered, @Nullable String body) {

    /**
     * Reads a request.
     *
     * @throws dev.cubechat.model.Failure INVALID where it names no dialog
     */
    public static MessageMark read(Json json) {
        ObjReader mark = ObjReader.ofRequest("a change of messages", json);
        return new MessageMark(
                mark.neededDialogId("chat_dialog_id"),
                mark.flag("read"),
                mark.flag("delivered"),
                mark.text("message"));
    }

    public Json.Obj write() {
        var json = Json.obj().with("chat_dialog_id", dialogId.value());
        if (read) {
            json.with("read", 1);
        }
        if (delivered) {
            json.with("delivered", 1);
        }
        if (body != null) {
            json.with("message", body);
        }
        return json.build();
    }
}
