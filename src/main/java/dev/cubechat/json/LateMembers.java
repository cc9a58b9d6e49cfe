package dev.cubechat.json;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * The members of an object that is known to be one, read when somebody looks at them: most messages
 * of a history are shown without. Any thread may be the first.
 */
final class LateMembers extends AbstractMap<String, Json> {
    private final byte[] utf8;
    private final int begin;
    private final int end;

    /** Whoever sets it sets the same. */
    private @Nullable Map<String, Json> members;

    /**
     * @param utf8 with an object from {@code begin} to {@code end}; kept
     */
    LateMembers(byte[] utf8, int begin, int end) {
        this.utf8 = utf8;
        this.begin = begin;
        this.end = end;
    }

    private Map<String, Json> members() {
        Map<String, Json> known = members;
        if (known == null) {
            known = read();
            members = known;
        }
        return known;
    }

    private Map<String, Json> read() {
        try {
            return FullJson.parse(Arrays.copyOfRange(utf8, begin, end)).asObject().members();
        } catch (MalformedJson impossible) {
            throw new IllegalStateException("read before, and now unreadable", impossible);
        }
    }

    @Override
    public int size() {
        return members().size();
    }

    @Override
    public Json getOrDefault(Object name, Json other) {
        return members().getOrDefault(name, other);
    }

    @Override
    public boolean containsKey(Object name) {
        return members().containsKey(name);
    }

    @Override
    public Set<Map.Entry<String, Json>> entrySet() {
        return members().entrySet();
    }
}
