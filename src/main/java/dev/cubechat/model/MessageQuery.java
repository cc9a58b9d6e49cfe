package dev.cubechat.model;

import java.util.List;

/**
 * Which messages of a dialog to read (protocol page rest.md, section 7.1).
 *
 * @param limit at most 100, the server's cap
 * @param markAsRead whether reading marks them read; false unless a person asked for it
 * @param preview read the last messages of a dialog one is not in, where it allows that
 */
public record MessageQuery(
        DialogId dialogId,
        List<Filter> filters,
        int limit,
        int skip,
        Order order,
        boolean markAsRead,
        boolean preview) {

    /** The most that one request answers with. */
    public static final int MOST = 100;

    /** Sorting by {@code date_sent}. */
    public enum Order {
        OLDEST_FIRST,
        NEWEST_FIRST
    }

    public MessageQuery {
        filters = List.copyOf(filters);
    }

    /** The newest messages, newest first, marking nothing. */
    public static MessageQuery newest(DialogId dialogId, int limit) {
        return new MessageQuery(dialogId, List.of(), limit, 0, Order.NEWEST_FIRST, false, false);
    }

    public MessageQuery withFilters(List<Filter> more) {
        return new MessageQuery(dialogId, more, limit, skip, order, markAsRead, preview);
    }

    public MessageQuery withLimit(int most) {
        return new MessageQuery(dialogId, filters, most, skip, order, markAsRead, preview);
    }

    public MessageQuery withSkip(int first) {
        return new MessageQuery(dialogId, filters, limit, first, order, markAsRead, preview);
    }

    public MessageQuery withOrder(Order wanted) {
        return new MessageQuery(dialogId, filters, limit, skip, wanted, markAsRead, preview);
    }
}
