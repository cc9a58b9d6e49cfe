package dev.cubechat.service.line;

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
     * @throws Failure TIMED_OUT where it does not come in time, INTERRUPTED where somebody stops
     *     the waiting, or the one with which the asking failed
     */
    public static <T> T within(Duration patience, Future<T> answer) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silence) {
            throw new Failure(
                    FailureKind.TIMED_OUT,
                    "The chat server did not answer within " + patience.toMillis() + " ms.",
                    silence);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureKind.INTERRUPTED, "Stopped.", stopped);
        } catch (ExecutionException failed) {
            throw reason(failed);
        }
    }

    /** Why the asking failed. */
    static Failure reason(ExecutionException failed) {
        if (failed.getCause() instanceof Failure failure) {
            return failure;
        }
        throw new IllegalStateException(failed.getCause());
    }
}
