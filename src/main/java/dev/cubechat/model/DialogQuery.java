package dev.cubechat.model;

import java.util.List;

/**
 * Which of one's dialogs to list, newest activity first (protocol page rest.md, section 6.1).
 *
 * @param limit at most 100, the server's cap
 */
public record DialogQuery(List<Filter> filters, int limit, int skip) {
    /** The most that one request answers with. */
    public static final int MOST = 100;

    public DialogQuery {
        filters = List.copyOf(filters);
    }
}
