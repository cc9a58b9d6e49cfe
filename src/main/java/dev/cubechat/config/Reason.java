package dev.cubechat.config;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

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
        return switch (cause) {
            case NoSuchFileException none -> "there is no such file";
            case FileSystemLoopException loop -> "its links lead nowhere";
            case AccessDeniedException denied -> "permission denied";
            case CharacterCodingException coding -> "it is not UTF-8 text";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            // What the system said, such as that no space is left on the device.
            default -> Optional.ofNullable(cause.getMessage()).orElse("it could not be accessed");
        };
    }
}
