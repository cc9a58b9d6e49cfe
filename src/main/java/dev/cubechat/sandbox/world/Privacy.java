package dev.cubechat.sandbox.world;

import dev.cubechat.json.Json;
import dev.cubechat.json.JsonText;
import dev.cubechat.model.UserId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whom people block (protocol page xmpp.md, section 19). Lists are remembered, because every stanza
 * asks for them.
 */
public final class Privacy {
    private final Store store;
    private final Map<UserId, Book> remembered = new ConcurrentHashMap<>();

    /** All lists of a person. */
    private record Book(Map<String, List<PrivacyEntry>> lists, @Nullable String standard) {}

    Privacy(Store store) {
        this.store = store;
    }

    public List<String> names(UserId owner) {
        return List.copyOf(book(owner).lists().keySet());
    }

    /** The list in force where a session has not chosen another. */
    public Optional<String> standard(UserId owner) {
        return Optional.ofNullable(book(owner).standard());
    }

    public Optional<List<PrivacyEntry>> list(UserId owner, String name) {
        return Optional.ofNullable(book(owner).lists().get(name));
    }

    /** Makes a list, or puts it in another's place; an empty one is deleted. */
    public void set(UserId owner, String name, List<PrivacyEntry> entries) {
        store.change(
                () -> {
                    if (entries.isEmpty()) {
                        store.run(
                                "DELETE FROM privacy_lists WHERE user_id = ? AND name = ?",
                                owner.value(),
                                name);
                    } else {
                        store.run(
                                "INSERT OR REPLACE INTO privacy_lists"
                                        + " (user_id, name, is_default, items) VALUES (?, ?, 0, ?)",
                                owner.value(),
                                name,
                                stored(entries));
                    }
                    forget(owner);
                });
    }

    /** Puts a list in force for all sessions that have not chosen another; null for none. */
    public void makeStandard(UserId owner, @Nullable String name) {
        store.change(
                () -> {
                    store.run(
                            "UPDATE privacy_lists SET is_default = (name = ?) WHERE user_id = ?",
                            name == null ? "" : name,
                            owner.value());
                    forget(owner);
                });
    }

    /** The person is no more, nor are their lists. */
    void deleteAll(UserId owner) {
        store.run("DELETE FROM privacy_lists WHERE user_id = ?", owner.value());
        forget(owner);
    }

    /**
     * Whether a list of the owner's keeps something from passing between them and somebody else.
     *
     * @param chosen the list that a session has chosen; null for the default
     */
    public boolean blocks(UserId owner, @Nullable String chosen, UserId other, Way way) {
        if (owner.equals(other)) {
            return false;
        }
        Book book = book(owner);
        String inForce = chosen == null ? book.standard() : chosen;
        return inForce != null
                && book.lists().getOrDefault(inForce, List.of()).stream()
                        .filter(entry -> entry.fits(other, way))
                        .findFirst()
                        .filter(PrivacyEntry::deny)
                        .isPresent();
    }

    /** The person's lists were changed behind the back of this class. */
    void forget(UserId owner) {
        remembered.remove(owner);
    }

    private Book book(UserId owner) {
        // Not computeIfAbsent: that would hold a lock of the map while it waits for the store's.
        Book known = remembered.get(owner);
        return known != null ? known : store.read(() -> load(owner));
    }

    private Book load(UserId owner) {
        Map<String, List<PrivacyEntry>> lists = new LinkedHashMap<>();
        List<String> standard = new ArrayList<>();
        store.list(
                row -> {
                    lists.put(row.getString("name"), entries(row.getString("items")));
                    return row.getInt("is_default") == 1 && standard.add(row.getString("name"));
                },
                "SELECT * FROM privacy_lists WHERE user_id = ? ORDER BY name",
                owner.value());
        Book book = new Book(lists, standard.isEmpty() ? null : standard.getFirst());
        remembered.put(owner, book);
        return book;
    }

    /** A list as the table has it. */
    static String stored(List<PrivacyEntry> entries) {
        List<Json> items = entries.stream().map(PrivacyEntry::toJson).toList();
        return JsonText.write(new Json.Arr(items));
    }

    private static List<PrivacyEntry> entries(String json) {
        return Lists.stored(json).asItems().stream()
                .map(PrivacyEntry::ofStored)
                .sorted(Comparator.comparingLong(PrivacyEntry::order))
                .toList();
    }
}
