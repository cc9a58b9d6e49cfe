package dev.cubechat.sandbox.world;

import dev.cubechat.json.JsonText;
import dev.cubechat.model.UserId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The devices that want pushes (protocol page rest.md, section 12). Nothing is ever sent. */
public final class Subscriptions {
    private final Store store;
    private final World world;

    Subscriptions(Store store, World world) {
        this.store = store;
        this.world = world;
    }

    /** A device of somebody's under its number. */
    public record Subscribed(long id, UserId owner, Device device, Instant at) {}

    /** Notes a device; the same one on the same channel keeps its number. */
    public Subscribed add(UserId owner, Device device) {
        return store.change(
                () -> {
                    store.run(
                            """
                            INSERT INTO subscriptions
                              (user_id, channel, platform, udid, environment, token, created_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?)
                            ON CONFLICT (user_id, channel, udid) DO UPDATE SET
                              platform = excluded.platform, environment = excluded.environment,
                              token = excluded.token
                            """,
                            owner.value(),
                            device.channel(),
                            device.platform(),
                            device.udid(),
                            device.environment(),
                            JsonText.write(device.token()),
                            world.now().getEpochSecond());
                    return store.first(
                                    Subscriptions::read,
                                    "SELECT * FROM subscriptions"
                                            + " WHERE user_id = ? AND channel = ? AND udid = ?",
                                    owner.value(),
                                    device.channel(),
                                    device.udid())
                            .orElseThrow();
                });
    }

    /** All of a person's, oldest first. */
    public List<Subscribed> of(UserId owner) {
        return store.read(
                () ->
                        store.list(
                                Subscriptions::read,
                                "SELECT * FROM subscriptions WHERE user_id = ? ORDER BY id",
                                owner.value()));
    }

    /**
     * Forgets a device of the person's own.
     *
     * @throws Refused where they have none under that number
     */
    public void remove(UserId owner, long id) {
        store.change(
                () -> {
                    int gone =
                            store.run(
                                    "DELETE FROM subscriptions WHERE id = ? AND user_id = ?",
                                    id,
                                    owner.value());
                    if (gone == 0) {
                        throw Refused.of(Refused.Reason.NO_SUCH_SUBSCRIPTION);
                    }
                });
    }

    private static Subscribed read(ResultSet row) throws SQLException {
        Device device =
                new Device(
                        row.getString("channel"),
                        row.getString("platform"),
                        row.getString("udid"),
                        row.getString("environment"),
                        Lists.stored(row.getString("token")).asObject());
        return new Subscribed(
                row.getLong("id"),
                new UserId(row.getLong("user_id")),
                device,
                Times.instant(row, "created_at"));
    }
}
