package dev.cubechat.tui.lines;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Lines from a pipe, a file, or a terminal that can do nothing else. */
public final class StreamLines implements LineSource {
    private final InputStream in;
    private boolean afterReturn;

    public StreamLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * Controls are replaced, so that they are seen; tabs stay.
     *
     * @throws Failure INVALID where the line is not UTF-8; the next one may be
     */
    @Override
    public @Nullable String next() {
        byte[] line = bytes();
        if (line == null) {
            return null;
        }
        try {
            return withoutControls(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
        } catch (CharacterCodingException wrong) {
            throw new Failure(FailureKind.INVALID, "Not sent: a line is not UTF-8.", wrong)
                    .withHint("iconv -t utf-8 makes it so.");
        }
    }

    /** Up to the end of the line, or of the stream; null where there is nothing. */
    private byte @Nullable [] bytes() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            while (true) {
                int one = in.read();
                boolean rest = afterReturn && one == '\n';
                afterReturn = one == '\r';
                if (one < 0) {
                    return line.size() == 0 ? null : line.toByteArray();
                }
                if (one == '\r' || (one == '\n' && !rest)) {
                    return line.toByteArray();
                }
                if (!rest) {
                    line.write(one);
                }
            }
        } catch (IOException gone) {
            // Whoever wrote is gone: that is the end, too.
            return null;
        }
    }

    private static String withoutControls(String line) {
        StringBuilder clean = new StringBuilder(line.length());
        line.chars()
                .forEach(
                        c ->
                                clean.append(
                                        Character.isISOControl(c) && c != '\t'
                                                ? '\uFFFD'
                                                : (char) c));
        return clean.toString();
    }

    @Override
    public void close() {}
}
