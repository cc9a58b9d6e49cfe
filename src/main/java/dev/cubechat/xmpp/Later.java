package dev.cubechat.xmpp;

import java.time.Duration;

/** Calls back after a while. */
interface Later {
    /**
     * Each time on a thread of its own, and a plain one: what Java has for many of them takes
     * longer to make ready than a whole login.
     */
    Later ON_ITS_OWN_THREAD =
            (after, what) -> {
                Thread unused =
                        Thread.ofPlatform()
                                .daemon()
                                .name("cubechat later")
                                .start(
                                        () -> {
                                            try {
                                                Thread.sleep(after);
                                                what.run();
                                            } catch (InterruptedException stop) {
                                                Thread.currentThread().interrupt();
                                            }
                                        });
            };

    void run(Duration after, Runnable what);
}
