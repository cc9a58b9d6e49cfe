package dev.cubechat.pipe;

import dev.cubechat.model.Failure;

/** What it means for a message that it was not simply taken. */
enum Answer {
    /** It may have arrived, or not. */
    IN_DOUBT,
    /** It did not leave at all. */
    STAYED,
    /** It is no fault of its own, and it can be sent later. */
    LATER,
    /** It cannot be sent. */
    REFUSED,
    /** It was not taken, and neither will be any other. */
    TROUBLE;

    static Answer of(Failure why) {
        return switch (why.kind()) {
            case OUTCOME_UNKNOWN -> IN_DOUBT;
            case INTERRUPTED -> STAYED;
            case UNREACHABLE, TIMED_OUT, RATE_LIMITED -> LATER;
            default -> Outcome.isOfTheRecord(why) ? REFUSED : TROUBLE;
        };
    }
}
