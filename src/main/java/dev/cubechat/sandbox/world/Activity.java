package dev.cubechat.sandbox.world;

import dev.cubechat.model.UserId;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When people were last in the chat (protocol page xmpp.md, section 20). */
public final class Activity {
    private final Store store;
    private final World world;

    Activity(Store store, World world) {
        this.store = store;
        this.world = world;
    }

    /** The person was in the chat until now. */
    public void left(UserId user) {
        store.change(
                () -> {
                    store.run(
                            "INSERT OR REPLACE INTO activity (user_id, seen_at) VALUES (?, ?)",
                            user.value(),
                            world.now().getEpochSecond());
                });
    }

    /** How long ago the person left; nothing where they never were in the chat. */
    public Optional<Duration> since(UserId user) {
        return store.read(
                        () ->
                                store.first(
                                        row -> Instant.ofEpochSecond(row.getLong(1)),
                                        "SELECT seen_at FROM activity WHERE user_id = ?",
                                        user.value()))
                .map(seen -> Duration.between(seen, world.now()))
                .map(since -> since.isNegative() ? Duration.ZERO : since);
    }
}
