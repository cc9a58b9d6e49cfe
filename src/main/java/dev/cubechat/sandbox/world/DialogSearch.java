package dev.cubechat.sandbox.world;

import dev.cubechat.model.Filter;
import dev.cubechat.model.UserId;
import dev.cubechat.sandbox.world.Conditions.Field;
import dev.cubechat.sandbox.world.Conditions.Kind;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the dialogs that a person has in their list (protocol page rest.md, section 6.1). */
final class DialogSearch {
    private static final Map<String, Field> FIELDS =
            Map.of(
                    "_id", Field.text("d.id"),
                    "type", Field.number("d.type"),
                    "name", Field.text("d.name"),
                    "last_message_date_sent", Field.time("d.last_message_date_sent"),
                    "created_at", Field.time("d.created_at"),
                    "updated_at", Field.time("d.updated_at"),
                    "user_id", Field.number("d.owner"),
                    "occupants_ids",
                            Field.anyOf(
                                    "EXISTS (SELECT 1 FROM members o WHERE o.dialog = d.key"
                                            + " AND o.occupant = 1 AND %s)",
                                    "o.user_id", Kind.NUMBER));
    private static final Sort NEWEST_ACTIVITY_FIRST = new Sort("last_message_date_sent", true);
    private final Store store;

    DialogSearch(Store store) {
        this.store = store;
    }

    List<DialogRow> find(
            UserId viewer, List<Filter> filters, int limit, int skip, @Nullable Sort sort) {
        String order = Lists.order(sort == null ? NEWEST_ACTIVITY_FIRST : sort, FIELDS, "d.id");
        Conditions where = visible(viewer, filters);
        return store.list(
                DialogRow::of,
                "SELECT d.* FROM dialogs d WHERE "
                        + where.sql()
                        + " ORDER BY "
                        + order
                        + " LIMIT ? OFFSET ?",
                where.values(limit, skip));
    }

    long count(UserId viewer, List<Filter> filters) {
        Conditions where = visible(viewer, filters);
        return store.number("SELECT count(*) FROM dialogs d WHERE " + where.sql(), where.values());
    }

    private static Conditions visible(UserId viewer, List<Filter> filters) {
        return visible(viewer).andAll(filters, FIELDS, DialogSearch::extension);
    }

    /** The condition for the dialogs {@code d} that a person has in their list. */
    static Conditions visible(UserId viewer) {
        return new Conditions()
                .and(
                        "(d.type = 1 OR EXISTS (SELECT 1 FROM members m WHERE m.dialog = d.key"
                                + " AND m.user_id = ? AND m.occupant = 1))",
                        viewer.value())
                .and(
                        "NOT EXISTS (SELECT 1 FROM members m WHERE m.dialog = d.key"
                                + " AND m.user_id = ? AND m.deleted = 1)",
                        viewer.value());
    }

    private static Optional<Field> extension(String name) {
        if (!name.matches("extensions\\[\\w+]")) {
            return Optional.empty();
        }
        String key = name.substring("extensions[".length(), name.length() - 1);
        return Optional.of(Field.text("json_extract(d.extensions, '$.\"" + key + "\"')"));
    }
}
