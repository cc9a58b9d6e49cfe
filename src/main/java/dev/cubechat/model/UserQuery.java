package dev.cubechat.model;

import java.util.List;

/**
 * Which users to find (protocol page rest.md, section 5.2).
 *
 * @param limit at most 100, the server's cap
 */
public record UserQuery(List<Filter> filters, int limit, int offset) {
    /** The most that one request answers with. */
    public static final int MOST = 100;

    /** The same where people are looked for by the beginning of their names. */
    public static final int MOST_BY_NAME = 5;

    public UserQuery {
        filters = List.copyOf(filters);
    }
}
