package dev.cubechat.app.sandbox;

import dev.cubechat.disk.Reason;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a sandbox keeps its world and its certificate.
 *
 * @param path need not exist
 */
record DataFolder(Path path) {

    /** The lock that whoever uses the folder holds. */
    Path lock() {
        return path.resolve("lock");
    }

    /** Whether there is no world in it, so that a seed can still be planted. */
    boolean isEmpty() {
        return files().isEmpty();
    }

    /** Removes everything but the lock, which others may be waiting for. */
    void clear() {
        try {
            for (Path file : files()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException undeletable) {
            throw unusable(undeletable);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> !file.equals(path))
                    .filter(file -> !file.equals(lock()))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException unreadable) {
            throw unusable(unreadable);
        }
    }

    private Failure unusable(IOException cause) {
        return new Failure(
                FailureKind.CONFIGURATION,
                "Could not use " + path + ": " + Reason.of(cause) + ".",
                cause);
    }
}
