package dev.cubechat.rest;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A download that flows on to a reader; what has gone there cannot be taken back. */
public final class StreamLanding implements Landing {
    private final OutputStream reader;
    private long have;
    private @Nullable String tag;

    /**
     * @param reader stays open
     */
    public StreamLanding(OutputStream reader) {
        this.reader = reader;
    }

    @Override
    public long have() {
        return have;
    }

    @Override
    public @Nullable String tag() {
        return tag;
    }

    @Override
    public OutputStream begin(@Nullable String newTag) {
        if (have > 0) {
            throw new Failure(
                            FailureKind.UNREACHABLE,
                            "The download broke off after " + have + " bytes.")
                    .withHint("Download to a file: it goes on where it broke off.");
        }
        tag = newTag;
        return goOn();
    }

    @Override
    public OutputStream goOn() {
        return new FilterOutputStream(reader) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                have += length;
            }

            @Override
            public void write(int oneByte) throws IOException {
                out.write(oneByte);
                have++;
            }

            @Override
            public void close() throws IOException {
                out.flush();
            }
        };
    }
}
