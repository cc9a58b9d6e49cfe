package dev.cubechat.rest;

import dev.cubechat.model.Failure;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Sends again what may be sent again, with growing waits. Used from any thread. */
final class Attempts {
    /** What a gateway says when the server behind it gave it no answer. */
    private static final Set<Integer> GATEWAY_LOST = Set.of(502, 504);

    private final int most;
    private final Backoff backoff;
    private final Pause pause;

    /** One try. */
    interface Once {
        RawReply send() throws NoReply;
    }

    Attempts(int most, Backoff backoff, Pause pause) {
        this.most = most;
        this.backoff = backoff;
        this.pause = pause;
    }

    /**
     * Tries until there is a reply that another try would not better.
     *
     * @param safe whether sending it twice does no harm
     * @throws Failure UNREACHABLE or OUTCOME_UNKNOWN where no reply came
     */
    RawReply insist(boolean safe, Once once) {
        boolean lost = false;
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == most;
            try {
                RawReply reply = once.send();
                Optional<Duration> wait =
                        last || !mayRepeat(reply, safe)
                                ? Optional.empty()
                                : waitAfter(reply, attempt);
                if (wait.isEmpty()) {
                    return reply.after(attempt, lost);
                }
                lost |= isLoss(reply);
                rest(wait.get());
            } catch (NoReply trouble) {
                if (last || !trouble.mayRepeat(safe)) {
                    throw trouble.toFailure(safe, attempt);
                }
                lost |= trouble.left();
                rest(backoff.after(attempt));
            }
        }
    }

    /** Whether this tells only that the answer of the server that does the work was lost. */
    static boolean isLoss(RawReply reply) {
        return GATEWAY_LOST.contains(reply.status());
    }

    /** What was refused for its rate was not done, so it may be sent again whatever it is. */
    private static boolean mayRepeat(RawReply reply, boolean safe) {
        return reply.status() == 429 || (safe && reply.status() >= 500);
    }

    private Optional<Duration> waitAfter(RawReply reply, int attempt) {
        Optional<Duration> asked = reply.header("Retry-After").flatMap(backoff::readRetryAfter);
        return asked.isPresent()
                ? backoff.afterAskedFor(asked.get())
                : Optional.of(backoff.after(attempt));
    }

    private void rest(Duration time) {
        try {
            pause.rest(time);
        } catch (InterruptedException stopped) {
            throw Failure.interrupted("Stopped while waiting to try again.", stopped);
        }
    }
}
