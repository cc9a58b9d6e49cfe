package dev.cubechat.cli.output;

import dev.cubechat.model.Progress;
import dev.cubechat.text.TerminalText;

import java.io.PrintStream;

/** How far a transfer has come, as one line of a terminal that is written over and over. */
final class ProgressLine implements Progress {
    private static final long MEGABYTE = 1_000_000;

    private final PrintStream terminal;
    private final String name;
    private long shown = -1;

    ProgressLine(PrintStream terminal, String name) {
        this.terminal = terminal;
        this.name = TerminalText.line(name);
    }

    @Override
    public void at(long done, long total) {
        long step = total > 0 ? done * 100 / total : done / MEGABYTE;
        if (step == shown) {
            return;
        }
        shown = step;
        boolean over = total > 0 && done >= total;
        terminal.print("\r" + name + "  " + step + (total > 0 ? " %" : " MB") + (over ? "\n" : ""));
        terminal.flush();
    }
}
