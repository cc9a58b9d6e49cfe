package dev.cubechat.tui.lines;

import dev.cubechat.model.ChatEvent;
import dev.cubechat.model.Failure;

import java.time.Instant;

/** Says things, to a person or to a program. Used by one thread. */
public interface Voice {
    /** A sentence. */
    void say(String line);

    /** An event as it is. */
    void tell(Instant at, ChatEvent event);

    /** Something went wrong. */
    void complain(Failure failure);
}
