package dev.cubechat.model;

/** What the caller can do about a failure. */
public enum FailureKind {
    /** The command line is wrong. */
    USAGE,
    /** Some of several targets failed. */
    PARTIAL,
    /** Nobody is signed in, or the credentials were refused. */
    NOT_SIGNED_IN,
    /** There is no such thing. */
    NOT_FOUND,
    /** The server does not allow it to this person. */
    NOT_ALLOWED,
    /** Too many requests, and waiting did not help. */
    RATE_LIMITED,
    /** Network, TLS, or a server that fails. */
    UNREACHABLE,
    /** A name fits several things, or the thing is already so. */
    CONFLICT,
    /** What was awaited did not happen in time. */
    TIMED_OUT,
    /** The request left and no answer came; it may have been done. */
    OUTCOME_UNKNOWN,
    /** The recipient blocks the sender, or the other way round. */
    BLOCKED,
    /** The server refused the input. */
    INVALID,
    /** The configuration or the secret store is wrong. */
    CONFIGURATION,
    /** The person stopped it. */
    INTERRUPTED;

    /** The word for this kind in the error record of {@code --json}. */
    public String word() {
        return switch (this) {
            case USAGE -> "usage";
            case PARTIAL -> "partial";
            case NOT_SIGNED_IN -> "not_signed_in";
            case NOT_FOUND -> "not_found";
            case NOT_ALLOWED -> "not_allowed";
            case RATE_LIMITED -> "rate_limited";
            case UNREACHABLE -> "unreachable";
            case CONFLICT -> "conflict";
            case TIMED_OUT -> "timed_out";
            case OUTCOME_UNKNOWN -> "outcome_unknown";
            case BLOCKED -> "blocked";
            case INVALID -> "invalid";
            case CONFIGURATION -> "configuration";
            case INTERRUPTED -> "interrupted";
        };
    }

    /** Whether the same request may well succeed later. */
    public boolean retryable() {
        return switch (this) {
            case RATE_LIMITED, UNREACHABLE, TIMED_OUT, OUTCOME_UNKNOWN -> true;
            default -> false;
        };
    }
}
