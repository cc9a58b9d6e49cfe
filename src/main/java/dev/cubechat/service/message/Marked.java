package dev.cubechat.service.message;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Transport;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What was marked, edited or otherwise changed.
 *
 * @param dialogId null for a private dialog that was named by its person and not looked up
 * @param messageIds none where all messages of the dialog were meant
 */
public record Marked(@Nullable DialogId dialogId, List<MessageId> messageIds, Transport transport) {
    public Marked {
        messageIds = List.copyOf(messageIds);
    }
}
