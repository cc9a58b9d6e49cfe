package dev.cubechat.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * One answer to a list request.
 *
 * @param limit the limit that the server applied
 * @param total how many there are in all; empty where the server does not say (messages)
 * @param leftOut how many items there were besides, which nobody here could do anything with
 */
public record Page<T>(List<T> items, int skip, int limit, OptionalLong total, int leftOut) {
    public Page {
        items = List.copyOf(items);
    }

    /** One of which nothing is left out. */
    public Page(List<T> items, int skip, int limit, OptionalLong total) {
        this(items, skip, limit, total, 0);
    }

    /** How many items the server sent: so far the list is known, and after so many it goes on. */
    public int length() {
        return items.size() + leftOut;
    }
}
