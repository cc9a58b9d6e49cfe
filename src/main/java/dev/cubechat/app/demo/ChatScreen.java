package dev.cubechat.app.demo;

import dev.cubechat.tui.Machine;

import java.util.Map;
import java.util.function.UnaryOperator;

/** The chat screen of this process's terminal. */
public interface ChatScreen {
    /** Whether there is a terminal for it, and somebody who looks at it. */
    boolean isThere();

    /**
     * Shows it until the person leaves.
     *
     * @param environment who chats, and where
     * @param dialog the one that is open first
     * @param guide what stands between the person and the chat
     */
    void show(Map<String, String> environment, String dialog, UnaryOperator<Machine> guide);
}
