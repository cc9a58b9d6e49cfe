package dev.cubechat.model;

import dev.cubechat.json.Json;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * A message that is about to be sent.
 *
 * @param id chosen before sending, so that sending again cannot double it
 * @param save keep it in history
 * @param markable ask the recipients for delivered and read
 * @param silent no push for those who are away
 * @param dateSent unix seconds, for sending a failed message again with its first time; else null
 * @param selfDestroy how long recipients show it; null for an ordinary message
 */
public record Draft(
        MessageId id,
        @Nullable String body,
        List<Attachment> attachments,
        Json.Obj fields,
        boolean save,
        boolean markable,
        boolean silent,
        @Nullable Long dateSent,
        @Nullable Duration selfDestroy) {

    public Draft {
        attachments = List.copyOf(attachments);
    }

    /** A plain text that is kept in history and asks for receipts. */
    public static Draft text(MessageId id, String body) {
        return new Draft(id, body, List.of(), Json.Obj.EMPTY, true, true, false, null, null);
    }

    /** The same message under another id. */
    public Draft withId(MessageId other) {
        return new Draft(
                other, body, attachments, fields, save, markable, silent, dateSent, selfDestroy);
    }

    /** The same message with another text. */
    public Draft withBody(String other) {
        return new Draft(
                id, other, attachments, fields, save, markable, silent, dateSent, selfDestroy);
    }

    /** The same message with these attachments instead of its own. */
    public Draft withAttachments(List<Attachment> others) {
        return new Draft(id, body, others, fields, save, markable, silent, dateSent, selfDestroy);
    }
}
