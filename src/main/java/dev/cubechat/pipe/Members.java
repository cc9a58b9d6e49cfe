package dev.cubechat.pipe;

import dev.cubechat.json.Json;
import dev.cubechat.model.Nearest;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The members that a JSON record may have: those that say what to send, and those that our own
 * records of messages have, so that what {@code msg history} and {@code listen} print can be sent
 * on. {@code files} must never be in those: they are uploaded. Any other is a slip of the pen, and
 * what it was to say would be lost.
 */
final class Members {
    private static final List<String> ASKED =
            List.of(
                    "body",
                    "fields",
                    "files",
                    "attachments",
                    "location",
                    "contact",
                    "silent",
                    "save",
                    "receipts",
                    "self_destroy");

    private static final Set<String> TOLD =
            Set.of(
                    "v",
                    "type",
                    "at",
                    "id",
                    "dialog_id",
                    "sender_id",
                    "recipient_id",
                    "sent_at",
                    "date_sent",
                    "created_at",
                    "updated_at",
                    "edited_at",
                    "read_ids",
                    "delivered_ids",
                    "reactions",
                    "group",
                    "markable",
                    "self_destroy_ms",
                    "delayed_at",
                    "raw");

    private Members() {}

    /** Whether it is one of our records of messages, so that others chose what it says. */
    static boolean isOurs(Json.Obj record) {
        return record.has("sender_id");
    }

    /**
     * What is wrong with this member of a record, as the end of a sentence; empty where nothing.
     */
    static Optional<String> wrong(String name) {
        if (ASKED.contains(name) || TOLD.contains(name)) {
            return Optional.empty();
        }
        String meant =
                Nearest.likely(name, ASKED)
                        .map(known -> "; \"" + known + "\" was perhaps meant")
                        .orElse("; what is your own goes into \"fields\"");
        return Optional.of("it has \"" + name + "\", which says nothing here" + meant);
    }
}
