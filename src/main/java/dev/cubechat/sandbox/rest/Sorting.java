package dev.cubechat.sandbox.rest;

import dev.cubechat.sandbox.world.Sort;
import dev.cubechat.wire.rest.Params;

import org.jspecify.annotations.Nullable;

/** The order that a request asks for: {@code sort_asc=field} or {@code sort_desc=field}. */
final class Sorting {
    private Sorting() {}

    static @Nullable Sort read(Params query) {
        return query.first("sort_desc")
                .map(field -> new Sort(field, true))
                .or(() -> query.first("sort_asc").map(field -> new Sort(field, false)))
                .orElse(null);
    }
}
