package dev.cubechat.rest;

import dev.cubechat.wire.rest.Param;
import dev.cubechat.wire.rest.Reply;

import java.util.List;
import java.util.Optional;

/**
 * A reply as it stood on the wire.
 *
 * @param headers in the order in which they came
 * @param attempts how often the request was sent until it came
 * @param afterLoss whether one of the attempts before may have been done, and its reply was lost
 */
@SuppressWarnings("ArrayRecordComponent") // made once per request and compared by nobody
public record RawReply(
        int status, List<Param> headers, byte[] body, int attempts, boolean afterLoss) {

    public RawReply {
        headers = List.copyOf(headers);
    }

    /** The reply to the first attempt. */
    public RawReply(int status, List<Param> headers, byte[] body) {
        this(status, headers, body, 1, false);
    }

    /** The same reply to the last of so many attempts. */
    RawReply after(int allAttempts, boolean lost) {
        return new RawReply(status, headers, body, allAttempts, lost);
    }

    /** The first header of that name, whatever its case. */
    public Optional<String> header(String name) {
        for (Param header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }

    Reply toReply() {
        return new Reply(status, body);
    }
}
