package dev.cubechat.export;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.DialogTarget;
import dev.cubechat.model.Filter;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.service.message.HistoryRequest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The messages of one dialog that an export is about.
 *
 * @param since only later ones; null for no bound
 * @param until only earlier ones; null for no bound
 */
record Scope(
        DialogId dialog, List<Filter> filters, @Nullable Instant since, @Nullable Instant until) {
    Scope {
        filters = List.copyOf(filters);
    }

    /** Only what was sent in this second or later. */
    Scope from(long second) {
        return new Scope(dialog, filters, Instant.ofEpochSecond(second - 1), until);
    }

    /** Only what was sent before this time. */
    Scope before(@Nullable Instant time) {
        return new Scope(dialog, filters, since, time);
    }

    /** Only what also fits this condition. */
    Scope where(Filter more) {
        return new Scope(
                dialog, Stream.concat(filters.stream(), Stream.of(more)).toList(), since, until);
    }

    HistoryRequest request(MessageQuery.Order order, int pageSize) {
        return new HistoryRequest(
                new DialogTarget.Id(dialog), filters, since, until, order, pageSize, 0);
    }
}
