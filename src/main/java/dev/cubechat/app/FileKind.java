package dev.cubechat.app;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a stream of this process is connected to. */
enum FileKind {
    TERMINAL,
    PIPE,
    OTHER;

    static final int STDIN = 0;
    static final int STDOUT = 1;
    static final int STDERR = 2;

    private static final int TYPE = 0170000;
    private static final int FIFO = 0010000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int SOCKET = 0140000;

    /** The kind of a file descriptor; where the system has no such files, what the console says. */
    static FileKind of(int descriptor) {
        Path file = Path.of("/dev/fd/" + descriptor);
        try {
            int type = (Integer) Files.getAttribute(file, "unix:mode") & TYPE;
            if (type == FIFO || type == SOCKET) {
                return PIPE;
            }
            return type == CHARACTER_DEVICE && isTerminal(file) ? TERMINAL : OTHER;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notUnix) {
            boolean terminal =
                    Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
            return terminal ? TERMINAL : PIPE;
        }
    }

    /** Character devices are terminals, except for the few that everyone redirects to. */
    private static boolean isTerminal(Path file) throws IOException {
        for (String other : new String[] {"/dev/null", "/dev/zero", "/dev/full"}) {
            Path device = Path.of(other);
            if (Files.exists(device) && Files.isSameFile(file, device)) {
                return false;
            }
        }
        return true;
    }
}
