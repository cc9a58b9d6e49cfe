package dev.cubechat.export;

import dev.cubechat.disk.Reason;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What can go wrong with the files of an export, in words. */
final class Trouble {
    private Trouble() {}

    static Failure there(Path file) {
        return new Failure(FailureKind.CONFLICT, file + " is there already.")
                .withHint("--resume goes on with it or brings it up to date.");
    }

    static Failure noFile(Path path) {
        return new Failure(
                        FailureKind.CONFLICT,
                        path + " is there, and is no file; an export needs one to go on with.")
                .withHint("Take another name; without -o, msg history writes to stdout.");
    }

    static Failure unknown(Path file, Path journal) {
        return new Failure(
                        FailureKind.CONFLICT,
                        file + " is there, but " + journal + " does not tell where it came from.")
                .withHint("Export to another file.");
    }

    static Failure changed(Path file) {
        return new Failure(
                        FailureKind.CONFLICT,
                        file + " is not what was written there; something else changed it.")
                .withHint("Export to another file.");
    }

    static Failure other(Path file) {
        return new Failure(FailureKind.CONFLICT, file + " was begun as an export of other things.")
                .withHint("Name the same dialog and leave out the range, or take another file.");
    }

    static Failure busy(Path file) {
        return new Failure(FailureKind.CONFLICT, "Another export writes to " + file + " just now.")
                .withHint("Run it again when that one is over.");
    }

    static Failure of(String verb, Path file, IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            return new Failure(FailureKind.INTERRUPTED, "Stopped.", cause)
                    .withHint("--resume goes on.");
        }
        return new Failure(
                        FailureKind.CONFIGURATION,
                        "Could not " + verb + " " + file + ": " + reason(file, cause) + ".",
                        cause)
                .withHint("Check the folder and the disk; --resume goes on.");
    }

    private static String reason(Path file, IOException cause) {
        Path folder = file.toAbsolutePath().resolveSibling(".").normalize();
        return cause instanceof NoSuchFileException && !Files.exists(folder)
                ? "there is no such folder"
                : Reason.of(cause);
    }
}
