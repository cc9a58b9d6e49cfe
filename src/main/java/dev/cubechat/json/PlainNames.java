package dev.cubechat.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names in objects that come one after the other: mostly the same, in the same order. Then they
 * are not read, but compared with those of the object before. Used by one thread.
 */
public final class PlainNames {
    private final PlainJson in;
    private final Map<String, Name> known = new HashMap<>();

    /** Those of the object before, or of several that differed. */
    private final List<Name> order = new ArrayList<>();

    private int place;
    private int object;

    /** One name, as text and as it is written before its value. */
    private static final class Name {
        final String text;
        final byte[] written;

        /** The last object that had it. */
        int object;

        Name(String text, byte[] written) {
            this.text = text;
            this.written = written;
        }
    }

    public PlainNames(PlainJson in) {
        this.in = in;
    }

    /** A new object begins. */
    public void begin() {
        place = 0;
        object++;
    }

    /** The next name; what follows is its value. */
    public String next() throws MalformedJson {
        Name name = name();
        place++;
        if (name.object == object) {
            throw new MalformedJson("a name twice");
        }
        name.object = object;
        return name.text;
    }

    private Name name() throws MalformedJson {
        if (place < order.size()) {
            Name likely = order.get(place);
            if (!in.takes(likely.written)) {
                likely = read();
                order.set(place, likely);
            }
            return likely;
        }
        Name other = read();
        order.add(other);
        return other;
    }

    private Name read() throws MalformedJson {
        int begin = in.at();
        String text = in.text();
        in.needs(':');
        Name name = known.get(text);
        if (name == null) {
            // The same object as in our code: so they are told apart at a glance.
            name = new Name(text.intern(), in.since(begin));
            known.put(text, name);
        }
        return name;
    }
}
