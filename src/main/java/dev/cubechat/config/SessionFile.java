package dev.cubechat.config;

import dev.cubechat.disk.SoleUse;
import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.MalformedJson;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The place where one session is kept between runs; several processes may use it at once. */
public final class SessionFile {
    private static final String SIGNED_OUT = "signed_out";
    private static final String LOCK = "session.lock";
    private static final long TURN_NANOS = 5_000_000;

    /** Longer than a password command may take, and the service after it. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PrivateFolder folder;
    private final String name;
    private final boolean writable;

    /** A file lock keeps out other processes, but not other threads of this one. */
    private final ReentrantLock threads = new ReentrantLock();

    /**
     * @param writable false where nothing secret may be written; then saving does nothing
     */
    SessionFile(PrivateFolder folder, String name, boolean writable) {
        this.folder = folder;
        this.name = name;
        this.writable = writable;
    }

    /** The session kept here; a file that cannot be understood is as good as none. */
    public Optional<SavedSession> read() {
        return folder.read(name).map(SessionFile::object).flatMap(SavedSession::fromJson);
    }

    public void save(SavedSession session) {
        if (writable) {
            folder.write(name, JsonText.write(session.toJson()) + "\n");
        }
    }

    /** Saves the session of who has just signed in, after those who make another one just now. */
    public void signIn(SavedSession session) {
        alone(
                () -> {
                    save(session);
                    return session;
                });
    }

    /**
     * Saves the same session with another end, where it is still this one that is kept here. Nobody
     * waits for that: where another process is making a new one just now, nothing is saved.
     */
    public void extend(SavedSession session) {
        if (!writable || !threads.tryLock()) {
            return;
        }
        try (FileChannel turn = folder.open(LOCK)) {
            if (SoleUse.begins(turn)
                    && read().filter(kept -> kept.token().equals(session.token())).isPresent()) {
                save(session);
            }
        } catch (IOException unusable) {
            throw PrivateFolder.failed("write", folder.file(name), unusable);
        } finally {
            threads.unlock();
        }
    }

    public void delete() {
        folder.delete(name);
    }

    /**
     * Forgets the session, and notes until the next one is saved that this was wanted: a password
     * that is stored with the profile must not sign in again unasked.
     */
    public void signOut() {
        if (!writable) {
            delete();
            return;
        }
        alone(
                () -> {
                    noteSignedOut();
                    return name;
                });
    }

    private void noteSignedOut() {
        String wish = JsonText.write(Json.obj().with(SIGNED_OUT, true).build()) + "\n";
        try {
            folder.write(name, wish);
        } catch (Failure full) {
            // There is room for it in place of the session, whose token is worth nothing now.
            folder.overwrite(name, wish);
        }
    }

    /** Whether the last thing that happened here was that the person signed out. */
    public boolean isSignedOut() {
        return folder.read(name)
                .map(SessionFile::object)
                .flatMap(kept -> kept.get(SIGNED_OUT).asBoolean())
                .orElse(false);
    }

    /**
     * Does something while no other process does the same, so that ten of them that find their
     * session expired make one new one. Where nothing can be written, each makes its own.
     */
    public <T> T alone(Supplier<T> work) {
        threads.lock();
        try {
            Optional<FileChannel> turn = writable ? turn() : Optional.empty();
            try {
                return work.get();
            } finally {
                turn.ifPresent(SessionFile::end);
            }
        } finally {
            threads.unlock();
        }
    }

    /** Whoever closes this gives the lock back; nothing where there is none, or not in time. */
    private Optional<FileChannel> turn() {
        try {
            FileChannel channel = folder.open(LOCK);
            boolean mine = false;
            try {
                mine = isInTime(channel);
            } finally {
                if (!mine) {
                    channel.close();
                }
            }
            return mine ? Optional.of(channel) : Optional.empty();
        } catch (IOException noLock) {
            Failure failure = PrivateFolder.failure("Could not use " + folder.path(), noLock);
            if (failure.kind() == FailureKind.INTERRUPTED) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private static void end(FileChannel turn) {
        try {
            turn.close();
        } catch (IOException ended) {
            // Nothing was written to it, and the lock ends with it all the same.
        }
    }

    /** Waits for other processes, and for other runs in this one. */
    private static boolean isInTime(FileChannel channel) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!SoleUse.begins(channel)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new FileLockInterruptionException();
            }
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            LockSupport.parkNanos(TURN_NANOS);
        }
        return true;
    }

    private static Json.Obj object(String text) {
        try {
            return JsonText.parse(text).asObject();
        } catch (MalformedJson notOurs) {
            // A cache that cannot be read is no cache: the next sign-in writes it anew.
            return Json.Obj.EMPTY;
        }
    }
}
