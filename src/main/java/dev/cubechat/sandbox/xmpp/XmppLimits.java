package dev.cubechat.sandbox.xmpp;

import java.time.Duration;

/**
 * How much the chat face bears.
 *
 * @param login how long a connection may take to log in
 * @param resume how long a lost connection can be resumed
 * @param close how long an orderly end may take
 * @param frameBytes the largest WebSocket message
 * @param queueBytes how much that is new may wait for one slow reader, before its connection is cut
 * @param unacknowledged how many stanzas may wait for one lost connection before it is given up, or
 *     go to a client that does not answer how many came before it is cut
 */
public record XmppLimits(
        Duration login,
        Duration resume,
        Duration close,
        int frameBytes,
        long queueBytes,
        int unacknowledged) {

    /** How many of the stanzas that have waited for somebody are brought at a time. */
    int portion() {
        return Math.max(1, unacknowledged / 20);
    }

    /** How many characters of them are enough at a time. */
    long portionLength() {
        return Math.max(1, queueBytes / 16);
    }

    /**
     * How many characters may wait for one lost connection, or go to a client that does not answer
     * how much came.
     */
    long unacknowledgedLength() {
        return 2 * queueBytes;
    }

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
