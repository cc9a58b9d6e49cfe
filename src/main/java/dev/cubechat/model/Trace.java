package dev.cubechat.model;

import java.util.function.Consumer;

/**
 * Hears what happens on the network, one line for each thing, without secrets. Any thread tells.
 */
@FunctionalInterface
public interface Trace extends Consumer<String> {
    /** Whether it also wants each stanza; nobody writes them down for one who does not. */
    default boolean wantsStanzas() {
        return false;
    }
}
