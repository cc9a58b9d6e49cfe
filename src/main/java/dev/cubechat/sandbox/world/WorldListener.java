package dev.cubechat.sandbox.world;

/**
 * Hears of every change that live sessions must be told of.
 *
 * <p>It is called after the change is stored, in the order of the changes, while the world's lock
 * is held: it must not block, so it puts what it has to send into queues. It may ask the world
 * questions on the same thread.
 */
@FunctionalInterface
public interface WorldListener {
    void happened(WorldEvent event);
}
