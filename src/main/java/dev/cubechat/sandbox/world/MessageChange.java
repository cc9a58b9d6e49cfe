package dev.cubechat.sandbox.world;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What one request changes in messages of one dialog (protocol page rest.md, section 7.3).
 *
 * @param dialog the one that all of them must be in
 * @param body their new text; null where it stays
 * @param delivered whether the person who asks has them
 * @param read whether the person who asks has read them
 */
public record MessageChange(
        DialogId dialog,
        List<MessageId> ids,
        @Nullable String body,
        boolean delivered,
        boolean read) {
    public MessageChange {
        ids = List.copyOf(ids);
    }
}
