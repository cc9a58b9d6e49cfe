package dev.cubechat.app.sandbox;

import dev.cubechat.config.PrivateFolder;
import dev.cubechat.config.Reason;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** This person's own sandbox, whoever started it: is it there, let it end, forget its data. */
final class OwnSandbox implements Announcement {
    private static final String SEED = "seed.json";
    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final Duration ENDING = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Place place;

    OwnSandbox(Place place) {
        this.place = place;
    }

    Place place() {
        return place;
    }

    /** Does something while nobody else starts, stops or resets it. */
    void inTurn(Runnable work) {
        FolderLock turn =
                FolderLock.take(place.turn(), STARTING)
                        .orElseThrow(
                                () ->
                                        new Failure(
                                                FailureKind.TIMED_OUT,
                                                "Another command is still starting or stopping the"
                                                        + " sandbox."));
        try (turn) {
            work.run();
        }
    }

    /** The sandbox if it runs; one that is just starting is waited for. */
    Optional<Running> running() {
        long deadline = System.nanoTime() + STARTING.toNanos();
        while (FolderLock.isHeld(Place.lockOf(place.data()))) {
            Optional<Running> running = Running.read(place.ready());
            if (running.isPresent()) {
                return running;
            }
            if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                throw new Failure(
                        FailureKind.TIMED_OUT, "The sandbox is there, but does not get ready.");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return Optional.empty();
    }

    @Override
    public void make(Json.Obj record) {
        new PrivateFolder(place.folder()).write(Place.READY, JsonText.write(record) + "\n");
    }

    @Override
    public void withdraw() {
        new PrivateFolder(place.folder()).delete(Place.READY);
    }

    /** Lets it end cleanly, and by force when it does not. */
    void end(Running running) {
        Optional<ProcessHandle> process = ProcessHandle.of(running.pid());
        process.ifPresent(ProcessHandle::destroy);
        if (hasEnded()) {
            return;
        }
        process.ifPresent(ProcessHandle::destroyForcibly);
        if (!hasEnded()) {
            throw new Failure(
                    FailureKind.TIMED_OUT,
                    "The sandbox (process " + running.pid() + ") does not end.");
        }
    }

    private boolean hasEnded() {
        Optional<FolderLock> free = FolderLock.take(Place.lockOf(place.data()), ENDING);
        free.ifPresent(FolderLock::close);
        return free.isPresent();
    }

    /** Whether it has a world already, so that a seed would come too late. */
    boolean hasData() {
        return !files().isEmpty();
    }

    /** Remembers what its world began with. */
    void planted(SeedFile seed) {
        new PrivateFolder(place.folder()).write(SEED, seed.text());
    }

    /** Whether its world began with this seed. */
    boolean wasPlanted(SeedFile seed) {
        return new PrivateFolder(place.folder())
                .read(SEED)
                .filter(text -> text.equals(seed.text()))
                .isPresent();
    }

    /** Removes its world, its certificate and its log. */
    void forget() {
        PrivateFolder folder = new PrivateFolder(place.folder());
        List.of(SEED, Place.READY, Place.LOG).forEach(folder::delete);
        try {
            for (Path file : files()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException undeletable) {
            throw unusable(undeletable);
        }
    }

    /** Everything in the data folder but the lock, which others may be waiting for. */
    private List<Path> files() {
        Path data = place.data();
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> !file.equals(data))
                    .filter(file -> !file.equals(Place.lockOf(data)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException unreadable) {
            throw unusable(unreadable);
        }
    }

    private Failure unusable(IOException cause) {
        return new Failure(
                FailureKind.CONFIGURATION,
                "Could not use " + place.data() + ": " + Reason.of(cause) + ".",
                cause);
    }
}
