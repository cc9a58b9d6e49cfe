package dev.cubechat.sandbox.xmpp;

/**
 * Sees every element that passes, passwords included, and each that was kept for somebody and had
 * to be dropped.
 *
 * <p>Called from any thread; must not block.
 */
@FunctionalInterface
public interface Tap {
    /** Sees nothing. */
    Tap NONE = (connection, fromClient, text) -> {};

    /**
     * Something passed.
     *
     * @param connection which connection, such as {@code TCP 7}; of what was dropped, {@code kept
     *     for 102}
     * @param fromClient false where the server wrote it
     */
    void saw(String connection, boolean fromClient, String text);
}
