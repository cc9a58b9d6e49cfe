package dev.cubechat.sandbox.world;

/**
 * Hears of every change that live sessions must be told of.
 *
 * <p>It is called in the order of the changes, while the world's lock is held: it must not block,
 * so it puts what it has to send into queues. It may ask the world questions on the same thread.
 */
@FunctionalInterface
public interface WorldListener {
    /**
     * This is about to be stored, and may still come to nothing. What the listener has the world
     * keep now is stored with it, or not at all.
     *
     * @return does the rest when it is stored
     */
    Runnable happening(WorldEvent event);
}
