package dev.cubechat.wire.rest;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

/** What came back for one request: the status and the whole body. */
@SuppressWarnings("ArrayRecordComponent") // made once per request and compared by nobody
public record Reply(int status, byte[] body) {

    /** Whether the server did it: 200, 201 and 202 (rest.md, section 3.1), and an empty 204. */
    public boolean isSuccess() {
        return status == 200 || status == 201 || status == 202 || status == 204;
    }

    /** Whether the body is empty; some calls answer with a single space (rest.md, section 1). */
    public boolean isEmpty() {
        for (byte b : body) {
            if (b != ' ' && b != '\r' && b != '\n' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /**
     * The body as JSON; {@link Json.Nil} where it is empty.
     *
     * @throws Failure UNREACHABLE where it is something else, such as the page of a proxy
     */
    public Json json() {
        if (isEmpty()) {
            return Json.Nil.NIL;
        }
        try {
            return JsonText.parse(body);
        } catch (MalformedJson malformed) {
            throw new Failure(
                            FailureKind.UNREACHABLE,
                            "The server answered with something that is not JSON.",
                            malformed)
                    .withHttp(status)
                    .withHint(
                            "Check that api_url is the address of the API, and that no proxy"
                                    + " answers in its place.");
        }
    }
}
