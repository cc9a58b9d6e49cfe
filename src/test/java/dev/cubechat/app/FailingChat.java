package dev.cubechat.app;

import dev.cubechat.tui.Effect;
import dev.cubechat.tui.Errand;
import dev.cubechat.tui.Errands;
import dev.cubechat.tui.Event;
import dev.cubechat.tui.Machine;
import dev.cubechat.tui.Role;
import dev.cubechat.tui.Screen;
import dev.cubechat.tui.Screen.Cursor;
import dev.cubechat.tui.Screen.Piece;
import dev.cubechat.tui.Screen.Row;
import dev.cubechat.tui.Size;
import dev.cubechat.tui.Style;
import dev.cubechat.tui.term.Taste;
import dev.cubechat.tui.term.TerminalProgram;
import dev.cubechat.tui.term.TroubleLog;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A program on the full screen that a key ends by a mistake nobody catches. */
final class FailingChat implements Machine {
    private Size size = new Size(80, 24);

    public static void main(String[] args) {
        TroubleLog log = new TroubleLog(() -> Path.of(args[0]), Clock.systemUTC());
        new TerminalProgram(
                        System.in,
                        System.getenv(),
                        Clock.systemUTC(),
                        log,
                        Hushed::into,
                        Taste.USUAL)
                .run(new FailingChat(), events -> Optional.of(new Nothing()));
    }

    @Override
    public List<Effect> begin() {
        return List.of();
    }

    @Override
    public List<Effect> take(Event event) {
        if (event instanceof Event.Pressed) {
            throw new NoClassDefFoundError("as if a class were gone");
        }
        if (event instanceof Event.Resized resized) {
            size = resized.size();
        }
        return List.of();
    }

    @Override
    public Screen view() {
        Row row = new Row(List.of(new Piece("press a key", Style.of(Role.TEXT))));
        return new Screen(size, List.of(row), new Cursor(0, 0));
    }

    @Override
    public Optional<Instant> wake() {
        return Optional.empty();
    }

    /** There is nothing to do in the background. */
    private static final class Nothing implements Errands {
        @Override
        public void run(Errand errand) {}

        @Override
        public void close() {}
    }
}
