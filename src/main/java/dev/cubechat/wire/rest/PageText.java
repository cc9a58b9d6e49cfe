package dev.cubechat.wire.rest;

import dev.cubechat.json.JsonWriter;
import dev.cubechat.model.Message;
import dev.cubechat.model.Page;

/**
 * Writes a page of history straight as text: the same as of {@link PageCodec} and {@link
 * MessageCodec}, and what a server of histories does most.
 */
public final class PageText {
    private PageText() {}

    public static String write(Page<Message> page) {
        JsonWriter text = new JsonWriter();
        text.begin('{');
        page.total().ifPresent(total -> text.with("total_entries", total));
        text.with("skip", page.skip()).with("limit", page.limit()).name("items").begin('[');
        for (Message message : page.items()) {
            if (message.fields().isEmpty()) {
                MessageCodec.write(message, text.begin('{'));
                text.end('}');
            } else {
                // Among the sender's own may be names of the service: a tree has each but once.
                text.value(MessageCodec.write(message));
            }
        }
        return text.end(']').end('}').toString();
    }
}
