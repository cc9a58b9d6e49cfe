package dev.cubechat.sandbox.xmpp;

import java.time.Duration;

/**
 * How much the chat face bears.
 *
 * @param login how long a connection may take to log in
 * @param resume how long a lost connection can be resumed
 * @param close how long an orderly end may take
 * @param frameBytes the largest WebSocket message
 * @param queueBytes how much may wait for one slow reader, before its connection is cut
 * @param unacknowledged how many stanzas may wait for one lost connection, before it is given up
 */
public record XmppLimits(
        Duration login,
        Duration resume,
        Duration close,
        int frameBytes,
        long queueBytes,
        int unacknowledged) {

    /** What the sandbox promises. */
    public static final XmppLimits USUAL =
            new XmppLimits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(2),
                    1024 * 1024,
                    16L * 1024 * 1024,
                    20_000);
}
