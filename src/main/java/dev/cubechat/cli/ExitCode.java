package dev.cubechat.cli;

import dev.cubechat.model.FailureKind;

/** The one table from failures to the exit codes that scripts rely on. */
public final class ExitCode {
    /** Done and acknowledged. */
    public static final int DONE = 0;

    /** A bug of ours, or something unclassified. */
    public static final int BUG = 1;

    private ExitCode() {}

    public static int of(FailureKind kind) {
        return switch (kind) {
            case USAGE -> 2;
            case PARTIAL -> 3;
            case NOT_SIGNED_IN -> 4;
            case NOT_FOUND -> 5;
            case NOT_ALLOWED -> 6;
            case RATE_LIMITED -> 7;
            case UNREACHABLE -> 8;
            case CONFLICT -> 9;
            case TIMED_OUT -> 10;
            case OUTCOME_UNKNOWN -> 11;
            case BLOCKED -> 12;
            case INVALID -> 13;
            case CONFIGURATION -> 14;
            case INTERRUPTED -> 130;
        };
    }
}
