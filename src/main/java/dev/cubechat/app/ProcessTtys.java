package dev.cubechat.app;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** From {@code COLUMNS}, else from {@code stty}; Java alone cannot tell. */
    @Override
    public int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : askStty();
    }

    private static int askStty() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(new File("/dev/tty"))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String answer =
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            String width = answer.strip().replaceFirst("^\\d+ ", "");
            return width.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(width) : USUAL;
        } catch (IOException noStty) {
            return USUAL;
        }
    }
}
