package dev.cubechat.pipe;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Puts records together to messages, as they come. Used by the pipe's thread. */
final class Bundler {
    /** What a reader of messages still takes in at one glance, and every client can show. */
    private static final int LONGEST = 16 * 1024;

    private final Mailbox mailbox;
    private final Batching batching;
    private final LongSupplier nanos;
    private List<Piece> pieces = new ArrayList<>();
    private long bytes;
    private long deadline;
    private boolean stopped;
    private @Nullable Piece next;

    Bundler(Mailbox mailbox, Batching batching, LongSupplier nanos) {
        this.mailbox = mailbox;
        this.batching = batching;
        this.nanos = nanos;
    }

    /** The next message as it is put together today; null where it is not complete yet. */
    @Nullable Bundle next() {
        while (!isComplete()) {
            Piece piece = peek();
            if (piece == null) {
                return !pieces.isEmpty() && noneComes() ? take() : null;
            }
            boolean fits = pieces.isEmpty() || bytes + piece.bytes().length <= LONGEST;
            if (!fits) {
                return take();
            }
            add(piece);
        }
        return take();
    }

    /**
     * The next message as it was put together before; null where it is not complete yet.
     *
     * @param records of how many records it was
     */
    @Nullable Bundle again(int records) {
        for (Piece piece = peek(); pieces.size() < records && piece != null; piece = peek()) {
            add(piece);
        }
        boolean all = pieces.size() == records || (!pieces.isEmpty() && mailbox.isOver());
        return all ? take() : null;
    }

    /** From now on no record is taken; what was taken is complete. */
    void stop() {
        stopped = true;
    }

    /** Whether no message is left, and none will come. */
    boolean isOver() {
        return pieces.isEmpty() && next == null && mailbox.isOver();
    }

    /** How long until a message is complete because its time is over. */
    long patience() {
        return pieces.isEmpty() || batching.window() == null
                ? Long.MAX_VALUE
                : Math.max(0, deadline - nanos.getAsLong());
    }

    private boolean isComplete() {
        return pieces.size() >= batching.lines()
                || (!pieces.isEmpty() && bytes > LONGEST)
                || (batching.window() != null && !pieces.isEmpty() && patience() == 0);
    }

    private boolean noneComes() {
        return stopped || mailbox.isOver();
    }

    private @Nullable Piece peek() {
        if (next == null && !stopped) {
            next = mailbox.poll();
        }
        return next;
    }

    private void add(Piece piece) {
        if (pieces.isEmpty() && batching.window() != null) {
            deadline = nanos.getAsLong() + batching.window().toNanos();
        }
        pieces.add(piece);
        bytes += piece.bytes().length;
        next = null;
    }

    private Bundle take() {
        Bundle bundle = new Bundle(pieces);
        pieces = new ArrayList<>();
        bytes = 0;
        return bundle;
    }
}
