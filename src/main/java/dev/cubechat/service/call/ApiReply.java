package dev.cubechat.service.call;

import java.util.List;
import java.util.Map;

/**
 * A reply of the REST service as it stood on the wire.
 *
 * @param headers in the order in which they came
 */
@SuppressWarnings("ArrayRecordComponent") // made once per request and compared by nobody
public record ApiReply(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    public ApiReply {
        headers = List.copyOf(headers);
    }

    /** Whether the service did it. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
