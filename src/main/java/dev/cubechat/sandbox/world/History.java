package dev.cubechat.sandbox.world;

import dev.cubechat.model.DialogId;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Message;
import dev.cubechat.model.MessageId;
import dev.cubechat.model.MessageQuery;
import dev.cubechat.model.Page;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Conditions.Field;
import dev.cubechat.sandbox.world.Conditions.Kind;
import dev.cubechat.sandbox.world.Refused.Reason;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Reads what was said (protocol page rest.md, section 7.1). Pages are found by an index over
 * dialog, {@code date_sent} and {@code _id}, which is also their order, so a page deep in a long
 * history costs no more than the first.
 */
public final class History {
    private static final int PREVIEW = 20;
    private static final Map<String, Field> FIELDS =
            Map.of(
                    "_id", Field.text("m.id"),
                    "message", Field.text("m.body"),
                    "date_sent", Field.time("m.date_sent"),
                    "created_at", Field.time("m.created_at"),
                    "updated_at", Field.time("m.updated_at"),
                    "sender_id", Field.number("m.sender"),
                    // Messages to nobody in particular are shown with 0.
                    "recipient_id", Field.number("ifnull(m.recipient, 0)"),
                    "read",
                            Field.number(
                                    "EXISTS (SELECT 1 FROM marks k"
                                            + " WHERE k.seq = m.seq AND k.is_read = 1)"),
                    "attachments.type",
                            Field.anyOf(
                                    "EXISTS (SELECT 1 FROM json_each(m.attachments) a WHERE %s)",
                                    "json_extract(a.value, '$.type')", Kind.TEXT));
    private final Store store;
    private final World world;
    private final Members members;
    private final MessageView view;
    private final Marks marks;

    History(Store store, World world, Members members, MessageView view, Marks marks) {
        this.store = store;
        this.world = world;
        this.members = members;
        this.view = view;
        this.marks = marks;
    }

    /**
     * Reads a page of a dialog.
     *
     * @throws Refused where the person may not read there, or a filter cannot be taken
     */
    public Page<Message> page(UserId reader, MessageQuery query) {
        if (query.preview()) {
            return preview(reader, query.dialogId());
        }
        int limit = Math.clamp(query.limit(), 1, MessageQuery.MOST);
        Supplier<Page<Message>> work =
                () -> {
                    DialogRow dialog = world.dialogs().mine(reader, query.dialogId());
                    List<MessageRow> rows =
                            rows(
                                    dialog,
                                    where(reader, dialog, query.filters()),
                                    query.order() == MessageQuery.Order.NEWEST_FIRST,
                                    limit,
                                    query.skip());
                    if (query.markAsRead()) {
                        marks.put(
                                reader,
                                dialog.key(),
                                rows.stream().map(MessageRow::seq).toList(),
                                Mark.READ);
                    }
                    return page(view.of(rows, reader), query.skip(), limit);
                };
        return query.markAsRead() ? store.change(work) : store.read(work);
    }

    public long count(UserId reader, DialogId id, List<Filter> filters) {
        return store.read(
                () -> {
                    Conditions where = where(reader, world.dialogs().mine(reader, id), filters);
                    return store.number(
                            "SELECT count(*) FROM messages m WHERE " + where.sql(), where.values());
                });
    }

    /** The message as this person sees it; empty where they cannot see it. */
    public Optional<Message> find(UserId reader, MessageId id) {
        return store.read(
                () -> row(id).filter(row -> sees(reader, row)).map(row -> view.of(row, reader)));
    }

    /** How many messages of other people the person has not read, in all their dialogs. */
    public long unread(UserId reader) {
        return store.read(
                () ->
                        store.number(
                                """
                                SELECT ifnull(sum(m.unread), 0) FROM members m
                                JOIN dialogs d ON d.key = m.dialog
                                WHERE m.user_id = ? AND m.occupant = 1 AND d.type IN (2, 3)
                                """,
                                reader.value()));
    }

    /** The same for one dialog; empty where it is not a group or private dialog of theirs. */
    public Optional<Integer> unread(UserId reader, DialogId id) {
        return store.read(
                () ->
                        store.first(
                                r -> r.getInt(1),
                                """
                                SELECT m.unread FROM members m
                                JOIN dialogs d ON d.key = m.dialog
                                WHERE d.id = ? AND m.user_id = ? AND m.occupant = 1
                                  AND d.type IN (2, 3)
                                """,
                                id.value(),
                                reader.value()));
    }

    Optional<MessageRow> row(MessageId id) {
        return store.first(
                MessageRow::of,
                MessageRow.COLUMNS_ANYWHERE
                        + " FROM messages m JOIN dialogs d ON d.key = m.dialog WHERE m.id = ?",
                id.value());
    }

    /**
     * The message, where the person sees it.
     *
     * @throws Refused where they do not
     */
    MessageRow visible(UserId reader, MessageId id) {
        return row(id).filter(row -> sees(reader, row))
                .orElseThrow(() -> Refused.of(Reason.NO_SUCH_MESSAGE));
    }

    /** Whether the person is in the message's dialog and has not put the message out of sight. */
    boolean sees(UserId reader, MessageRow row) {
        return world.dialogs().factsOf(row.dialog()).admits(reader)
                && row.seq() > members.clearedSeq(row.dialog(), reader)
                && !store.has(
                        "SELECT 1 FROM hidden WHERE user_id = ? AND seq = ?",
                        reader.value(),
                        row.seq());
    }

    private Page<Message> preview(UserId reader, DialogId id) {
        return store.read(
                () -> {
                    DialogRow dialog = world.dialogs().existing(id);
                    if (!dialog.allowPreview() && !world.dialogs().facts(dialog).admits(reader)) {
                        throw Refused.of(Reason.NOT_IN_DIALOG);
                    }
                    List<MessageRow> rows =
                            rows(dialog, where(reader, dialog, List.of()), true, PREVIEW, 0);
                    return page(view.of(rows.reversed(), reader), 0, PREVIEW);
                });
    }

    private static Page<Message> page(List<Message> items, int skip, int limit) {
        return new Page<>(items, skip, limit, OptionalLong.empty());
    }

    private List<MessageRow> rows(
            DialogRow dialog, Conditions where, boolean newestFirst, int limit, int skip) {
        String way = newestFirst ? " DESC" : "";
        return store.list(
                row -> MessageRow.of(row, dialog.key(), dialog.id()),
                MessageRow.COLUMNS
                        + " FROM messages m WHERE "
                        + where.sql()
                        + " ORDER BY m.date_sent"
                        + way
                        + ", "
                        + Guesses.ORDER_WITHIN_A_SECOND
                        + way
                        + " LIMIT ? OFFSET ?",
                where.values(limit, skip));
    }

    private Conditions where(UserId reader, DialogRow dialog, List<Filter> filters) {
        Conditions where = new Conditions().and("m.dialog = ?", dialog.key());
        long cleared = members.clearedSeq(dialog.key(), reader);
        if (cleared > 0) {
            where.and("m.seq > ?", cleared);
        }
        if (store.has("SELECT 1 FROM hidden WHERE user_id = ? LIMIT 1", reader.value())) {
            where.and(
                    "NOT EXISTS (SELECT 1 FROM hidden h WHERE h.user_id = ? AND h.seq = m.seq)",
                    reader.value());
        }
        return where.andAll(filters, FIELDS, History::ownField);
    }

    /** What the sender of a message added of their own. */
    private static Optional<Field> ownField(String name) {
        if (!name.matches("[\\w-]+")) {
            return Optional.empty();
        }
        String where = "(m.fields, '$.\"" + name + "\"')";
        // Numbers and truth values as text: stanzas have nothing else.
        return Optional.of(
                Field.any(
                        "CAST(CASE json_type"
                                + where
                                + " WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'"
                                + " ELSE json_extract"
                                + where
                                + " END AS TEXT)"));
    }
}
