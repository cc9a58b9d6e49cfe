package dev.cubechat.service.message;

import dev.cubechat.model.Failure;
import dev.cubechat.model.FailureKind;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.Page;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Pages that are asked for several at a time, before it is known where one ends and the next one
 * begins, so that a long way to the service does not cost a wait for each. Used by one thread.
 */
final class EarlyPages {
    private final Function<MessageQuery, Page<Message>> fetch;
    private final Executor executor;
    private final Queue<FutureTask<Page<Message>>> coming = new ArrayDeque<>();

    /**
     * @param executor what asks, each page on a thread of its own
     */
    EarlyPages(Function<MessageQuery, Page<Message>> fetch, Executor executor) {
        this.fetch = fetch;
        this.executor = executor;
    }

    boolean isEmpty() {
        return coming.isEmpty();
    }

    /** Asks for so many pages of this query, each beginning so many messages after the last. */
    void ask(MessageQuery query, int step, int count) {
        for (int i = 0; i < count; i++) {
            MessageQuery page = query.withSkip(i * step);
            FutureTask<Page<Message>> task = new FutureTask<>(() -> fetch.apply(page));
            coming.add(task);
            executor.execute(task);
        }
    }

    /** The next one, which is waited for. */
    Page<Message> next() {
        try {
            return coming.remove().get();
        } catch (InterruptedException stopped) {
            drop();
            Thread.currentThread().interrupt();
            throw new Failure(
                    FailureKind.INTERRUPTED, "Interrupted while reading history.", stopped);
        } catch (ExecutionException failed) {
            drop();
            if (failed.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** The rest is of no use. */
    void drop() {
        coming.forEach(task -> task.cancel(true));
        coming.clear();
    }
}
