package dev.cubechat.service.call;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.xmpp.Awaited;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Asks the service something that is worth only so much time, whatever a request may take. */
public final class InTime {
    private InTime() {}

    /**
     * The answer.
     *
     * @throws Failure what the question ends with; TIMED_OUT where it takes longer than that;
     *     INTERRUPTED where this thread was told to stop
     */
    public static <T> T ask(Duration most, Supplier<T> question) {
        FutureTask<T> answer = new FutureTask<>(question::get);
        Thread asker = Thread.ofVirtual().start(answer);
        try {
            return answer.get(Math.max(0, most.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new Failure(FailureKind.TIMED_OUT, "The service took too long.", late);
        } catch (InterruptedException stopped) {
            throw Failure.interrupted("Stopped while the service was asked.", stopped);
        } catch (ExecutionException failed) {
            throw Awaited.reason(failed);
        } finally {
            // Where nobody waits any more, this breaks the request off.
            asker.interrupt();
        }
    }
}
