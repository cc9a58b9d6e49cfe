package dev.cubechat.config;

import dev.cubechat.disk.Cause;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;

/** Why a file could not be used, in words. */
public final class Reason {
    private Reason() {}

    /** The failure of what was tried: INTERRUPTED where somebody stopped us in the middle of it. */
    static Failure failure(String tried, IOException cause) {
        boolean stopped =
                cause instanceof ClosedByInterruptException
                        || cause instanceof FileLockInterruptionException;
        return stopped
                ? new Failure(FailureKind.INTERRUPTED, "Stopped.", cause)
                : new Failure(
                        FailureKind.CONFIGURATION, tried + ": " + Reason.of(cause) + ".", cause);
    }

    public static String of(IOException cause) {
        return Cause.of(cause);
    }
}
