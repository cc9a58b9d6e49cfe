package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.json.ObjBuilder;
import dev.cubechat.model.Filter;
import dev.cubechat.model.Page;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Records of the classes that the application has (protocol page rest.md, section 11). Anybody may
 * read them; they are changed and deleted by whoever made them, and by all where they say so.
 */
public final class CustomObjects {
    /** As a limit: the last of the records that fit, and no other. */
    public static final int LAST_ONE = -1;

    private static final int MOST = 100;
    private static final Set<String> OURS =
            Set.of("_id", "id", "user_id", "created_at", "updated_at");
    private static final Json STANDARD_PERMISSIONS =
            Json.obj()
                    .with("read", access("open"))
                    .with("update", access("owner"))
                    .with("delete", access("owner"))
                    .build();

    private final Store store;
    private final World world;

    /**
     * What became of several changes.
     *
     * @param changed the records as they are now
     * @param notFound the ids that no record has
     */
    public record Changes(List<Json.Obj> changed, List<String> notFound) {
        public Changes {
            changed = List.copyOf(changed);
            notFound = List.copyOf(notFound);
        }
    }

    CustomObjects(Store store, World world) {
        this.store = store;
        this.world = world;
    }

    /**
     * Adds a record.
     *
     * @throws Refused where there is no such class
     */
    public Json.Obj create(UserId by, String className, Json.Obj fields) {
        return store.change(
                () -> {
                    check(className);
                    String id = world.newId();
                    store.run(
                            "INSERT INTO objects (id, class, user_id, created_at, fields)"
                                    + " VALUES (?, ?, ?, ?, ?)",
                            id,
                            className,
                            by.value(),
                            world.now().getEpochSecond(),
                            JsonText.write(own(fields)));
                    return find(className, id).orElseThrow();
                });
    }

    /**
     * The records that meet the conditions, oldest first unless another order is asked for.
     *
     * @param limit {@link #LAST_ONE} for what comes last in that order
     * @throws Refused where there is no such class
     */
    public Page<Json.Obj> list(
            String className, List<Filter> filters, int limit, int skip, @Nullable Sort sort) {
        List<Json.Obj> found = new ArrayList<>(matching(className, filters));
        if (sort != null) {
            found.sort(ObjectMatch.order(sort));
        }
        if (limit == LAST_ONE) {
            int last = Math.max(0, found.size() - 1);
            return new Page<>(
                    found.subList(last, found.size()), last, 1, OptionalLong.of(found.size()));
        }
        int taken = Math.clamp(limit, 1, MOST);
        return new Page<>(
                found.stream().skip(skip).limit(taken).toList(),
                skip,
                taken,
                OptionalLong.of(found.size()));
    }

    /** The record with that id, if it is there. */
    public Optional<Json.Obj> find(String className, String id) {
        return store.read(
                () -> {
                    check(className);
                    return store.first(
                            CustomObjects::object,
                            "SELECT * FROM objects WHERE class = ? AND id = ?",
                            className,
                            id);
                });
    }

    /**
     * Changes the fields that are named, and leaves the others.
     *
     * @throws Refused where it is somebody else's record, or there is none
     */
    public Json.Obj update(UserId by, String className, String id, Json.Obj change) {
        return store.change(
                () -> {
                    Json.Obj old =
                            find(className, id)
                                    .orElseThrow(() -> Refused.of(Refused.Reason.NO_SUCH_OBJECT));
                    if (!allows(old, "update", by)) {
                        throw Refused.of(Refused.Reason.NOT_ALLOWED);
                    }
                    Map<String, Json> fields = new LinkedHashMap<>(own(old).members());
                    fields.putAll(own(change).members());
                    fields.put("updated_at", Json.of(world.now().getEpochSecond()));
                    store.run(
                            "UPDATE objects SET fields = ? WHERE id = ?",
                            JsonText.write(new Json.Obj(fields)),
                            id);
                    return find(className, id).orElseThrow();
                });
    }

    /**
     * Changes several records together.
     *
     * @param changes each with the {@code id} of its record
     * @throws Refused where one of them is somebody else's record; then none is changed
     */
    public Changes update(UserId by, String className, List<Json.Obj> changes) {
        return store.change(
                () -> {
                    List<Json.Obj> changed = new ArrayList<>();
                    List<String> notFound = new ArrayList<>();
                    for (Json.Obj change : changes) {
                        String id = change.get("id").asText().orElse("");
                        if (find(className, id).isPresent()) {
                            changed.add(update(by, className, id, change));
                        } else {
                            notFound.add(id);
                        }
                    }
                    return new Changes(changed, notFound);
                });
    }

    /** Changes those of the records that meet the conditions and that this person may change. */
    public List<Json.Obj> update(
            UserId by, String className, List<Filter> filters, Json.Obj change) {
        return store.change(
                () ->
                        ids(by, className, filters, "update").stream()
                                .map(id -> update(by, className, id, change))
                                .toList());
    }

    /** Deletes those of the records that this person may delete. */
    public Removal delete(UserId by, String className, List<String> ids) {
        return store.change(
                () ->
                        Removal.of(
                                ids,
                                id -> find(className, id),
                                object -> allows(object, "delete", by),
                                object ->
                                        store.run(
                                                "DELETE FROM objects WHERE id = ?",
                                                object.get("_id").asText().orElseThrow())));
    }

    /** The ids of the records that meet the conditions and that this person may do that with. */
    public List<String> ids(UserId by, String className, List<Filter> filters, String deed) {
        return matching(className, filters).stream()
                .filter(object -> allows(object, deed, by))
                .flatMap(object -> object.get("_id").asText().stream())
                .toList();
    }

    private List<Json.Obj> matching(String className, List<Filter> filters) {
        return store.read(
                () -> {
                    check(className);
                    return store
                            .list(
                                    CustomObjects::object,
                                    "SELECT * FROM objects WHERE class = ? ORDER BY place",
                                    className)
                            .stream()
                            .filter(object -> ObjectMatch.meets(object, filters))
                            .toList();
                });
    }

    private void check(String className) {
        if (!store.has("SELECT 1 FROM classes WHERE name = ?", className)) {
            throw Refused.notAllowed("Undefined class");
        }
    }

    private static boolean allows(Json.Obj object, String deed, UserId who) {
        String access =
                object.get("permissions")
                        .asObject()
                        .get(deed)
                        .asObject()
                        .get("access")
                        .asText()
                        .orElse("owner");
        return access.equals("open") || object.get("user_id").equals(Json.of(who.value()));
    }

    /** What is not kept by us but by whoever made the record. */
    private static Json.Obj own(Json.Obj fields) {
        ObjBuilder own = Json.obj();
        fields.members()
                .forEach(
                        (name, value) -> {
                            if (!OURS.contains(name)) {
                                own.with(name, value);
                            }
                        });
        return own.build();
    }

    private static Json.Obj object(ResultSet row) throws SQLException {
        long created = row.getLong("created_at");
        return Json.obj()
                .with("_id", row.getString("id"))
                .with("_parent_id", Json.Nil.NIL)
                .with("user_id", row.getLong("user_id"))
                .with("created_at", created)
                .with("updated_at", created)
                .with("permissions", STANDARD_PERMISSIONS)
                .withAll(Lists.stored(row.getString("fields")).asObject())
                .build();
    }

    private static Json access(String word) {
        return Json.obj().with("access", word).build();
    }
}
