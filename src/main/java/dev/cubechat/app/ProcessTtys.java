package dev.cubechat.app;

import dev.cubechat.tui.term.TerminalWidth;

import java.util.Map;

/** The terminal of this process. */
final class ProcessTtys implements Streams.Ttys {
    private static final int USUAL = 80;

    private final Map<String, String> environment;

    ProcessTtys(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public boolean stdin() {
        return FileKind.of(FileKind.STDIN) == FileKind.TERMINAL;
    }

    @Override
    public boolean stdout() {
        return FileKind.of(FileKind.STDOUT) == FileKind.TERMINAL;
    }

    @Override
    public boolean stderr() {
        return FileKind.of(FileKind.STDERR) == FileKind.TERMINAL;
    }

    /** From {@code COLUMNS}, else from the terminal itself. */
    @Override
    public int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,3}")
                ? Integer.parseInt(columns)
                : TerminalWidth.now().orElse(USUAL);
    }
}
