package dev.cubechat.export;

import dev.cubechat.json.Json;
import dev.cubechat.model.Message;

import java.util.List;
import java.util.function.Function;

/**
 * What of each message goes into the file.
 *
 * @param names in order
 * @param of takes them out of a message, in that order
 */
public record Fields(List<String> names, Function<Message, Json.Obj> of) {
    public Fields {
        names = List.copyOf(names);
    }
}
