package dev.cubechat.pipe;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.time.Duration;

/**
 * The last moments of a pipe: nothing more is taken, and what is under way gets some time.
 *
 * @param why it is about to end
 * @param deadline when it ends at the latest, by the pipe's clock
 * @param sends whether what was taken still goes out as far as it can
 */
record Ending(Failure why, long deadline, boolean sends) {
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    /**
     * Somebody who stops it waits less long than somebody who does not know yet what is wrong.
     *
     * @param now by the pipe's clock
     */
    static Ending of(Failure why, long now) {
        boolean stop = isStop(why);
        return new Ending(why, now + (stop ? GOODBYE : LAST_ANSWERS).toNanos(), stop);
    }

    /** The same where nothing goes out any more, as something is wrong, too. */
    Ending withoutSending() {
        return new Ending(why, deadline, false);
    }

    /** Whether nothing is wrong, and somebody stops it. */
    static boolean isStop(Failure why) {
        return why.kind() == FailureKind.INTERRUPTED;
    }
}
