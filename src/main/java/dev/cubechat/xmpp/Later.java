package dev.cubechat.xmpp;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls back after a while. */
interface Later {
    /**
     * Each time on a thread of its own: the common pool has few, and whoever waits there for us
     * would keep us from being done.
     */
    Later ON_ITS_OWN_THREAD =
            (after, what) ->
                    CompletableFuture.delayedExecutor(
                                    after.toMillis(),
                                    TimeUnit.MILLISECONDS,
                                    task -> Thread.ofVirtual().start(task))
                            .execute(what);

    void run(Duration after, Runnable what);
}
