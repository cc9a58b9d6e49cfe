package dev.cubechat.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A table of a configuration file: what it says at each key, in the file's order.
 *
 * @param byKey filled by the one that reads the file, and by nobody afterwards
 */
record Table(Map<String, Entry> byKey) {
    Table() {
        this(new LinkedHashMap<>());
    }

    /**
     * What is said at a key, and where the key or the head of the table begins.
     *
     * @param value a String, Long, Boolean or Table; anything else is no setting
     */
    record Entry(String key, Object value, int line, int column) {}

    /** Adds an entry; false where there is one of that key. */
    boolean add(Entry entry) {
        return byKey.putIfAbsent(entry.key(), entry) == null;
    }

    Collection<Entry> entries() {
        return byKey.values();
    }

    Optional<Entry> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
