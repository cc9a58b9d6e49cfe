package dev.cubechat.pipe;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The file of the records that were refused, as they came, so that they can be piped again. Of one
 * that is too long there is only its beginning, and its line says so.
 *
 * <p><b>How does each stand there once, wherever the program is killed?</b> The place where its
 * records will begin is in the journal before the first byte of them is in the file. Another run
 * has the same records, and compares: what is there is not written again, and what broke off is
 * completed. Nothing is ever taken away, for the file may have been moved, emptied or added to by
 * others meanwhile; where it does not hold at that place what we would have written, a record is
 * added anew. Nobody can tell what a device or a queue has taken; there it may come twice, and so
 * it may where others write at the very same moment.
 *
 * <p>Used by the pipe's thread.
 */
final class DeadLetters implements AutoCloseable {
    private final Path path;
    private final FileOutputStream out;
    private final @Nullable RandomAccessFile there;

    /**
     * @param there to look at what is there; null where nobody can
     */
    private DeadLetters(Path path, FileOutputStream out, @Nullable RandomAccessFile there) {
        this.path = path;
        this.out = out;
        this.there = there;
    }

    /**
     * Opens the file, which is made where there is none.
     *
     * @throws Failure CONFIGURATION where nothing can be written there
     */
    static DeadLetters open(Path path) {
        try {
            FileOutputStream out = new FileOutputStream(path.toFile(), true);
            boolean isOpen = Files.isRegularFile(path) && Files.isReadable(path);
            return new DeadLetters(
                    path, out, isOpen ? new RandomAccessFile(path.toFile(), "r") : null);
        } catch (IOException unwritable) {
            throw unwritable(path, unwritable);
        }
    }

    /**
     * Puts the records of these messages aside; they are on the disk when this returns.
     *
     * @throws Failure CONFIGURATION where there is no room; some may be there by then
     */
    void put(List<Slot> refused, Framing framing, Ledger ledger) {
        byte[] end = framing.end().getBytes(StandardCharsets.UTF_8);
        try {
            reserve(refused, end, ledger);
            ledger.sync();
            for (Slot slot : refused) {
                byte[] letter = letter(slot.bundle, end);
                int written = written(slot.toAside(), letter);
                out.write(letter, written, letter.length - written);
                if (slot.bundle.isTooLong()) {
                    slot.toldOfAside("Only its beginning was put aside.");
                }
            }
            if (there != null) {
                out.getFD().sync();
            }
        } catch (IOException full) {
            throw unwritable(path, full);
        }
    }

    /** Gives each a place: the one that an earlier run has chosen, or one behind all others. */
    private void reserve(List<Slot> refused, byte[] end, Ledger ledger) throws IOException {
        long free = length();
        for (Slot slot : refused) {
            byte[] letter = letter(slot.bundle, end);
            if (slot.aside == null || !fits(slot.aside, letter)) {
                slot.aside = free == length() ? mended(end) : free;
                ledger.leaving(slot);
            }
            free = Math.max(free, slot.toAside() + letter.length);
        }
    }

    /** Whether at this place stands the letter, or a part of it and then nothing, or nothing. */
    private boolean fits(long place, byte[] letter) throws IOException {
        byte[] found = read(place, letter.length);
        return place <= length()
                && Arrays.equals(found, Arrays.copyOf(letter, found.length))
                && (found.length == letter.length || place + found.length == length());
    }

    /** How much of a letter stands at its place already. */
    private int written(long place, byte[] letter) throws IOException {
        return fits(place, letter) ? read(place, letter.length).length : 0;
    }

    /** Where the file ends, after what breaks off there was given its end. */
    private long mended(byte[] end) throws IOException {
        long length = length();
        byte[] last = read(Math.max(0, length - end.length), end.length);
        if (length > 0 && !Arrays.equals(last, end)) {
            out.write(end);
        }
        return length();
    }

    private long length() throws IOException {
        return there == null ? 0 : there.length();
    }

    /** What is there from this place on; less where the file ends before. */
    private byte[] read(long place, int most) throws IOException {
        if (there == null) {
            return new byte[0];
        }
        byte[] found = new byte[most];
        there.seek(place);
        int count = 0;
        for (int more = 0; more >= 0 && count < most; count += Math.max(0, more)) {
            more = there.read(found, count, most - count);
        }
        return Arrays.copyOf(found, count);
    }

    /** The records of a message, each with its end. */
    private static byte[] letter(Bundle bundle, byte[] end) {
        ByteArrayOutputStream letter = new ByteArrayOutputStream();
        for (Piece piece : bundle.pieces()) {
            letter.writeBytes(piece.bytes());
            letter.writeBytes(end);
        }
        return letter.toByteArray();
    }

    @Override
    public void close() {
        try (out;
                there) {
            // Nothing else is to be done.
        } catch (IOException failed) {
            throw unwritable(path, failed);
        }
    }

    private static Failure unwritable(Path path, IOException cause) {
        return new Failure(
                        FailureKind.CONFIGURATION,
                        "Could not write the refused records to "
                                + path
                                + ": "
                                + cause.getMessage()
                                + ".",
                        cause)
                .withHint("Make room or name another file; with --journal run it again then.");
    }
}
