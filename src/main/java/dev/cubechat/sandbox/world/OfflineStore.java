package dev.cubechat.sandbox.world;

import dev.cubechat.model.UserId;

import java.time.Instant;
import java.util.List;

/** Stanzas that wait for people who are away (protocol page xmpp.md, section 16). */
public final class OfflineStore {
    private final Store store;

    /** The newest place; negative before the first is given. The store's lock guards it. */
    private long last = -1;

    /**
     * One stanza that waits.
     *
     * @param place where it stands among all that wait
     * @param stanza its text, as it was given
     */
    public record Kept(long place, String stanza, Instant keptAt) {}

    /**
     * Some of what waited.
     *
     * @param kept oldest first
     * @param more whether more waits behind it
     */
    public record Portion(List<Kept> kept, boolean more) {
        public Portion {
            kept = List.copyOf(kept);
        }
    }

    OfflineStore(Store store) {
        this.store = store;
    }

    /** A place behind all that wait, and behind all places that were given before. */
    public long newPlace() {
        return store.read(
                () -> {
                    if (last < 0) {
                        last = store.number("SELECT max(place) FROM waiting");
                    }
                    last++;
                    return last;
                });
    }

    /** Keeps a stanza in its place. */
    public void keep(UserId user, Kept kept) {
        store.change(
                () -> {
                    store.run(
                            "INSERT INTO waiting (place, user_id, stanza, kept_at_ms)"
                                    + " VALUES (?, ?, ?, ?)",
                            kept.place(),
                            user.value(),
                            kept.stanza(),
                            kept.keptAt().toEpochMilli());
                });
    }

    /**
     * The oldest of what waits for the person; it waits no longer.
     *
     * @param most how many at the most
     * @param length how many characters are enough
     */
    public Portion take(UserId user, int most, long length) {
        return store.change(
                () -> {
                    List<Kept> kept = oldest(user, most, length);
                    if (kept.isEmpty()) {
                        return new Portion(kept, false);
                    }
                    store.run(
                            "DELETE FROM waiting WHERE user_id = ? AND place <= ?",
                            user.value(),
                            kept.getLast().place());
                    boolean more =
                            store.has("SELECT 1 FROM waiting WHERE user_id = ?", user.value());
                    return new Portion(kept, more);
                });
    }

    private List<Kept> oldest(UserId user, int most, long length) {
        return store.list(
                r ->
                        new Kept(
                                r.getLong("place"),
                                r.getString("stanza"),
                                Instant.ofEpochMilli(r.getLong("kept_at_ms"))),
                """
                SELECT place, stanza, kept_at_ms
                  FROM (SELECT *, sum(length(stanza)) OVER (ORDER BY place) AS so_far
                    FROM (SELECT * FROM waiting WHERE user_id = ? ORDER BY place LIMIT ?))
                  WHERE so_far - length(stanza) < ? ORDER BY place
                """,
                user.value(),
                most,
                length);
    }
}
