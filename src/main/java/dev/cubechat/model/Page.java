package dev.cubechat.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * One answer to a list request.
 *
 * @param limit the limit that the server applied
 * @param total how many there are in all; empty where the server does not say (messages)
 */
public record Page<T>(List<T> items, int skip, int limit, OptionalLong total) {
    public Page {
        items = List.copyOf(items);
    }
}
