package dev.cubechat.service.message;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Filter;
import dev.cubechat.model.MessageQuery;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which messages of a dialog to read.
 *
 * @param filters besides those of {@code since} and {@code until}
 * @param since only later ones; null for no bound
 * @param until only earlier ones; null for no bound
 * @param limit of one page, at most 100
 * @param skip of one page; walking through all does not use it
 * @param markAsRead whether reading marks them read; only where a person asked for it
 * @param preview read a dialog that one is not in, where it allows that: at most 20 messages
 */
public record HistoryRequest(
        DialogTarget dialog,
        List<Filter> filters,
        @Nullable Instant since,
        @Nullable Instant until,
        MessageQuery.Order order,
        int limit,
        int skip,
        boolean markAsRead,
        boolean preview) {

    public HistoryRequest {
        filters = List.copyOf(filters);
    }

    /** The newest messages, newest first, marking nothing. */
    public static HistoryRequest newest(DialogTarget dialog, int limit) {
        return new HistoryRequest(
                dialog,
                List.of(),
                null,
                null,
                MessageQuery.Order.NEWEST_FIRST,
                limit,
                0,
                false,
                false);
    }

    /** The query that asks the service for it (protocol page rest.md, section 7.1). */
    MessageQuery query(DialogId id) {
        List<Filter> all = new ArrayList<>(filters);
        if (since != null) {
            all.add(Filter.of("date_sent", Filter.Operator.GT, since.getEpochSecond()));
        }
        if (until != null) {
            all.add(Filter.of("date_sent", Filter.Operator.LT, until.getEpochSecond()));
        }
        return new MessageQuery(id, all, limit, skip, order, markAsRead, preview);
    }
}
