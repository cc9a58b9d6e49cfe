package dev.cubechat.service.follow;

import dev.cubechat.model.Failure;
import dev.cubechat.xmpp.Reconnect;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Whether to try again, and when, where a first connection does not come about. */
public final class Insisting {
    private final Reconnect policy;
    private int failed;
    private boolean succeeded;

    Insisting(Reconnect policy) {
        this.policy = policy;
    }

    /** Somebody wants a connection. */
    public synchronized void begin() {
        failed = 0;
        succeeded = false;
    }

    /** How long to wait before the next attempt; empty where there is to be none. */
    public synchronized Optional<Duration> after(Failure why) {
        // The first attempt was the one that failed just now.
        failed++;
        return !succeeded && why.kind().retryable() && policy.allows(failed)
                ? Optional.of(policy.pause(failed, RandomGenerator.getDefault()))
                : Optional.empty();
    }

    /** A connection came about; it brings itself back when it is lost. */
    public synchronized void end() {
        succeeded = true;
    }
}
