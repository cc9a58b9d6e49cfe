package dev.cubechat.cli.output;

import java.io.IOException;

/** Standard output cannot be written, for example because the disk is full. */
public final class OutputFailed extends RuntimeException {
    public OutputFailed(IOException cause) {
        super("Could not write to standard output: " + cause.getMessage(), cause);
    }
}
