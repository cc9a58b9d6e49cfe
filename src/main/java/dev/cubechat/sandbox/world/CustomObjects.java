package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.Page;
import dev.cubechat.model.UserId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** Records of the classes that the application has (protocol page rest.md, section 11). */
public final class CustomObjects {
    private static final int MOST = 100;
    private final Store store;
    private final World world;

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
                            JsonText.write(fields));
                    return store.first(
                                    CustomObjects::object, "SELECT * FROM objects WHERE id = ?", id)
                            .orElseThrow();
                });
    }

    /**
     * The records of a class, oldest first.
     *
     * @throws Refused where there is no such class
     */
    public Page<Json.Obj> list(String className, int limit, int skip) {
        int taken = Math.clamp(limit, 1, MOST);
        return store.read(
                () -> {
                    check(className);
                    List<Json.Obj> found =
                            store.list(
                                    CustomObjects::object,
                                    "SELECT * FROM objects WHERE class = ? ORDER BY place"
                                            + " LIMIT ? OFFSET ?",
                                    className,
                                    taken,
                                    skip);
                    return new Page<>(found, skip, taken, OptionalLong.empty());
                });
    }

    private void check(String className) {
        if (!store.has("SELECT 1 FROM classes WHERE name = ?", className)) {
            throw Refused.notAllowed("Undefined class");
        }
    }

    private static Json.Obj object(ResultSet row) throws SQLException {
        long created = row.getLong("created_at");
        return Json.obj()
                .with("_id", row.getString("id"))
                .with("_parent_id", Json.Nil.NIL)
                .with("user_id", row.getLong("user_id"))
                .with("created_at", created)
                .with("updated_at", created)
                .withAll(Lists.stored(row.getString("fields")).asObject())
                .build();
    }
}
