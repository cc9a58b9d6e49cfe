package dev.cubechat.service;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.Transport;

import java.util.List;

/**
 * What was marked, edited or otherwise changed.
 *
 * @param messageIds none where all messages of the dialog were meant
 */
public record Marked(DialogId dialogId, List<MessageId> messageIds, Transport transport) {
    public Marked {
        messageIds = List.copyOf(messageIds);
    }
}
