package dev.cubechat.app.chat;

import dev.cubechat.config.StateFolder;
import dev.cubechat.tui.Machine;
import dev.cubechat.tui.lines.LineSource;
import dev.cubechat.tui.lines.Voice;
import dev.cubechat.tui.live.LiveErrands;
import dev.cubechat.tui.term.Taste;
import dev.cubechat.tui.term.TerminalProgram;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Where a chat takes place: terminal or pipes, folders, the time. */
public interface Surroundings {
    /** Whether a program reads, and wants events as records. */
    boolean records();

    /** Whether a person types, and sees what is said. */
    boolean person();

    /** Whether there is a terminal for a full screen, and somebody who looks at it. */
    boolean hasScreen();

    /** The kind of terminal, as the environment tells it. */
    String term();

    /** The full screen of this process. */
    TerminalProgram screen(Taste taste);

    /** The chat screen with whoever shows a newcomer round. */
    Machine guided(Machine chat);

    /** The keys that the person has chosen for the screen. */
    Map<String, String> keys();

    Clock clock();

    StateFolder state();

    LiveErrands.Places places();

    /**
     * Where lines come from.
     *
     * @param known the words to offer while one types
     */
    LineSource lines(Supplier<List<String>> known);

    /** Who says things beside these lines. */
    Voice voice(LineSource lines);
}
