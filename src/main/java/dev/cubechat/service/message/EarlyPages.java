package dev.cubechat.service.message;

import dev.cubechat.model.Failure;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.Page;
import dev.cubechat.xmpp.Awaited;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Pages that are asked for several at a time, before it is known where one ends and the next one
 * begins, so that a long way to the service does not cost a wait for each. While those that came
 * are good, others are asked for, as far as the service need not count too far. Used by one thread.
 */
final class EarlyPages {
    /** How many pages of one query are asked for. */
    private static final int REACH = 24;

    private final Function<MessageQuery, Page<Message>> fetch;
    private final Executor executor;
    private final int most;
    private final Queue<FutureTask<Page<Message>>> coming = new ArrayDeque<>();
    private MessageQuery query;
    private int step;
    private int asked = REACH;

    /**
     * @param query stands in until one is asked for
     * @param executor asks, each page on a thread of its own
     * @param most how many at a time
     */
    EarlyPages(
            MessageQuery query,
            Function<MessageQuery, Page<Message>> fetch,
            Executor executor,
            int most) {
        this.query = query;
        this.fetch = fetch;
        this.executor = executor;
        this.most = most;
    }

    boolean isEmpty() {
        return coming.isEmpty();
    }

    /** Asks for so many pages of this query, each beginning so many messages after the last. */
    void ask(MessageQuery first, int distance, int count) {
        query = first;
        step = distance;
        asked = 0;
        for (int i = 0; i < count; i++) {
            askNext();
        }
    }

    private void askNext() {
        MessageQuery page = query.withSkip(asked * step);
        asked++;
        FutureTask<Page<Message>> task = new FutureTask<>(() -> fetch.apply(page));
        coming.add(task);
        executor.execute(task);
    }

    /** More follows those that are coming. */
    void goOn() {
        while (coming.size() < most && asked < REACH) {
            askNext();
        }
    }

    /** The next one, which is waited for. */
    Page<Message> next() {
        try {
            return coming.remove().get();
        } catch (InterruptedException stopped) {
            drop();
            throw Failure.interrupted("Interrupted while reading history.", stopped);
        } catch (ExecutionException failed) {
            drop();
            throw Awaited.reason(failed);
        }
    }

    /** The rest is of no use. */
    void drop() {
        coming.forEach(task -> task.cancel(true));
        coming.clear();
    }
}
