package dev.cubechat.tui.lines;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Lines from a pipe, a file, or a terminal that can do nothing else. */
public final class StreamLines implements LineSource {
    private final BufferedReader reader;

    public StreamLines(InputStream in) {
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String next() {
        try {
            return reader.readLine();
        } catch (IOException gone) {
            // Whoever wrote is gone: that is the end, too.
            return null;
        }
    }

    @Override
    public void close() {}
}
