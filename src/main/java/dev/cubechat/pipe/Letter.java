package dev.cubechat.pipe;

import dev.cubechat.json.Json;
import dev.cubechat.model.Attachment;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Draft;
import dev.cubechat.model.FileSource;
import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * What a record asks to be sent, and where to.
 *
 * @param enclosures files to be uploaded or named
 * @param attachments what else hangs on it, ready as it is
 */
public record Letter(
        DialogTarget to,
        String body,
        Json.Obj fields,
        List<Enclosure> enclosures,
        List<Attachment> attachments,
        boolean save,
        boolean receipts,
        boolean silent,
        @Nullable Duration selfDestroy) {

    /**
     * A file that hangs on a message.
     *
     * @param type the word for what it is; null for what its name tells
     */
    public record Enclosure(FileSource source, @Nullable String type) {}

    public Letter {
        enclosures = List.copyOf(enclosures);
        attachments = List.copyOf(attachments);
    }

    /** The message, without the enclosures. */
    public Draft draft(MessageId id) {
        return new Draft(id, body, attachments, fields, save, receipts, silent, null, selfDestroy);
    }
}
