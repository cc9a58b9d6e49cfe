package dev.cubechat.service.message;

import dev.cubechat.model.Message;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.Page;
import dev.cubechat.wire.rest.SentUnit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Walks through the messages of a dialog in the order of {@code (date_sent, _id)}, up or down,
 * whichever units their senders date them in. Conditions on time are in seconds and hold for both.
 *
 * <p>Nearly always all are dated in seconds. That takes one request to find out, or none where the
 * first page shows it: the newest messages of all, or a page that ends with them. Otherwise those
 * of either unit are walked through by themselves, and put together here. Used by one thread at a
 * time.
 */
public final class DatedWalk {
    private final MessageQuery query;
    private final Function<MessageQuery, Page<Message>> fetch;
    private final Executor executor;
    private final int most;
    private final boolean up;
    private final Comparator<Message> order;

    /** Pages that came while this found out, for who asks for the same. */
    private final Map<MessageQuery, Page<Message>> came = new ConcurrentHashMap<>();

    /** One where all messages are dated in seconds; none before it is known. */
    private final List<Side> sides = new ArrayList<>();

    /** The messages of one unit, and those of them that wait for their turn. */
    private record Side(HistoryWalk walk, Queue<Message> waiting) {
        Side(HistoryWalk walk) {
            this(walk, new ArrayDeque<>());
        }

        void fill() {
            if (waiting.isEmpty() && !walk.ended()) {
                waiting.addAll(walk.next());
            }
        }

        boolean isOver() {
            return waiting.isEmpty() && walk.ended();
        }
    }

    /** Asks for one page at a time. */
    public DatedWalk(MessageQuery query, Function<MessageQuery, Page<Message>> fetch) {
        this(query, fetch, Runnable::run, 1);
    }

    /**
     * Asks for several pages at once where many follow each other.
     *
     * @param executor asks, each page on a thread of its own
     * @param most how many at once
     */
    DatedWalk(
            MessageQuery query,
            Function<MessageQuery, Page<Message>> fetch,
            Executor executor,
            int most) {
        this.query = query;
        this.fetch = fetch;
        this.executor = executor;
        this.most = most;
        this.up = query.order() == MessageQuery.Order.OLDEST_FIRST;
        this.order = up ? HistoryWalk.ORDER : HistoryWalk.ORDER.reversed();
    }

    /** Whether there is no more to ask for. */
    public boolean ended() {
        return !sides.isEmpty() && sides.stream().allMatch(Side::isOver);
    }

    /** The next messages, in order; may be none although more follow. */
    public List<Message> next() {
        if (sides.isEmpty()) {
            begin();
        }
        if (sides.size() == 1) {
            return sides.getFirst().walk().next();
        }
        sides.forEach(Side::fill);
        List<Message> both = new ArrayList<>();
        while (!ended() && sides.stream().allMatch(this::isReady)) {
            both.add(earlier().remove());
        }
        return both;
    }

    private boolean isReady(Side side) {
        return !side.waiting().isEmpty() || side.isOver();
    }

    /** Where the next message of all waits. */
    private Queue<Message> earlier() {
        return sides.stream()
                .map(Side::waiting)
                .filter(waiting -> !waiting.isEmpty())
                .min(Comparator.comparing(Queue::element, order))
                .orElseThrow();
    }

    private void begin() {
        if (!hasMilliseconds()) {
            sides.add(side(query, SentUnit.SECONDS, most));
            return;
        }
        for (SentUnit unit : SentUnit.values()) {
            sides.add(side(only(unit), unit, Math.ceilDiv(most, 2)));
        }
    }

    private Side side(MessageQuery those, SentUnit unit, int atOnce) {
        return new Side(new HistoryWalk(those, unit, this::page, executor, atOnce));
    }

    private MessageQuery only(SentUnit unit) {
        return query.withFilters(unit.only(query.filters()));
    }

    /** Whether any of the messages are dated in milliseconds. */
    boolean hasMilliseconds() {
        if (!SentUnit.hasEnd(query.filters())) {
            Page<Message> page = first(query);
            List<Message> items = page.items();
            // To the service these are the latest of all.
            if (items.isEmpty() || !up || items.size() < HistoryWalk.full(page, size())) {
                return !items.isEmpty() && isLate(up ? items.getLast() : items.getFirst());
            }
        }
        // A service that reads both units in a condition answers with messages that are not.
        return first(only(SentUnit.MILLISECONDS)).items().stream().anyMatch(DatedWalk::isLate);
    }

    private static boolean isLate(Message message) {
        return SentUnit.of(message) == SentUnit.MILLISECONDS;
    }

    /** The page that a walk of this query begins with. */
    private Page<Message> first(MessageQuery those) {
        MessageQuery asked = those.withLimit(size()).withSkip(0);
        Page<Message> page = fetch.apply(asked);
        came.put(asked, page);
        return page;
    }

    private int size() {
        return HistoryWalk.size(query);
    }

    private Page<Message> page(MessageQuery asked) {
        Page<Message> known = came.remove(asked);
        return known == null ? fetch.apply(asked) : known;
    }
}
