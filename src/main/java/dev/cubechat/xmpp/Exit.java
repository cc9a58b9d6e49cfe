package dev.cubechat.xmpp;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The way out to the server, through which nothing goes after the last words. Safe for threads. */
final class Exit extends FilterOutputStream {
    private boolean ended;

    Exit(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (!ended) {
            out.write(bytes, offset, length);
        }
    }

    /**
     * Writes this; what anybody writes later goes nowhere.
     *
     * @param lastWords made when nobody else writes any more
     */
    synchronized void end(Supplier<String> lastWords) throws IOException {
        write(lastWords.get().getBytes(StandardCharsets.UTF_8));
        flush();
        ended = true;
    }
}
