package dev.cubechat.service;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Hands out the messages of a {@link HistoryWalk} one by one, and asks for the next page while the
 * last one is being used: on a thread of its own, which is never waited for when nobody wants the
 * rest. Used by one thread.
 */
final class History implements Iterator<Message> {
    private final HistoryWalk walk;
    private final boolean ahead;
    private final Queue<Message> ready = new ArrayDeque<>();
    private @Nullable FutureTask<List<Message>> coming;

    /**
     * @param ahead whether a page may be asked for before it is wanted
     */
    History(HistoryWalk walk, boolean ahead) {
        this.walk = walk;
        this.ahead = ahead;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty()) {
            if (coming == null && walk.ended()) {
                return false;
            }
            ready.addAll(page());
            if (ahead && !walk.ended()) {
                coming = new FutureTask<>(walk::next);
                Thread.ofVirtual().name("history").start(coming);
            }
        }
        return true;
    }

    @Override
    public Message next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private List<Message> page() {
        FutureTask<List<Message>> task = coming;
        coming = null;
        return task == null ? walk.next() : await(task);
    }

    private static List<Message> await(FutureTask<List<Message>> task) {
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure(
                    FailureKind.INTERRUPTED, "Interrupted while reading history.", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
