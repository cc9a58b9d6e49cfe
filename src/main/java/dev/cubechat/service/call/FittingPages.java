package dev.cubechat.service.call;

import dev.cubechat.model.Failure;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.Page;
import dev.cubechat.rest.ReplyTooLong;

import java.util.function.Function;

/**
 * Pages of history, each no longer than one reply may be: where so many messages are longer, it is
 * half as many, as if the service capped lower than was asked, and the page's limit tells so. Of
 * those that follow as many are asked for; after a while it is tried with more again, for where
 * messages are long the others need not be. Used from any thread.
 */
public final class FittingPages implements Function<MessageQuery, Page<Message>> {
    /** A page of one cannot tell that there is one only. */
    private static final int FEWEST = 2;

    /** So many pages fit before more is tried, for what did not fit has come for nothing. */
    private static final int PATIENCE = 20;

    private final Function<MessageQuery, Page<Message>> fetch;
    private int most = MessageQuery.MOST;
    private int fitted;

    /**
     * @param fetch asks for one page
     */
    public FittingPages(Function<MessageQuery, Page<Message>> fetch) {
        this.fetch = fetch;
    }

    @Override
    public Page<Message> apply(MessageQuery query) {
        while (true) {
            int limit = Math.min(query.limit(), most());
            try {
                Page<Message> page = fetch.apply(query.withLimit(limit));
                fits(limit);
                return limit == query.limit() ? page : cut(page, limit);
            } catch (Failure failure) {
                if (limit <= FEWEST || !ReplyTooLong.isBehind(failure)) {
                    throw failure;
                }
                tooMany(limit);
            }
        }
    }

    /** Whether such an answer to a query may have left out what a longer one would have had. */
    public static boolean isCut(Page<Message> page, MessageQuery query) {
        int limit = page.limit();
        return limit > 0 && limit < query.limit() && page.items().size() >= limit;
    }

    private static Page<Message> cut(Page<Message> page, int limit) {
        int applied = page.limit() > 0 ? Math.min(page.limit(), limit) : limit;
        return new Page<>(page.items(), page.skip(), applied, page.total());
    }

    private synchronized int most() {
        return most;
    }

    private synchronized void fits(int limit) {
        if (limit == most && most < MessageQuery.MOST && ++fitted == PATIENCE) {
            most = Math.min(MessageQuery.MOST, 2 * most);
            fitted = 0;
        }
    }

    private synchronized void tooMany(int limit) {
        most = Math.min(most, Math.max(FEWEST, limit / 2));
        fitted = 0;
    }
}
