package dev.cubechat.sandbox.world;

import dev.cubechat.model.MessageId;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who reacted how to which message (protocol page rest.md, section 8). */
public final class ReactionBook {
    private final Store store;
    private final World world;

    ReactionBook(Store store, World world) {
        this.store = store;
        this.world = world;
    }

    /**
     * Adds a reaction, removes one, or both. Each person has each reaction at most once; what was
     * there already, or never was, changes nothing and is told to nobody.
     *
     * @throws Refused where the message is not to be seen
     */
    public void react(UserId by, MessageId id, @Nullable String add, @Nullable String remove) {
        store.change(
                () -> {
                    MessageRow row = world.history().visible(by, id);
                    String added = add != null && added(by, row, add) ? add : null;
                    String removed = remove != null && removed(by, row, remove) ? remove : null;
                    if (added == null && removed == null) {
                        return;
                    }
                    DialogFacts dialog = world.dialogs().factsOf(row.dialog());
                    store.tell(
                            new WorldEvent.Reacted(
                                    id,
                                    dialog,
                                    by,
                                    world.dialogs().hearers(dialog),
                                    added,
                                    removed));
                });
    }

    /** Who added which reaction, in the order in which they did. */
    public Map<String, List<UserId>> of(UserId viewer, MessageId id) {
        return store.read(
                () -> {
                    Map<String, List<UserId>> people = new LinkedHashMap<>();
                    store.list(
                                    r -> Map.entry(r.getString(1), new UserId(r.getLong(2))),
                                    "SELECT reaction, user_id FROM reactions WHERE seq = ?"
                                            + " ORDER BY place",
                                    world.history().visible(viewer, id).seq())
                            .forEach(
                                    each ->
                                            people.computeIfAbsent(
                                                            each.getKey(), k -> new ArrayList<>())
                                                    .add(each.getValue()));
                    return people;
                });
    }

    private boolean added(UserId by, MessageRow row, String reaction) {
        return store.run(
                        "INSERT OR IGNORE INTO reactions (seq, user_id, reaction) VALUES (?, ?, ?)",
                        row.seq(),
                        by.value(),
                        reaction)
                > 0;
    }

    private boolean removed(UserId by, MessageRow row, String reaction) {
        return store.run(
                        "DELETE FROM reactions WHERE seq = ? AND user_id = ? AND reaction = ?",
                        row.seq(),
                        by.value(),
                        reaction)
                > 0;
    }
}
