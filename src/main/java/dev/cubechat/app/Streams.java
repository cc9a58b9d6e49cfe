package dev.cubechat.app;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * What one run reads and writes: the process's own streams, or a test's.
 *
 * @param ttys which of them are a terminal
 */
public record Streams(InputStream in, OutputStream out, PrintStream err, Ttys ttys) {

    /** Which streams are a terminal, and how wide it is. */
    public interface Ttys {
        boolean stdin();

        boolean stdout();

        boolean stderr();

        /** The terminal's width in columns. */
        int width();
    }

    /** Pipes and files only. */
    public static final Ttys NONE =
            new Ttys() {
                @Override
                public boolean stdin() {
                    return false;
                }

                @Override
                public boolean stdout() {
                    return false;
                }

                @Override
                public boolean stderr() {
                    return false;
                }

                @Override
                public int width() {
                    return 80;
                }
            };
}
