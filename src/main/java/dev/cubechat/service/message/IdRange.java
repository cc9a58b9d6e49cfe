package dev.cubechat.service.message;

import dev.cubechat.model.Filter;
import dev.cubechat.model.MessageId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of all message ids.
 *
 * @param from the first that belongs to it; null where it begins with the first of all
 * @param before the first that does not belong to it any more; null where it has no end
 */
record IdRange(@Nullable MessageId from, @Nullable MessageId before) {
    static final IdRange ALL = new IdRange(null, null);

    List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        if (from != null) {
            filters.add(Filter.of("_id", Filter.Operator.GTE, from.value()));
        }
        if (before != null) {
            filters.add(Filter.of("_id", Filter.Operator.LT, before.value()));
        }
        return filters;
    }

    boolean contains(MessageId id) {
        return (from == null || id.compareTo(from) >= 0)
                && (before == null || id.compareTo(before) < 0);
    }

    IdRange below(MessageId id) {
        return new IdRange(from, id);
    }

    IdRange startingAt(MessageId id) {
        return new IdRange(id, before);
    }
}
