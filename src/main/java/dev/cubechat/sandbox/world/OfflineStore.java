package dev.cubechat.sandbox.world;

import dev.cubechat.model.UserId;

import java.time.Instant;
import java.util.List;

/** Stanzas that wait for people who are away (protocol page xmpp.md, section 16). */
public final class OfflineStore {
    private final Store store;
    private final World world;

    /**
     * One stanza that waited.
     *
     * @param stanza its text, as it was given
     */
    public record Kept(String stanza, Instant keptAt) {}

    OfflineStore(Store store, World world) {
        this.store = store;
        this.world = world;
    }

    public void keep(UserId user, String stanza) {
        keep(user, new Kept(stanza, world.now()));
    }

    /** Keeps a stanza again, with the time when it was kept first. */
    public void keep(UserId user, Kept kept) {
        store.change(
                () -> {
                    store.run(
                            "INSERT INTO waiting (user_id, stanza, kept_at_ms) VALUES (?, ?, ?)",
                            user.value(),
                            kept.stanza(),
                            kept.keptAt().toEpochMilli());
                });
    }

    /** Everything that waits for the person, oldest first; it waits no longer. */
    public List<Kept> take(UserId user) {
        return store.change(
                () -> {
                    List<Kept> kept =
                            store.list(
                                    r ->
                                            new Kept(
                                                    r.getString("stanza"),
                                                    Instant.ofEpochMilli(r.getLong("kept_at_ms"))),
                                    "SELECT * FROM waiting WHERE user_id = ? ORDER BY place",
                                    user.value());
                    store.run("DELETE FROM waiting WHERE user_id = ?", user.value());
                    return kept;
                });
    }
}
