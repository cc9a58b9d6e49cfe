package dev.cubechat.wire.rest;

import dev.cubechat.json.JsonLine;
import dev.cubechat.model.Message;
import dev.cubechat.model.Page;

/**
 * Writes a page of history straight as text: the same as of {@link PageCodec} and {@link
 * MessageCodec}, and what a server of histories does most.
 */
public final class PageText {
    private PageText() {}

    public static String write(Page<Message> page) {
        JsonLine line = new JsonLine();
        line.begin('{');
        page.total().ifPresent(total -> line.with("total_entries", total));
        line.with("skip", page.skip()).with("limit", page.limit()).name("items").begin('[');
        for (Message message : page.items()) {
            if (message.fields().isEmpty()) {
                MessageCodec.write(message, line.begin('{'));
                line.end('}');
            } else {
                // Among the sender's own may be names of the service: a tree has each but once.
                line.value(MessageCodec.write(message));
            }
        }
        return line.end(']').end('}').toString();
    }
}
