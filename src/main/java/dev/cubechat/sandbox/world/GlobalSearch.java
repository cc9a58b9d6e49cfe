package dev.cubechat.sandbox.world;

import dev.cubechat.model.Dialog;
import dev.cubechat.model.DialogId;
import dev.cubechat.model.Message;
import dev.cubechat.model.SearchQuery;
import dev.cubechat.model.User;
import dev.cubechat.model.UserId;

import java.util.List;

/**
 * Looks for a text in all that a person may see (protocol page rest.md, section 9): in messages and
 * in the names of dialogs and people, as it is written, large and small letters being different.
 */
public final class GlobalSearch {
    /** Few enough for SQLite, which takes expressions of a thousand parts. */
    private static final int MOST_WORDS = 100;

    private final Store store;
    private final DialogView dialogView;
    private final MessageView messageView;

    GlobalSearch(Store store, DialogView dialogView, MessageView messageView) {
        this.store = store;
        this.dialogView = dialogView;
        this.messageView = messageView;
    }

    /** What was found. */
    public record Hits(List<Dialog> dialogs, List<Message> messages, List<User> users) {}

    /**
     * Looks for it.
     *
     * @throws Refused where the text is too short or has too many words, or a limit is passed
     */
    public Hits find(UserId by, SearchQuery query) {
        check(query);
        List<String> wanted = wanted(query.text());
        if (wanted.size() > MOST_WORDS) {
            throw Refused.invalid("search_text", "should be " + MOST_WORDS + " words or fewer");
        }
        return store.read(
                () -> {
                    List<Dialog> named =
                            query.oldest() == null
                                    ? dialogs(by, query, wanted, query.limit())
                                    : List.of();
                    int left = query.limit() - named.size();
                    List<Message> said = messages(by, query, wanted, left);
                    left -= said.size();
                    boolean everywhere = query.dialogIds().isEmpty() && query.oldest() == null;
                    return new Hits(named, said, everywhere ? people(wanted, left) : List.of());
                });
    }

    private static void check(SearchQuery query) {
        if (query.text().replace("\"", "").strip().length() < Guesses.SHORTEST_SEARCH) {
            throw Refused.invalid("search_text", "should be longer than 4 symbols");
        }
        if (query.dialogIds().size() > SearchQuery.MOST_DIALOGS) {
            throw Refused.invalid("chat_dialog_ids", "should be 10 dialogs or fewer");
        }
        if ((query.oldest() == null) != (query.newest() == null)) {
            throw Refused.invalid("end_date", "start_date and end_date go together");
        }
        if (query.isTooLong()) {
            throw Refused.invalid("end_date", "should be at most 3 months before start_date");
        }
    }

    /** A phrase in quotation marks as it is, else each word. */
    private static List<String> wanted(String text) {
        boolean phrase = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        return phrase
                ? List.of(text.substring(1, text.length() - 1))
                : List.of(text.strip().split("\\s+"));
    }

    private List<Dialog> dialogs(UserId by, SearchQuery query, List<String> wanted, int limit) {
        Conditions where = visible(by, query).and("d.type <> 3");
        anyOf(where, "d.name", wanted);
        return store
                .list(
                        DialogRow::of,
                        "SELECT d.* FROM dialogs d WHERE " + where.sql() + " ORDER BY d.id LIMIT ?",
                        where.values(limit))
                .stream()
                .map(row -> dialogView.of(row, by))
                .toList();
    }

    private List<Message> messages(UserId by, SearchQuery query, List<String> wanted, int limit) {
        Conditions where =
                visible(by, query)
                        .and(
                                "NOT EXISTS (SELECT 1 FROM hidden h"
                                        + " WHERE h.user_id = ? AND h.seq = m.seq)",
                                by.value())
                        .and(
                                "NOT EXISTS (SELECT 1 FROM members c WHERE c.dialog = m.dialog"
                                        + " AND c.user_id = ? AND c.cleared_seq >= m.seq)",
                                by.value());
        if (query.oldest() != null && query.newest() != null) {
            where.and(
                    "m.date_sent BETWEEN ? AND ?",
                    query.oldest().getEpochSecond(),
                    query.newest().getEpochSecond());
        }
        anyOf(where, "m.body", wanted);
        return store
                .list(
                        MessageRow::of,
                        MessageRow.COLUMNS_ANYWHERE
                                + " FROM messages m JOIN dialogs d ON d.key = m.dialog WHERE "
                                + where.sql()
                                + " ORDER BY m.date_sent DESC, m.seq DESC LIMIT ?",
                        where.values(limit))
                .stream()
                .map(row -> messageView.of(row, by))
                .toList();
    }

    private List<User> people(List<String> wanted, int limit) {
        Conditions where = new Conditions();
        anyOf(where, "ifnull(full_name, '') || ' ' || ifnull(login, '')", wanted);
        return store.list(
                People::user,
                "SELECT * FROM users WHERE " + where.sql() + " ORDER BY id LIMIT ?",
                where.values(limit));
    }

    private static Conditions visible(UserId by, SearchQuery query) {
        Conditions where = DialogSearch.visible(by);
        if (!query.dialogIds().isEmpty()) {
            where.and(
                    "d.id IN (SELECT value FROM json_each(?))",
                    Lists.texts(query.dialogIds().stream().map(DialogId::value).toList()));
        }
        return where;
    }

    private static void anyOf(Conditions where, String column, List<String> wanted) {
        String each = "instr(" + column + ", ?) > 0";
        String any = String.join(" OR ", wanted.stream().map(word -> each).toList());
        where.and("(" + any + ")", wanted.toArray());
    }
}
