package dev.cubechat.xmpp;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Does something after a while, each on a thread of its own: the common pool has few, and whoever
 * waits there for us would keep us from being done.
 */
final class Later {
    private Later() {}

    static void run(Duration after, Runnable what) {
        CompletableFuture.delayedExecutor(
                        after.toMillis(),
                        TimeUnit.MILLISECONDS,
                        task -> Thread.ofVirtual().start(task))
                .execute(what);
    }
}
