package dev.cubechat.tui.term;

import org.jline.nativ.CLibrary;
import org.jline.nativ.Kernel32;

import java.io.File;
import java.util.OptionalInt;

/** How wide the terminal is that this process writes to. */
public final class TerminalWidth {
    private static final int STDOUT = 1;

    private TerminalWidth() {}

    /** In columns; empty where standard output is no terminal, or where nobody can tell. */
    public static OptionalInt now() {
        try {
            int columns = File.separatorChar == '\\' ? ofConsole() : ofDevice();
            return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
        } catch (LinkageError | RuntimeException otherMachine) {
            return OptionalInt.empty();
        }
    }

    private static int ofDevice() {
        CLibrary.WinSize size = new CLibrary.WinSize();
        return CLibrary.ioctl(STDOUT, CLibrary.TIOCGWINSZ, size) == 0
                ? Short.toUnsignedInt(size.ws_col)
                : 0;
    }

    private static int ofConsole() {
        Kernel32.CONSOLE_SCREEN_BUFFER_INFO console = new Kernel32.CONSOLE_SCREEN_BUFFER_INFO();
        long out = Kernel32.GetStdHandle(Kernel32.STD_OUTPUT_HANDLE);
        return Kernel32.GetConsoleScreenBufferInfo(out, console) != 0 ? console.windowWidth() : 0;
    }
}
