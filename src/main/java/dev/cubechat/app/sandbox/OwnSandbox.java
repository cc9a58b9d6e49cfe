package dev.cubechat.app.sandbox;

import dev.cubechat.config.PrivateFolder;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** This person's own sandbox, whoever started it: is it there, let it end, forget its data. */
final class OwnSandbox {
    private static final String SEED = "seed.json";
    private static final String GIVEN = "given-seed.json";
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
        while (FolderLock.isHeld(place.data().lock())) {
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

    /**
     * How whoever runs it tells of it.
     *
     * @param seed what its new world begins with; null for the default, or for a world that is
     *     there
     */
    Announcement announcement(@Nullable SeedFile seed) {
        PrivateFolder folder = new PrivateFolder(place.folder());
        return new Announcement() {
            @Override
            public void make(Running sandbox) {
                if (seed != null) {
                    folder.write(SEED, seed.text());
                }
                folder.write(Place.READY, JsonText.write(sandbox.record()) + "\n");
            }

            @Override
            public void withdraw() {
                folder.delete(Place.READY);
            }
        };
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
        Optional<FolderLock> free = FolderLock.take(place.data().lock(), ENDING);
        free.ifPresent(FolderLock::close);
        return free.isPresent();
    }

    /** What its world began with, where that was not the default. */
    Optional<SeedFile> seed() {
        PrivateFolder folder = new PrivateFolder(place.folder());
        return folder.read(SEED).map(text -> SeedFile.of(folder.file(SEED), text));
    }

    /**
     * Does something while a file of ours has this seed: what it came from may be read only once.
     */
    <T> T withFile(SeedFile seed, Function<Path, T> work) {
        PrivateFolder folder = new PrivateFolder(place.folder());
        folder.write(GIVEN, seed.text());
        try {
            return work.apply(folder.file(GIVEN));
        } finally {
            folder.delete(GIVEN);
        }
    }

    /** Removes its world, its certificate and its log. */
    void forget() {
        PrivateFolder folder = new PrivateFolder(place.folder());
        List.of(SEED, GIVEN, Place.READY, Place.LOG).forEach(folder::delete);
        place.data().clear();
    }
}
