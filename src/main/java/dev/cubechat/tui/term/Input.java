package dev.cubechat.tui.term;

import java.nio.ByteBuffer;

/** What comes from the terminal, and is never dropped. */
sealed interface Input {
    /** What was typed, as it came. */
    record Typed(ByteBuffer bytes) implements Input {}

    record Signalled(Tty.Signal signal) implements Input {}

    /** The person has left their editor. */
    record EditorLeft(int code) implements Input {}

    /** The terminal is no more. */
    record Gone() implements Input {}
}
