package dev.cubechat.journal;

import dev.cubechat.disk.Reason;
import dev.cubechat.disk.WholeFile;
import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Opens a journal: locks it, looks whether it is in order, and takes away what broke off. */
final class Opening {
    private static final int ATTEMPTS = 10;

    private final Path file;
    private long shortened;

    Opening(Path file) {
        this.file = file;
    }

    Journal open(Header fresh) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new Failure(
                            FailureKind.CONFIGURATION,
                            file + " cannot be a journal: it is not a file on a disk.")
                    .withHint("Name a file for --journal; it is made where there is none.");
        }
        try {
            LockedFile locked = locked();
            try {
                return opened(locked, fresh);
            } catch (IOException | RuntimeException unusable) {
                locked.close();
                throw unusable;
            }
        } catch (IOException unusable) {
            throw unusable(file, "use", unusable);
        }
    }

    private Journal opened(LockedFile locked, Header fresh) throws IOException {
        Optional<Header> before = header(locked);
        if (before.isEmpty()) {
            locked.truncate(0);
            locked.append(fresh.line().bytes());
            remember(locked);
            return Journal.begun(file, locked, fresh, new Replay(new Lines(locked, 0)));
        }
        before.get()
                .differs(fresh.purpose())
                .ifPresent(
                        difference -> {
                            throw otherRun(difference);
                        });
        long end = end(locked);
        locked.truncate(end);
        Lines earlier = new Lines(locked, end);
        earlier.next();
        return Journal.resumed(file, locked, before.get(), new Replay(earlier), shortened);
    }

    /**
     * Waits until the new file, and its name, are on the disk: a machine that forgot the whole
     * journal would send everything again, under other ids.
     */
    private void remember(LockedFile locked) throws IOException {
        locked.sync();
        new WholeFile(file).syncName();
    }

    /** How the journal begins; empty where it is new, or broke off before its first line ended. */
    private Optional<Header> header(LockedFile locked) throws IOException {
        Lines lines = new Lines(locked, locked.size());
        if (lines.atEnd()) {
            return Optional.empty();
        }
        Optional<Line> first = lines.next();
        if (first.isPresent() && first.get() instanceof Line.Header line) {
            Optional<Header> header = Header.read(line.content());
            if (header.isPresent()) {
                return header;
            }
        }
        if (first.isEmpty() && lines.brokeOff() && isBeginning(locked)) {
            return Optional.empty();
        }
        throw new Failure(
                        FailureKind.CONFIGURATION,
                        file + " is not a journal that this version can read.")
                .withHint("It was left as it is; name another file for --journal.");
    }

    /** Whether all there is may be the beginning of a first line that broke off. */
    private static boolean isBeginning(LockedFile locked) throws IOException {
        byte[] mark = Header.BEGINNING.getBytes(StandardCharsets.UTF_8);
        byte[] begun = new byte[mark.length];
        int count = locked.read(begun, 0);
        return Arrays.equals(mark, 0, count, begun, 0, count);
    }

    /** Where the last whole line ends; damage before that cannot come from a crash. */
    private long end(LockedFile locked) throws IOException {
        Lines lines = new Lines(locked, locked.size());
        lines.next();
        long planned = 0;
        long end = lines.position();
        for (long number = 2; !lines.atEnd(); number++) {
            Optional<Line> line = lines.next();
            boolean good = line.isPresent() && fits(line.get(), planned);
            if (!good && lines.atEnd()) {
                return end;
            }
            if (!good) {
                throw damaged(number);
            }
            planned = planned(line.get(), planned);
            end = lines.position();
            if (line.get() instanceof Line.Arrived) {
                shortened = end;
            }
        }
        return end;
    }

    /** How many messages are planned after this line. */
    private static long planned(Line line, long before) {
        return switch (line) {
            case Line.Plan(Entry entry) -> entry.number();
            case Line.Arrived(Settled block) -> block.last();
            case Line.Header _,
                    Line.Out _,
                    Line.Back _,
                    Line.Done _,
                    Line.Leaving _,
                    Line.Given _ ->
                    before;
        };
    }

    private static boolean fits(Line line, long planned) {
        return switch (line) {
            case Line.Header _ -> false;
            case Line.Plan(Entry entry) -> entry.number() == planned + 1;
            case Line.Arrived(Settled block) -> block.first() == planned + 1;
            case Line.Done(long from, long to) -> from >= 1 && from <= to && to <= planned;
            case Line.Out(long number) -> number >= 1 && number <= planned;
            case Line.Back(long number) -> number >= 1 && number <= planned;
            case Line.Leaving leaving ->
                    leaving.number() >= 1 && leaving.number() <= planned && leaving.place() >= 0;
            case Line.Given given -> given.number() >= 1 && given.number() <= planned;
        };
    }

    /** The journal's file, and not one whose place a shorter one has taken meanwhile. */
    private LockedFile locked() throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            LockedFile locked = LockedFile.open(file);
            try {
                lock(locked);
                if (locked.isAt(file)) {
                    return locked;
                }
                locked.close();
            } catch (IOException | RuntimeException unusable) {
                locked.close();
                throw unusable;
            }
        }
        throw busy();
    }

    private void lock(LockedFile locked) throws IOException {
        if (!locked.lock()) {
            throw busy();
        }
    }

    private Failure busy() {
        return new Failure(
                        FailureKind.CONFLICT,
                        "Another process is at work with journal " + file + ".")
                .withHint("Wait until it has ended, or name another journal.");
    }

    private Failure otherRun(String difference) {
        return new Failure(
                        FailureKind.USAGE,
                        "Journal " + file + " belongs to another run: one with " + difference + ".")
                .withHint("Type the command as before, or name another journal.");
    }

    private Failure damaged(long line) {
        return new Failure(
                        FailureKind.CONFIGURATION,
                        "Journal " + file + " is damaged in line " + line + "; nothing was sent.")
                .withHint(
                        "Without it nobody knows what was sent. Restore the file, or begin another"
                                + " journal with the records that have not arrived.");
    }

    static Failure unusable(Path file, String verb, IOException cause) {
        return new Failure(
                        FailureKind.CONFIGURATION,
                        "Could not " + verb + " journal " + file + ": " + Reason.of(cause) + ".",
                        cause)
                .withHint("Check the folder, its owner, and whether the disk is full.");
    }
}
