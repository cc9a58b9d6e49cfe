package dev.cubechat.rest;

import dev.cubechat.wire.rest.Param;
import dev.cubechat.wire.rest.Reply;

import java.util.List;
import java.util.Optional;

/**
 * A reply as it stood on the wire.
 *
 * @param headers in the order in which they came
 */
@SuppressWarnings("ArrayRecordComponent") // made once per request and compared by nobody
public record RawReply(int status, List<Param> headers, byte[] body) {

    public RawReply {
        headers = List.copyOf(headers);
    }

    /** The first header of that name, whatever its case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Param::value)
                .findFirst();
    }

    Reply toReply() {
        return new Reply(status, body);
    }
}
