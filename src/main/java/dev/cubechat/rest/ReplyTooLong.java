package dev.cubechat.rest;

import dev.cubechat.model.Failure;

import java.io.IOException;

/** A reply was longer than fits into memory; one to a request for less may not be. */
public final class ReplyTooLong extends IOException {
    public ReplyTooLong(long most) {
        super("more than " + most + " bytes");
    }

    /** Whether that is what a failure comes from. */
    public static boolean isBehind(Failure failure) {
        Throwable cause = failure.getCause();
        while (cause != null && !(cause instanceof ReplyTooLong)) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}
