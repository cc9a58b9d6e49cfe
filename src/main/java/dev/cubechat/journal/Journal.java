package dev.cubechat.journal;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Which messages of a run were chosen to be sent, and which arrived, on the disk.
 *
 * <p>It is only ever added to, or written anew in a {@link Compaction}. A message is planned, and
 * {@link #sync}ed, before it is sent; when the server has acknowledged it, that is added. So after
 * a crash each message is one of three: it arrived; it may have, and must be looked for; it was
 * never sent. Of those that nobody can look for it also says which are out. A line that breaks off
 * at the end was never synced, so nothing that it planned was sent, and it is taken away. Used by
 * one thread, and by one process at a time.
 */
public final class Journal implements AutoCloseable {
    /** No message may be planned so far ahead of one whose fate is open. */
    public static final int SPREAD = 4096;

    private static final int FULL = 64 * 1024;

    /** From how many bytes on it is worth the while to shorten it: in a run, and at its end. */
    private static final long MUCH = 1024 * 1024;

    private static final long SOME = 64 * 1024;

    private final Path path;
    private final Header header;
    private final Replay replay;
    private final boolean resumed;
    private LockedFile file;
    private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream();
    private long doneFrom = 1;
    private long doneTo;
    private boolean broken;
    private boolean staysLong;

    /** How much of the file was shortened already. */
    private long shortened;

    private Journal(Path path, LockedFile file, Header header, Replay replay, boolean resumed) {
        this.path = path;
        this.file = file;
        this.header = header;
        this.replay = replay;
        this.resumed = resumed;
    }

    /**
     * Opens a journal, or begins one where there is no such file.
     *
     * @param purpose what must be the same in every run, by name
     * @throws Failure CONFLICT where another process has it open; USAGE where it is another run's;
     *     CONFIGURATION where it is damaged, no journal at all, or cannot be read or written
     */
    public static Journal open(
            Path file, Map<String, String> purpose, InstantSource clock, RandomGenerator random) {
        return new Opening(file).open(Header.fresh(purpose, clock, random));
    }

    static Journal begun(Path path, LockedFile file, Header header, Replay replay) {
        return new Journal(path, file, header, replay, false);
    }

    /**
     * @param shortened how much of the file was shortened by earlier runs
     */
    static Journal resumed(
            Path path, LockedFile file, Header header, Replay replay, long shortened) {
        Journal journal = new Journal(path, file, header, replay, true);
        journal.shortened = shortened;
        return journal;
    }

    /** Whether an earlier run began it. */
    public boolean resumed() {
        return resumed;
    }

    /** What no other journal is called. */
    public String name() {
        return header.name();
    }

    /** The id of the message at this place. */
    public MessageId id(long number) {
        return header.id(number);
    }

    /** The next message of the earlier runs, in their order, if there is one more. */
    public Optional<Entry> earlier() {
        try {
            return replay.next();
        } catch (IOException unreadable) {
            throw Opening.unusable(path, "read", unreadable);
        }
    }

    /** A message is going to be sent; it must not be before {@link #sync}. */
    public void plan(
            long number, int records, String hash, MessageId id, @Nullable DialogId dialog) {
        plan(Entry.open(number, records, hash, id, dialog));
    }

    /** The same; one that is only planned must not be sent before {@link #out}, either. */
    public void plan(Entry entry) {
        add(new Line.Plan(entry));
    }

    /**
     * A message that was only planned is going out; it must not before {@link #sync}. So another
     * run knows without any history which may have left.
     */
    public void out(long number) {
        add(new Line.Out(number));
    }

    /** A message did not go out after all, or was not taken. */
    public void stayed(long number) {
        add(new Line.Back(number));
    }

    /** The server has acknowledged this message. */
    public void sent(long number) {
        if (number == doneTo + 1) {
            doneTo = number;
            return;
        }
        addDone();
        doneFrom = number;
        doneTo = number;
    }

    /**
     * The message is given up, and its records are going to be put aside; they must not be before
     * {@link #sync}. So another run can tell whether they were, and how far.
     *
     * @param place where they will begin in the file for such
     */
    public void leaving(long number, String why, long place) {
        add(new Line.Leaving(number, why, place));
    }

    /** The message was given up for good. */
    public void refused(long number, String why) {
        add(new Line.Given(number, why));
    }

    /**
     * Hands what was added to the system, so that it outlives this process. After a failure nothing
     * more is written, for it would stand behind half a line.
     */
    public void write() {
        addDone();
        if (unwritten.size() == 0 || broken) {
            return;
        }
        byte[] bytes = unwritten.toByteArray();
        unwritten.reset();
        try {
            file.append(bytes);
            shortenAbove(MUCH);
        } catch (IOException full) {
            broken = true;
            throw Opening.unusable(path, "write", full);
        }
    }

    /** Waits until what was added is on the disk, so that it outlives the machine. */
    public void sync() {
        write();
        if (broken) {
            throw new Failure(
                    FailureKind.CONFIGURATION, "Journal " + path + " cannot be written any more.");
        }
        try {
            file.sync();
        } catch (IOException failed) {
            broken = true;
            throw Opening.unusable(path, "write", failed);
        }
    }

    @Override
    public void close() {
        try {
            try {
                write();
                shortenAbove(SOME);
            } finally {
                file.close();
            }
        } catch (IOException failed) {
            throw Opening.unusable(path, "write", failed);
        }
    }

    /**
     * Shortens the file where that many bytes of it, and a good part of all, can be shorter. What
     * earlier runs left must have been read before.
     */
    private void shortenAbove(long least) throws IOException {
        long plain = file.size() - shortened;
        if (plain < Math.max(least, shortened / 4) || !replay.isOver() || broken || staysLong) {
            return;
        }
        LockedFile before = file;
        try {
            file = new Compaction(path).shorten(before);
        } catch (IOException noRoom) {
            // The long one is as good; it only takes more room.
            staysLong = true;
            return;
        }
        shortened = file.size();
        before.close();
    }

    private void add(Line line) {
        addDone();
        unwritten.writeBytes(line.bytes());
        if (unwritten.size() > FULL) {
            write();
        }
    }

    private void addDone() {
        if (doneTo >= doneFrom) {
            unwritten.writeBytes(new Line.Done(doneFrom, doneTo).bytes());
        }
        doneFrom = doneTo + 1;
    }
}
