package dev.cubechat.service.message;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import java.util.ArrayList;
import java.util.List;

/**
 * Who has a message and who has read it, the sender not counted.
 *
 * @param deliveredIds reading counts as having
 */
public record Receipts(
        MessageId messageId, DialogId dialogId, List<UserId> deliveredIds, List<UserId> readIds) {
    public Receipts {
        deliveredIds = List.copyOf(deliveredIds);
        readIds = List.copyOf(readIds);
    }

    static Receipts of(DialogId dialog, Message message) {
        List<UserId> delivered = new ArrayList<>(message.deliveredIds());
        message.readIds().stream().filter(id -> !delivered.contains(id)).forEach(delivered::add);
        delivered.remove(message.senderId());
        return new Receipts(
                message.id(),
                dialog,
                delivered,
                message.readIds().stream().filter(id -> !id.equals(message.senderId())).toList());
    }
}
