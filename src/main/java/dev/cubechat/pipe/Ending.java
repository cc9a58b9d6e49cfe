package dev.cubechat.pipe;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.time.Duration;

/**
 * The last moments of a pipe: nothing more is taken, and what is under way gets some time.
 *
 * @param why it is about to end
 * @param deadline when it ends at the latest, by the pipe's clock
 */
record Ending(Failure why, long deadline) {
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    /**
     * Somebody who stops it waits less long than somebody who does not know yet what is wrong.
     *
     * @param now by the pipe's clock
     */
    static Ending of(Failure why, long now) {
        return new Ending(why, now + (isStop(why) ? GOODBYE : LAST_ANSWERS).toNanos());
    }

    /** Whether nothing is wrong, and what was taken still goes out as far as it can. */
    boolean isStop() {
        return isStop(why);
    }

    static boolean isStop(Failure why) {
        return why.kind() == FailureKind.INTERRUPTED;
    }
}
