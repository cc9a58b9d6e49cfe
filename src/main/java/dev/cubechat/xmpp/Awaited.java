package dev.cubechat.xmpp;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An answer of the chat server that is on its way. */
public final class Awaited {
    private Awaited() {}

    /**
     * The answer.
     *
     * @param stopped what to say where somebody stops the waiting
     * @throws Failure TIMED_OUT where it does not come in time, INTERRUPTED where somebody stops
     *     the waiting, or the one with which the asking failed
     */
    public static <T> T within(Duration patience, Future<T> answer, String stopped) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silence) {
            throw new Failure(
                    FailureKind.TIMED_OUT,
                    "The chat server did not answer within " + patience.toMillis() + " ms.",
                    silence);
        } catch (InterruptedException stop) {
            throw Failure.interrupted(stopped, stop);
        } catch (ExecutionException failed) {
            throw reason(failed);
        }
    }

    /** Why the asking failed. */
    public static Failure reason(ExecutionException failed) {
        if (failed.getCause() instanceof Failure failure) {
            return failure;
        }
        throw new IllegalStateException(failed.getCause());
    }
}
