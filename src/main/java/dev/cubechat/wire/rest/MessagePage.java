package dev.cubechat.wire.rest;

import dev.cubechat.json.MalformedJson;
import dev.cubechat.json.PlainJson;
import dev.cubechat.json.PlainNames;
import dev.cubechat.model.Message;
import dev.cubechat.model.Page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A page of history, read straight from its bytes where it is written as the service writes it.
 * Everything else, and whatever is wrong with a page, is left to {@link PageCodec} and {@link
 * MessageCodec}, which find the same in it.
 */
final class MessagePage {
    private final PlainJson in;
    private final PlainMessages messages;

    MessagePage(byte[] body) {
        in = new PlainJson(body);
        messages = new PlainMessages(in);
    }

    /**
     * The page in this reply.
     *
     * @throws dev.cubechat.model.Failure UNREACHABLE where it is none
     */
    static Page<Message> read(Reply reply) {
        try {
            return new MessagePage(reply.body()).read();
        } catch (MalformedJson odd) {
            return PageCodec.read(reply.json(), MessageCodec::read);
        }
    }

    /**
     * The page, if it is written as usual; asked once.
     *
     * @throws MalformedJson where it is not, or is no page
     */
    Page<Message> read() throws MalformedJson {
        PlainNames names = new PlainNames(in);
        List<Message> items = null;
        int skip = 0;
        int limit = PageCodec.DEFAULT_LIMIT;
        OptionalLong total = OptionalLong.empty();
        in.needs('{');
        names.begin();
        do {
            switch (names.next()) {
                case "items" -> items = items();
                case "skip" -> skip = Math.toIntExact(number());
                case "limit" -> limit = Math.toIntExact(number());
                case "total_entries" -> total = OptionalLong.of(number());
                default -> in.value();
            }
        } while (in.takes(','));
        in.needs('}');
        in.end();
        if (items == null) {
            throw new MalformedJson("no items");
        }
        return new Page<>(items, skip, limit, total);
    }

    private List<Message> items() throws MalformedJson {
        in.needs('[');
        List<Message> items = new ArrayList<>(PageCodec.DEFAULT_LIMIT);
        if (in.takes(']')) {
            return items;
        }
        do {
            items.add(messages.next());
        } while (in.takes(','));
        in.needs(']');
        return items;
    }

    private long number() throws MalformedJson {
        long number = in.whole();
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new MalformedJson("a number that counts nothing");
        }
        return number;
    }
}
