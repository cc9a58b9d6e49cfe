package dev.cubechat.sandbox.rest;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.sandbox.world.Refused;
import dev.cubechat.wire.rest.ErrorBody;

/** Refusals in the service's status codes, body shapes and texts (rest.md, section 3). */
final class Errors {
    private Errors() {}

    static Response of(Refused refused) {
        String text = refused.sentence();
        return switch (refused.reason()) {
            case NO_TOKEN -> tokenRequired();
            case NO_SESSION -> Response.of(401, ErrorBody.base(text));
            case UNKNOWN_LOGIN, WRONG_PASSWORD -> Response.of(401, ErrorBody.errors(text));
            case UNKNOWN_TO_PROVIDER -> Response.of(422, ErrorBody.errors(text));
            case NEEDS_USER -> Response.of(403, ErrorBody.base(text));
            case NOT_ALLOWED, NOT_IN_DIALOG -> Response.of(403, ErrorBody.errors(text));
            case NO_SUCH_USER,
                    NO_SUCH_DIALOG,
                    NO_SUCH_MESSAGE,
                    NO_SUCH_CONTACT,
                    NO_SUCH_FILE,
                    NO_SUCH_OBJECT,
                    NO_SUCH_SUBSCRIPTION ->
                    Response.of(404, ErrorBody.base(text));
            case INVALID -> Response.of(422, ErrorBody.field(refused.field(), text));
        };
    }

    /** A request that cannot be read, or a fault of ours. */
    static Response of(Failure failure) {
        int status = failure.kind() == FailureKind.INVALID ? 422 : 500;
        return Response.of(status, ErrorBody.base(failure.sentence()));
    }

    static Response tokenRequired() {
        return Response.of(401, ErrorBody.errors("Token is required"));
    }

    static Response noSuchRoute() {
        return Response.of(404, ErrorBody.base("The requested resource was not found"));
    }

    /**
     * Refuses a request for coming too soon.
     *
     * @param retryAfterSeconds 0 to say nothing about when to come again
     */
    static Response tooMany(int retryAfterSeconds) {
        Response response = Response.of(429, ErrorBody.base("Too many requests"));
        return retryAfterSeconds == 0
                ? response
                : response.with("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /**
     * Refuses a request for its length.
     *
     * @param most the longest body, in bytes
     */
    static Response tooLong(int most) {
        return Response.of(
                413,
                ErrorBody.base(
                        "The request is too long, its body may have "
                                + most / (1024 * 1024)
                                + " MiB"));
    }

    static Response serverFailed() {
        return Response.of(500, ErrorBody.base("Internal server error"));
    }

    static Response unauthorized(String text) {
        return Response.of(401, ErrorBody.base(text));
    }
}
