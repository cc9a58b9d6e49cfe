package dev.cubechat.xmpp;

/**
 * Whether anything comes from the server. Bytes count, and not only whole stanzas: on a slow line a
 * large one takes longer than a dead link is waited for. Safe for threads.
 */
final class Pulse {
    private volatile boolean felt;

    /** Something came. */
    void beat() {
        felt = true;
    }

    /** Whether anything has come since this was asked last. */
    boolean wasFelt() {
        boolean since = felt;
        felt = false;
        return since;
    }
}
