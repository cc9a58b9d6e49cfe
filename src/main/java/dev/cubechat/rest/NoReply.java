package dev.cubechat.rest;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

/** A request got no reply. Says whether it had left, and whether another try may help. */
final class NoReply extends Exception {
    static final String LOOK_FIRST = "Look whether it was done before you run it again.";
    private static final String TRY_LATER =
            "Check the network connection, try again later, or wait longer with --timeout.";

    private final String sentence;
    private final @Nullable String hint;
    private final boolean left;
    private final boolean passing;

    /**
     * @param sentence what happened, without the full stop
     * @param left whether the server may have got the request
     * @param passing whether the trouble may be over soon
     */
    NoReply(
            String sentence,
            @Nullable String hint,
            boolean left,
            boolean passing,
            @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
        this.hint = hint;
        this.left = left;
        this.passing = passing;
    }

    /** Whether the server may have got the request. */
    boolean left() {
        return left;
    }

    /** Whether sending it again can do no harm and may do some good. */
    boolean mayRepeat(boolean safe) {
        return passing && (safe || !left);
    }

    /** What callers are told: not knowing whether it was done is worse than not reaching anyone. */
    Failure toFailure(boolean safe, int attempts) {
        String tries = attempts > 1 ? " (tried " + attempts + " times)" : "";
        if (left && !safe) {
            return new Failure(
                            FailureKind.OUTCOME_UNKNOWN,
                            sentence + tries + ", so the request may or may not have been done.",
                            this)
                    .withHint(LOOK_FIRST);
        }
        Failure failure = new Failure(FailureKind.UNREACHABLE, sentence + tries + ".", this);
        return failure.withHint(hint == null ? TRY_LATER : hint);
    }
}
