package dev.cubechat.export;

import dev.cubechat.model.Message;
import dev.cubechat.model.MessageQuery.Order;
import dev.cubechat.service.message.Messages;

import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The history that the service has.
 *
 * @param pageSize how many to ask for at once; what comes is the same
 */
record DialogSource(Messages messages, int pageSize) implements Source {
    @Override
    public Stream<Message> messages(Scope scope) {
        return messages.history(scope.request(Order.OLDEST_FIRST, pageSize));
    }

    @Override
    public long count(Scope scope) {
        return messages.count(scope.request(Order.OLDEST_FIRST, pageSize));
    }

    @Override
    public OptionalLong newest(Scope scope) {
        // Not one page of one: what the service has last may be older than others (SentUnit).
        try (Stream<Message> all = messages.history(scope.request(Order.NEWEST_FIRST, pageSize))) {
            return all.mapToLong(Message::dateSent).findFirst();
        }
    }
}
