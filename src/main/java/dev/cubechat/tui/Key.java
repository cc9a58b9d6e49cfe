package dev.cubechat.tui;

import java.util.EnumSet;
import java.util.Set;

/** A key that a person pressed, with what was held down. */
public record Key(Name name, String text, Set<Held> held) {
    /** What was held down with it. */
    public enum Held {
        SHIFT,
        ALT,
        CTRL
    }

    /** Which key. */
    public enum Name {
        /** A character, which {@link Key#text} holds whole: one code point. */
        TEXT,
        ENTER,
        TAB,
        BACKSPACE,
        ESCAPE,
        INSERT,
        DELETE,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        F1,
        F2,
        F3,
        F4,
        F5,
        F6,
        F7,
        F8,
        F9,
        F10,
        F11,
        F12
    }

    public Key {
        held = Set.copyOf(held);
        if ((name == Name.TEXT) == text.isEmpty()) {
            throw new IllegalArgumentException("a text key has a text, another has none");
        }
    }

    /** A key without a text. */
    public static Key of(Name name, Held... held) {
        return new Key(name, "", setOf(held));
    }

    /** A character; with Ctrl it is the small letter. */
    public static Key text(String character, Held... held) {
        return new Key(Name.TEXT, character, setOf(held));
    }

    /** Whether exactly these are held down. */
    public boolean with(Held... exactly) {
        return held.equals(setOf(exactly));
    }

    private static Set<Held> setOf(Held... held) {
        EnumSet<Held> set = EnumSet.noneOf(Held.class);
        set.addAll(Set.of(held));
        return set;
    }
}
