package dev.cubechat.service.message;

import dev.cubechat.model.Failure;
import dev.cubechat.model.Message;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Hands out the pages of a {@link DatedWalk} one by one. To those who come back for the second it
 * reads ahead while the last one is being used: on a thread of its own, one page at first, and a
 * few where someone goes on and on. Used by one thread, which closes it where it does not want the
 * rest.
 */
final class History implements Iterator<List<Message>>, AutoCloseable {
    /** Enough for neither side to wait where both have as much to do. */
    private static final int AHEAD = 4;

    private final DatedWalk walk;
    private final BlockingQueue<Lot> coming = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(1);
    private int distance = 1;
    private @Nullable Thread reader;
    private @Nullable List<Message> ready;

    /** Whether somebody took a page; whoever comes back then wants more than one. */
    private boolean goesOn;

    private boolean ended;

    /**
     * A page, and whether it is the last.
     *
     * @param page throws what was in its way
     */
    private record Lot(Supplier<List<Message>> page, boolean last) {}

    History(DatedWalk walk) {
        this.walk = walk;
    }

    @Override
    public boolean hasNext() {
        while ((ready == null || ready.isEmpty()) && !ended) {
            if (reader == null && goesOn) {
                reader = Thread.ofPlatform().daemon().name("history").start(this::readAhead);
            }
            Lot lot = reader == null ? read() : await();
            ended = lot.last();
            ready = lot.page().get();
        }
        return ready != null && !ready.isEmpty();
    }

    @Override
    public List<Message> next() {
        if (!hasNext() || ready == null) {
            throw new NoSuchElementException();
        }
        List<Message> page = ready;
        ready = null;
        goesOn = true;
        return page;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.interrupt();
        }
    }

    private void readAhead() {
        try {
            Lot lot;
            do {
                room.acquire();
                lot = read();
                coming.add(lot);
            } while (!lot.last());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Lot read() {
        try {
            List<Message> page = walk.next();
            return new Lot(() -> page, walk.ended());
        } catch (RuntimeException | Error trouble) {
            // Whatever it is: nobody may wait for a page that does not come.
            return new Lot(
                    () -> {
                        throw trouble;
                    },
                    true);
        }
    }

    private Lot await() {
        try {
            Lot lot = coming.take();
            room.release(distance < AHEAD ? 2 : 1);
            distance = Math.min(AHEAD, distance + 1);
            return lot;
        } catch (InterruptedException stopped) {
            throw Failure.interrupted("Interrupted while reading history.", stopped);
        }
    }
}
