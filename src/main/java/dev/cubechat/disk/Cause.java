package dev.cubechat.disk;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Why a file could not be used, in words: the system's exceptions often say only its name. */
public final class Cause {
    private Cause() {}

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
