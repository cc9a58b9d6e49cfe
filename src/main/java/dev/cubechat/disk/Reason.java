package dev.cubechat.disk;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Why a file could not be used, in words. */
public final class Reason {
    private Reason() {}

    public static String of(IOException cause) {
        return switch (cause) {
            case NoSuchFileException none -> "there is no such file";
            case FileSystemLoopException loop -> "its links lead nowhere";
            case AccessDeniedException denied -> "permission denied";
            case CharacterCodingException coding -> "it is not UTF-8 text";
            case FileAlreadyExistsException there -> "it is there already";
            // Its message is the path where it has no reason.
            case FileSystemException e ->
                    Optional.ofNullable(e.getReason()).orElse("it could not be accessed");
            // What the system said, such as that no space is left on the device.
            default -> Optional.ofNullable(cause.getMessage()).orElse("it could not be accessed");
        };
    }
}
