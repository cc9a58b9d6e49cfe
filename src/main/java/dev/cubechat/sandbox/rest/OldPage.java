package dev.cubechat.sandbox.rest;

import dev.cubechat.json.Json;
import dev.cubechat.model.Page;
import dev.cubechat.model.User;
import dev.cubechat.wire.rest.Params;
import dev.cubechat.wire.rest.UserCodec;

import java.util.List;

/**
 * A page as the first version of the calls about people has it: numbered from 1 (rest.md, section
 * 2.4).
 */
record OldPage(int number, int size) {
    private static final long USUAL_SIZE = 10;
    private static final int MOST = 100;
    private static final int LAST = 1_000_000;

    static OldPage asked(Params query) {
        return new OldPage(
                Math.clamp(query.number("page").orElse(1L), 1, LAST),
                Math.clamp(query.number("per_page").orElse(USUAL_SIZE), 1, MOST));
    }

    /** How many come before it. */
    int skip() {
        return (number - 1) * size;
    }

    Json write(Page<User> found) {
        List<Json> items = found.items().stream().<Json>map(UserCodec::writeWrapped).toList();
        return Json.obj()
                .with("current_page", number)
                .with("per_page", size)
                .with("total_entries", found.total().orElse(0))
                .with("items", new Json.Arr(items))
                .build();
    }
}
