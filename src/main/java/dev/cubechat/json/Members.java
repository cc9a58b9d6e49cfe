package dev.cubechat.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The members of a small object: names and values side by side, in order. A message has less than
 * twenty, and looking through them is quicker than making a hash table for each. Immutable.
 */
final class Members extends AbstractMap<String, Json> {
    /** More than this are kept in a hash table. */
    static final int MOST = 32;

    private final String[] names;
    private final Json[] values;
    private final long bits;

    /**
     * @param names each different from the others; kept, like the values
     * @param bits of the names
     */
    Members(String[] names, Json[] values, long bits) {
        this.names = names;
        this.values = values;
        this.bits = bits;
    }

    /** An immutable copy in the same order. */
    static Map<String, Json> copyOf(Map<String, Json> members) {
        if (members instanceof Members || members instanceof LateMembers) {
            return members;
        }
        if (members.size() > MOST) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
        long bits = 0;
        for (String name : members.keySet()) {
            bits |= bit(name);
        }
        // Not by String[]::new: the first of these in a run takes longer than all members.
        return new Members(
                members.keySet().toArray(new String[0]),
                members.values().toArray(new Json[0]),
                bits);
    }

    /** Others of the same names. */
    Members with(Json[] others) {
        return new Members(names, others, bits);
    }

    /** For those who change nothing in it. */
    String[] names() {
        return names;
    }

    Json value(int at) {
        return values[at];
    }

    /** Where a name stands among the first so many; -1 where it does not. */
    static int indexOf(String[] names, int count, Object name) {
        // Names from a parser and from our code are mostly the same objects.
        for (int i = 0; i < count; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** A bit for each name, so that most names that are missing need not be looked for. */
    static long bit(Object name) {
        return 1L << name.hashCode();
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Json getOrDefault(Object name, Json other) {
        int at = indexOf(name);
        return at < 0 ? other : values[at];
    }

    @Override
    public boolean containsKey(Object name) {
        return indexOf(name) >= 0;
    }

    private int indexOf(Object name) {
        return (bits & bit(name)) == 0 ? -1 : indexOf(names, names.length, name);
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Json> each) {
        for (int i = 0; i < names.length; i++) {
            each.accept(names[i], values[i]);
        }
    }

    @Override
    public Set<Map.Entry<String, Json>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, Json>> {
        @Override
        public int size() {
            return names.length;
        }

        @Override
        public Iterator<Map.Entry<String, Json>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < names.length;
                }

                @Override
                public Map.Entry<String, Json> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    int at = next++;
                    return Map.entry(names[at], values[at]);
                }
            };
        }
    }
}
