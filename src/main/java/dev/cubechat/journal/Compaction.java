package dev.cubechat.journal;

import dev.cubechat.disk.WholeFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes a journal anew so that it tells the very same in fewer bytes: what arrived becomes {@link
 * Settled} lines, and all else stays as it was. The long file is only read; the short one is whole,
 * on the disk and locked before it takes the long one's place. So whatever stops this, there is a
 * journal that tells everything.
 */
final class Compaction {
    private static final String ENDING = ".cubechat-next";

    private final Path journal;
    private final Path next;

    /**
     * @param file the journal; where it is a link, the file is meant that it leads to
     */
    Compaction(Path file) throws IOException {
        journal = file.toRealPath();
        next = journal.resolveSibling(journal.getFileName() + ENDING);
    }

    /** Removes what was begun, by this compaction or by one that was killed. */
    private void forget() throws IOException {
        Files.deleteIfExists(next);
    }

    /**
     * The short journal, which is in its place now.
     *
     * @throws IOException where nothing has changed, such as where there is no room for it
     */
    LockedFile shorten(LockedFile file) throws IOException {
        if (!file.isAt(journal)) {
            throw new IOException("another file is in the place of the journal");
        }
        forget();
        LockedFile shorter = LockedFile.open(next);
        try {
            if (!shorter.lock()) {
                throw new IOException("somebody else has " + next);
            }
            giveTheSameRights();
            write(file, shorter);
            shorter.sync();
            new WholeFile(journal).takeSynced(next);
            return shorter;
        } catch (IOException | RuntimeException notDone) {
            shorter.close();
            forget();
            throw notDone;
        }
    }

    private static void write(LockedFile from, LockedFile to) throws IOException {
        Lines lines = new Lines(from, from.size());
        lines.next();
        while (lines.pass('s')) {
            // What was settled stays so.
        }
        copy(from, lines.position(), to);
        Replay replay = new Replay(lines);
        List<Entry> settled = new ArrayList<>();
        for (Optional<Entry> next = replay.next(); next.isPresent(); next = replay.next()) {
            Entry entry = next.get();
            if (!Settled.takes(settled, entry)) {
                end(settled, to);
            }
            if (Settled.takes(settled, entry)) {
                settled.add(entry);
            } else {
                keep(entry, to);
            }
        }
        end(settled, to);
    }

    /** Copies the lines up to there as they are. */
    private static void copy(LockedFile from, long end, LockedFile to) throws IOException {
        byte[] chunk = new byte[64 * 1024];
        for (long at = 0; at < end; ) {
            int count = (int) Math.min(from.read(chunk, at), end - at);
            if (count == 0) {
                throw new IOException("the journal became shorter");
            }
            to.append(Arrays.copyOf(chunk, count));
            at += count;
        }
    }

    private static void end(List<Entry> settled, LockedFile to) throws IOException {
        if (!settled.isEmpty()) {
            to.append(new Line.Arrived(new Settled(settled)).bytes());
            settled.clear();
        }
    }

    private static void keep(Entry entry, LockedFile to) throws IOException {
        to.append(new Line.Plan(entry).bytes());
        switch (entry.fate()) {
            case PLANNED, OPEN -> {}
            case SENT -> to.append(new Line.Done(entry.number(), entry.number()).bytes());
            case LEAVING ->
                    to.append(new Line.Leaving(entry.number(), entry.why(), entry.place()).bytes());
            case REFUSED -> to.append(new Line.Given(entry.number(), entry.why()).bytes());
        }
    }

    private void giveTheSameRights() throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(next, PosixFileAttributeView.class);
        if (view != null) {
            PosixFileAttributes old = Files.readAttributes(journal, PosixFileAttributes.class);
            view.setOwner(old.owner());
            view.setGroup(old.group());
            view.setPermissions(old.permissions());
        }
    }
}
