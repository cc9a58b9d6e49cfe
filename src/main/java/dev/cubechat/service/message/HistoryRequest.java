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
 * Which messages of a dialog to read; reading marks nothing as read.
 *
 * @param filters besides those of {@code since} and {@code until}
 * @param since only later ones; null for no bound
 * @param until only earlier ones; null for no bound
 * @param limit of one page, at most 100
 * @param skip of one page; walking through all does not use it
 */
public record HistoryRequest(
        DialogTarget dialog,
        List<Filter> filters,
        @Nullable Instant since,
        @Nullable Instant until,
        MessageQuery.Order order,
        int limit,
        int skip) {

    public HistoryRequest {
        filters = List.copyOf(filters);
    }

    /** The newest messages, newest first, marking nothing. */
    public static HistoryRequest newest(DialogTarget dialog, int limit) {
        return new HistoryRequest(
                dialog, List.of(), null, null, MessageQuery.Order.NEWEST_FIRST, limit, 0);
    }

    /** The conditions that these times are. */
    public static List<Filter> bounds(@Nullable Instant since, @Nullable Instant until) {
        List<Filter> bounds = new ArrayList<>();
        if (since != null) {
            bounds.add(Filter.of("date_sent", Filter.Operator.GT, since.getEpochSecond()));
        }
        if (until != null) {
            bounds.add(Filter.of("date_sent", Filter.Operator.LT, until.getEpochSecond()));
        }
        return bounds;
    }

    /** The query that asks the service for it (protocol page rest.md, section 7.1). */
    MessageQuery query(DialogId id) {
        List<Filter> all = new ArrayList<>(filters);
        all.addAll(bounds(since, until));
        return new MessageQuery(id, all, limit, skip, order, false, false);
    }
}
